"""The walls around answers of enterprises and around self-checks."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0046_portal")]
    operations = [
        migrations.RunSQL(statement("compliance", "portal_walls"), migrations.RunSQL.noop),
        migrations.RunSQL(statement("compliance", "self_check_walls"), migrations.RunSQL.noop),
    ]
