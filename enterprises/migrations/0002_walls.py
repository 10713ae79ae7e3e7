"""Walls, views and the functions of loading; which schemes apply to which contract. One way."""

from django.db import migrations

from inspectorate.foundation.statements import statement

SOURCE = "Feeds contract: dispatch none, part-time work injury, any other or blank all five"
KINDS = {
    "": (1, 2, 3, 4, 5),
    "fixed": (1, 2, 3, 4, 5),
    "open_ended": (1, 2, 3, 4, 5),
    "project": (1, 2, 3, 4, 5),
    "part_time": (4,),
}


def fill(apps, schema_editor):
    """The rows of the feeds contract, section on semantics."""
    model = apps.get_model("enterprises", "SchemeApplicability")
    model.objects.bulk_create(
        model(contract_kind=kind, scheme=scheme, source=SOURCE)
        for kind, schemes in KINDS.items()
        for scheme in schemes
    )


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0001_initial"), ("organisation", "0002_walls")]

    operations = [
        *(
            migrations.RunSQL(statement("enterprises", name))
            for name in (
                "row_security",
                "knowledge",
                "first_load",
                "gather_figures",
                "orphans_seen",
                "written_reviews",
            )
        ),
        migrations.RunPython(fill),
    ]
