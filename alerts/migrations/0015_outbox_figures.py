"""Figures of the outbox, and how long read notices are kept."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0014_watched"),
        ("organisation", "0025_notice_limit"),
    ]
    operations = [
        migrations.RunSQL(statement("alerts", "outbox_figures"), "DROP FUNCTION outbox_figures()")
    ]
