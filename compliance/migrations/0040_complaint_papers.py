"""Replaced papers of complaints, renewed secrets, identities that are forgotten."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0039_public_views"),
        ("organisation", "0023_complainant_limit"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "complaint_papers"), migrations.RunSQL.noop)
    ]
