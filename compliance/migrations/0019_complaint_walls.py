"""Complaints behind their wall; complainants behind another that only functions pass."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0018_complaints"),
        ("organisation", "0014_append_only"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", name), migrations.RunSQL.noop)
        for name in ("complaint_walls", "complainant_walls")
    ]
