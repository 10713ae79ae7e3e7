from django.db import migrations

from inspectorate.foundation.statements import statement

UNDO = """
DROP SCHEMA known CASCADE;
DROP VIEW employments_by_worker, insurance_by_worker, claims_by_worker;
DROP VIEW enterprises_sight CASCADE;
DROP VIEW enterprises_worker_seen CASCADE;
DROP VIEW enterprises_medicalclaim_seen;
DROP POLICY seen_by_web ON enterprises_enterprise;
DROP POLICY all_for_worker ON enterprises_enterprise;
DROP POLICY seen_by_web ON enterprises_provider;
DROP POLICY all_for_worker ON enterprises_provider;
ALTER TABLE enterprises_enterprise DISABLE ROW LEVEL SECURITY;
ALTER TABLE enterprises_provider DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0001_initial")]

    operations = [
        migrations.RunSQL(statement("enterprises", "row_security"), UNDO),
        migrations.RunSQL(statement("enterprises", "knowledge"), migrations.RunSQL.noop),
    ]
