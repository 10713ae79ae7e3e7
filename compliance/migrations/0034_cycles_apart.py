"""No two cycles of a scale overlap: what happened is graded once."""

import django.contrib.postgres.constraints
import django.db.models.functions.comparison
from django.conf import settings
from django.core.management.base import CommandError
from django.db import migrations, models

OVERLAP = (
    "The cycles “{first}” ({first_from} to {first_to}) and “{second}” ({second_from} to"
    " {second_to}) of the scale “{scale}” overlap: what happened in both would be graded twice."
    " Neither was changed. Let a city supervisor say which of the two holds; then, as owner of"
    " the database, set from_on or to_on of the other in the table compliance_appraisal so that"
    " the two no longer share a day, and run migrate again."
)


def refuse_overlaps(apps, schema_editor):
    """Names two cycles that overlap, where the constraint would name numbers only."""
    cycles = apps.get_model("compliance", "Appraisal").objects.order_by("scale_id", "from_on", "id")
    columns = ("scale_id", "code", "from_on", "to_on")
    if told := overlap_in(list(cycles.values_list(*columns))):
        raise CommandError(told)


def overlap_in(cycles):
    """The first two that overlap, and what to do, of (scale, code, from, to) in order; or ''."""
    last = {}
    for scale, code, from_on, to_on in cycles:
        first, first_from, first_to = last.get(scale, (None, None, None))
        if first and from_on <= first_to:
            return OVERLAP.format(
                first=first, first_from=first_from, first_to=first_to, second=code,
                second_from=from_on, second_to=to_on, scale=scale,
            )  # fmt: skip
        last[scale] = (code, from_on, to_on)
    return ""


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0033_rights"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(refuse_overlaps, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                models.Func("scale", function="hashtext"), models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Cast(
                                models.Func("scale", function="hashtext"), models.BigIntegerField()
                            ),
                            models.Value("[]"),
                            function="int8range",
                        ),
                        "&&",
                    ),
                    (
                        models.Func("from_on", "to_on", models.Value("[]"), function="daterange"),
                        "&&",
                    ),
                ],
                name="appraisal_periods_apart",
            ),
        ),
    ]
