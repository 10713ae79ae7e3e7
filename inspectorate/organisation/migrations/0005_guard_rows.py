"""The function with which migrations put the wall of sight around a table."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("organisation", "0004_access_without_user")]
    operations = [
        migrations.RunSQL(
            statement("inspectorate.organisation", "guard_rows"),
            "DROP FUNCTION guard_rows(regclass)",
        )
    ]
