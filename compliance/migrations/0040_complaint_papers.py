"""Replaced papers of complaints, renewed secrets, identities that are forgotten."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0028_proposed_alerts"),
        ("organisation", "0040_complainant_limit"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "complaint_papers"), migrations.RunSQL.noop)
    ]
