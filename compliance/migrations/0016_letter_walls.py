"""Letters and their parts behind the wall of sight, histories only added to."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0015_letters")]
    operations = [
        migrations.RunSQL(statement("compliance", "letter_walls"), migrations.RunSQL.noop)
    ]
