"""Notices stand behind a wall of their own; the office's hours, until somebody changes the row."""

from datetime import date, time

from django.db import migrations

from inspectorate.foundation.statements import statement

UNDO = """
DROP FUNCTION announce_notices;
DROP POLICY own_of_web ON alerts_notification;
DROP POLICY own_of_web ON alerts_outboxentry;
DROP POLICY own_of_web ON alerts_channelchoice;
DROP POLICY own_of_web ON alerts_quiethours;
DROP POLICY all_for_worker ON alerts_notification;
DROP POLICY all_for_worker ON alerts_outboxentry;
DROP POLICY all_for_worker ON alerts_channelchoice;
DROP POLICY all_for_worker ON alerts_quiethours;
"""


def lay_down_hours(apps, schema_editor):
    """The hours this installation begins with."""
    apps.get_model("alerts", "OfficeHours").objects.create(
        from_day=date(2020, 1, 1),
        opens=time(9),
        closes=time(17),
        source="Assumed for a new installation; the office enters its own hours",  # hours.ASSUMED
    )


class Migration(migrations.Migration):
    dependencies = [("alerts", "0007_notifications")]

    operations = [
        migrations.RunSQL(statement("alerts", "notification_walls"), UNDO),
        migrations.RunPython(lay_down_hours, migrations.RunPython.noop),
    ]
