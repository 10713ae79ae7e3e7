"""An enterprise sees its own entries of the watchlist, states its case and asks for removal."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0017_outlines")]

    operations = [
        migrations.RunSQL(statement("compliance", "own_listings_walls"), migrations.RunSQL.noop),
    ]
