"""What a change of the grid moved is marked."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0043_watchlist_walls"),
        ("organisation", "0026_moved_areas"),
    ]
    operations = [
        migrations.RunSQL(statement("compliance", "move_grid_kept"), migrations.RunSQL.noop)
    ]
