"""Alerts of cases whose filing is proposed say so."""

from django.db import migrations

PROPOSED = """
UPDATE alerts_alert a
SET decision = 'filing_proposed',
    state = CASE WHEN a.state = 'new' THEN 'acknowledged' ELSE a.state END
FROM compliance_casealert l JOIN compliance_case c ON c.id = l.case_id
WHERE l.alert_id = a.id AND l.released_on IS NULL AND c.state = 'proposed'
  AND a.state IN ('new', 'acknowledged', 'letter_sent')
"""


class Migration(migrations.Migration):
    dependencies = [("compliance", "0027_written_reviews")]
    operations = [migrations.RunSQL(PROPOSED, migrations.RunSQL.noop)]
