"""The function that chooses the routine visits of a year."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0019_complaint_walls")]

    operations = [
        migrations.RunSQL(
            statement("compliance", "plan_visits"), "DROP FUNCTION plan_visits(jsonb, date)"
        )
    ]
