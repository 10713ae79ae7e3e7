"""Whom a provider's claims were settled for, behind the provider's wall."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0005_search_letters")]

    operations = [
        migrations.RunSQL(
            statement("enterprises", "claimants"), "DROP VIEW enterprises_claimant_seen"
        ),
    ]
