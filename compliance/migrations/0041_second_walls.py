"""Draws, grid changes, plans and campaigns behind the wall; histories where their rows are."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0040_complaint_papers"),
        ("organisation", "0024_guard_histories"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "second_walls"), migrations.RunSQL.noop)
    ]
