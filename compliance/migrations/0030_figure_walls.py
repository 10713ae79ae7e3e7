"""Pages read figures and ask for a count; only jobs count."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0029_figures"), ("organisation", "0014_append_only")]
    operations = [
        migrations.RunSQL(statement("compliance", "figure_walls"), migrations.RunSQL.noop)
    ]
