"""Public lists are read by everybody and added to by whoever is logged in."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0025_publicity"), ("organisation", "0014_append_only")]
    operations = [
        migrations.RunSQL(statement("compliance", "publicity_walls"), migrations.RunSQL.noop)
    ]
