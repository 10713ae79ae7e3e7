"""Whoever acts for an enterprise sees what is its own, and nothing else."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0032_exposure_rows"),
        ("organisation", "0022_enterprise_users"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "enterprise_walls"), migrations.RunSQL.noop)
    ]
