"""Lets jobs that own nothing have the planner's figures gathered after a batch."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0004_first_load")]

    operations = [
        migrations.RunSQL(
            statement("enterprises", "gather_figures"),
            "DROP FUNCTION gather_figures(text, bigint)",
        )
    ]
