"""Which schemes apply to which contract: feeds contract, section on semantics."""

from django.db import migrations

SOURCE = "Feeds contract: dispatch none, part-time work injury, any other or blank all five"
KINDS = {
    "": (1, 2, 3, 4, 5),
    "fixed": (1, 2, 3, 4, 5),
    "open_ended": (1, 2, 3, 4, 5),
    "project": (1, 2, 3, 4, 5),
    "part_time": (4,),
}


def fill(apps, schema_editor):
    model = apps.get_model("enterprises", "SchemeApplicability")
    model.objects.bulk_create(
        model(contract_kind=kind, scheme=scheme, source=SOURCE)
        for kind, schemes in KINDS.items()
        for scheme in schemes
    )


def empty(apps, schema_editor):
    apps.get_model("enterprises", "SchemeApplicability").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_row_security")]

    operations = [migrations.RunPython(fill, empty)]
