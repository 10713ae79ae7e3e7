"""Notices of hearings and inspections, and of listings, are shown in the enterprise's portal."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0012_scales")]

    operations = [
        migrations.RunSQL(
            statement("compliance", "own_papers_with_meetings"), migrations.RunSQL.noop
        ),
    ]
