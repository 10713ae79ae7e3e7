"""The walls that other tables are put behind, and histories that are only added to. One way."""

from django.db import migrations

from inspectorate.foundation.statements import statement

HISTORIES = (
    "absence",
    "apitoken",
    "assignment",
    "calendarday",
    "calendaryear",
    "contributionlimit",
    "contributionrate",
    "gridgroup",
    "industryclass",
    "inspector",
    "limit",
    "user",
)


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [
        *(
            migrations.RunSQL(statement("inspectorate.organisation", name))
            for name in ("access_log_rights", "guard_rows", "append_only")
        ),
        *(
            migrations.RunSQL([("SELECT append_only(%s)", [f"organisation_{name}event"])])
            for name in HISTORIES
        ),
    ]
