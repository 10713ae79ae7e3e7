from django.db import migrations

from inspectorate.foundation.statements import statement

UNDO = """
DROP VIEW alerts_sight CASCADE;
DROP POLICY seen_by_web ON alerts_alert;
DROP POLICY all_for_worker ON alerts_alert;
ALTER TABLE alerts_alert DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial"), ("enterprises", "0002_row_security")]

    operations = [
        migrations.RunSQL(statement("alerts", "row_security"), UNDO),
        # Hits live as long as their shard; a crash may empty them, the shard is run again.
        migrations.RunSQL(
            "ALTER TABLE alerts_rulehit SET UNLOGGED", "ALTER TABLE alerts_rulehit SET LOGGED"
        ),
        migrations.RunSQL("CREATE SEQUENCE alerts_number", "DROP SEQUENCE alerts_number"),
    ]
