"""What everybody may read of the register and of final grades."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0038_public_register"),
        ("enterprises", "0006_uploads"),
    ]
    operations = [
        migrations.RunSQL(
            statement("compliance", "public_views"),
            "DROP VIEW compliance_publicgrade; DROP VIEW compliance_publicenterprise",
        )
    ]
