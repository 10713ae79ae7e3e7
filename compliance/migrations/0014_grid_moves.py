"""The functions that move a part of the grid, and what the load is weighed by to begin with."""

from django.db import migrations

from inspectorate.foundation.statements import statement

POLICY = "Starting value, to be set by the inspectorate"
FIGURES = {
    "load_of_case": (10, "一件未结案件的工作量，分。", "An open case, in points of load."),
    "load_of_alert": (2, "一条未结预警的工作量，分。", "An open alert, in points of load."),
    "load_of_enterprise": (
        "0.05",
        "一户用人单位的工作量，分。",
        "An enterprise, in points of load.",
    ),
}


def fill(apps, schema_editor):
    """The rows."""
    figure = apps.get_model("compliance", "LegalFigure")
    figure.objects.bulk_create(
        figure(code=code, value=value, law="city", wording=wording, wording_en=english,
               source=POLICY)
        for code, (value, wording, english) in FIGURES.items()
    )  # fmt: skip


def empty(apps, schema_editor):
    """None of them."""
    apps.get_model("compliance", "LegalFigure").objects.filter(code__in=FIGURES).delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0013_load_figures")]

    operations = [
        migrations.RunPython(fill, empty),
        migrations.RunSQL(
            statement("compliance", "move_grid"),
            "DROP FUNCTION move_grid(jsonb); DROP FUNCTION follow_owners(int[]);"
            "DROP FUNCTION place_of_codes(text[])",
        ),
    ]
