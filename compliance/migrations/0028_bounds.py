"""How late a thing may be entered; a violation ends after it began, its counts are counts."""

from django.db import migrations, models

from compliance.models.law import FigureCode
from inspectorate.foundation.operations import Together

CODE = {"max_length": 24, "verbose_name": "figure", "choices": FigureCode.choices}


def fill(apps, schema_editor):
    apps.get_model("compliance", "LegalFigure").objects.create(
        code="late_entry_days",
        value=30,
        law="city",
        wording="来信来访和检查最迟在发生后多少日内补录。",
        wording_en="So many days after it a letter, a call or a visit may still be entered.",
        source="Starting value, to be set by the inspectorate",
    )


def empty(apps, schema_editor):
    apps.get_model("compliance", "LegalFigure").objects.filter(code="late_entry_days").delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0027_ended_groups")]

    operations = [
        Together(
            [
                *[
                    migrations.AlterField(
                        model_name=name, name="code", field=models.CharField(**CODE)
                    )
                    for name in ("legalfigure", "legalfigureevent")
                ],
                migrations.AddConstraint(
                    model_name="violation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("first_on"))),
                        name="violation_ends_after_it_began",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="violation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("workers_count__gte", 0),
                            ("months_count__gte", 0),
                            ("amount_yuan__gte", 0),
                        ),
                        name="violation_counts_are_counts",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, empty),
    ]
