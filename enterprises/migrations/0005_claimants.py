"""Whom a provider's claims were settled for, behind the provider's wall."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0004_group_index")]

    operations = [
        migrations.RunSQL(
            statement("enterprises", "claimants"), "DROP VIEW enterprises_claimant_seen"
        ),
    ]
