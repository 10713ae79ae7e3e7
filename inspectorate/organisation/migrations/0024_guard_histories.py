"""Histories are seen where the row they tell of is; a wall around what belongs to districts."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("organisation", "0023_complainant_limit")]
    operations = [
        migrations.RunSQL(
            statement("inspectorate.organisation", "guard_histories"), migrations.RunSQL.noop
        )
    ]
