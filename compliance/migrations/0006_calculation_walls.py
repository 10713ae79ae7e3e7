"""Calculations stand behind the wall; a frozen one stays as it is."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0005_calculations")]
    operations = [
        migrations.RunSQL(statement("compliance", "calculation_walls"), migrations.RunSQL.noop)
    ]
