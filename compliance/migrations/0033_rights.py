"""Time that runs for an enterprise's right is no day that a case is due."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0032_grade_answers"),
        ("organisation", "0007_limit_actors"),
    ]

    operations = [
        migrations.RunSQL(statement("compliance", "meet_statements"), migrations.RunSQL.noop),
        migrations.RunSQL(statement("compliance", "rights_not_due"), migrations.RunSQL.noop),
    ]
