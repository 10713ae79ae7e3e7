"""Histories of the parts of a case stand behind its wall and are only added to."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0011_history_of_case_parts"),
        ("organisation", "0014_append_only"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "history_walls"), migrations.RunSQL.noop)
    ]
