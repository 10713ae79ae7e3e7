"""Papers are kept as issued, and series count up without gaps, whoever writes."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0009_plan_rows")]
    operations = [
        migrations.RunSQL(statement("compliance", "papers_are_kept"), migrations.RunSQL.noop)
    ]
