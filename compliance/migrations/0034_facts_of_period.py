"""The function that counts the facts of a period as they were known at a moment."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0033_enterprise_walls")]
    operations = [
        migrations.RunSQL(
            statement("compliance", "facts_of_period"),
            "DROP FUNCTION facts_of_period(date, date, timestamptz)",
        )
    ]
