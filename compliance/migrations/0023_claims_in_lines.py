"""A line of a calculation names the medical claim it is about."""

from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0022_public_entries"),
        ("enterprises", "0006_claimants"),
    ]

    operations = [
        migrations.AddField(
            model_name="calculationline",
            name="detail",
            field=models.CharField(blank=True, db_default="", default="", max_length=255),
        ),
        migrations.RunSQL(statement("compliance", "lines_name_claims"), migrations.RunSQL.noop),
    ]
