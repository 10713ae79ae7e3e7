"""A complaint about a gap begins with the name that opened the self-check."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0024_sent_files")]

    operations = [
        migrations.RunSQL(statement("compliance", "self_check_named"), migrations.RunSQL.noop),
    ]
