"""The watchlist behind the wall of sight, its history only added to."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0042_watchlist")]
    operations = [
        migrations.RunSQL(statement("compliance", "watchlist_walls"), migrations.RunSQL.noop)
    ]
