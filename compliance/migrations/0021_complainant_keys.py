"""Identities of complainants move to a newer key."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0020_plan_visits")]
    operations = [
        migrations.RunSQL(statement("compliance", "complainant_keys"), migrations.RunSQL.noop)
    ]
