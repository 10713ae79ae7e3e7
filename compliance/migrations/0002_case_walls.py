"""Rows of cases follow their case, stand behind the wall of sight, and tell every move."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_cases"), ("organisation", "0005_guard_rows")]
    operations = [
        migrations.RunSQL(statement("compliance", name), migrations.RunSQL.noop)
        for name in ("follow_case", "steps_tell_everything", "case_walls")
    ]
