"""Groups that were merged away before groups could end are marked."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0026_payment_days"),
        ("organisation", "0006_ended_groups"),
    ]

    operations = [
        migrations.RunSQL(statement("compliance", "end_emptied_groups"), migrations.RunSQL.noop),
    ]
