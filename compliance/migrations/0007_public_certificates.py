"""Everybody reads the certificate of a medal that stands."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0006_exposure_rows"),
    ]
    operations = [
        migrations.RunSQL(
            statement("compliance", "public_certificates"),
            "DROP FUNCTION certificate_of_entry(bigint)",
        )
    ]
