"""Histories of staff, grid and figures are only added to; so is who did it and from where."""

from django.db import migrations

from inspectorate.foundation.statements import statement

HISTORIES = [
    "organisation_assignmentevent",
    "organisation_contributionlimitevent",
    "organisation_contributionrateevent",
    "organisation_gridgroupevent",
    "organisation_industryclassevent",
    "organisation_inspectorevent",
    "organisation_userevent",
]


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0013_history_of_people"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [
        migrations.RunSQL(
            statement("inspectorate.organisation", "append_only"), migrations.RunSQL.noop
        ),
        *(
            migrations.RunSQL([("SELECT append_only(%s)", [table])], migrations.RunSQL.noop)
            for table in HISTORIES
        ),
    ]
