"""A complaint about a gap begins with the name and the phone that opened the self-check."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0038_criteria_dropped")]

    operations = [
        migrations.RunSQL(statement("compliance", "self_check_reached"), migrations.RunSQL.noop),
    ]
