from django.db import migrations, models

SEEN = """
CREATE OR REPLACE VIEW alerts_finding_seen WITH (security_barrier) AS
SELECT f.* FROM alerts_finding f JOIN alerts_sight USING (alert_id);
GRANT SELECT ON alerts_finding_seen TO inspectorate_web;
"""


class Migration(migrations.Migration):
    dependencies = [("alerts", "0004_months_count")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, SEEN),
        migrations.AddField(
            model_name="finding", name="figures", field=models.JSONField(null=True)
        ),
        migrations.AddField(
            model_name="rulehit", name="figures", field=models.JSONField(null=True)
        ),
        migrations.RunSQL(SEEN, "DROP VIEW alerts_finding_seen"),
    ]
