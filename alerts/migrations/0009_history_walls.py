"""Histories of alerts and rules are only added to, and seen where the alert is."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0008_notification_walls"),
        ("organisation", "0010_append_only"),
    ]
    operations = [migrations.RunSQL(statement("alerts", "history_walls"), migrations.RunSQL.noop)]
