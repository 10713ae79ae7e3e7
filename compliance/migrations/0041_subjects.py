"""The person a case is about is named to whoever sees the case. One way."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0040_medal_against"),
        ("enterprises", "0006_claimants"),
    ]

    operations = [migrations.RunSQL(statement("compliance", "subjects"))]
