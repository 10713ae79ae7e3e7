"""Histories of alerts and rules are only added to, and seen where the alert is."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0010_raised_in_run"),
        ("organisation", "0014_append_only"),
    ]
    operations = [migrations.RunSQL(statement("alerts", "history_walls"), migrations.RunSQL.noop)]
