"""Walls around alerts and notices, numbers, and the office's hours to begin with. One way."""

from datetime import date, time

from django.db import migrations

from inspectorate.foundation.statements import statement


def lay_down_hours(apps, schema_editor):
    """The hours this installation begins with, until somebody changes the row."""
    apps.get_model("alerts", "OfficeHours").objects.create(
        from_day=date(2020, 1, 1),
        opens=time(9),
        closes=time(17),
        source="Assumed for a new installation; the office enters its own hours",  # hours.ASSUMED
    )


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial"), ("enterprises", "0002_walls")]

    operations = [
        migrations.RunSQL(statement("alerts", "row_security")),
        # Hits live as long as their shard; a crash may empty them, the shard is run again.
        migrations.RunSQL("ALTER TABLE alerts_rulehit SET UNLOGGED"),
        migrations.RunSQL("CREATE SEQUENCE alerts_number"),
        migrations.RunSQL(statement("alerts", "notification_walls")),
        migrations.RunSQL(statement("alerts", "history_walls")),
        migrations.RunSQL("GRANT INSERT, UPDATE ON alerts_officehours TO inspectorate_web"),
        migrations.RunSQL("SELECT append_only('alerts_officehoursevent')"),
        migrations.RunSQL("SELECT guard_rows('alerts_watched')"),
        migrations.RunSQL(statement("alerts", "outbox_figures")),
        migrations.RunPython(lay_down_hours),
    ]
