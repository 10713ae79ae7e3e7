"""Quotas and figures of the inspection plan to begin with, and the wall before waived visits."""

from django.db import migrations

from inspectorate.foundation.statements import statement

POLICY = "Starting value, to be set by the inspectorate's yearly plan"
QUOTAS = {"intensified": (2, 100), "normal": (1, 10), "reduced": (1, 3), "waived": (0, 0)}
FIGURES = {
    "visit_inspectors": (
        2,
        "decree_423",
        "16",
        "劳动保障监察员进行调查、检查，不得少于2人。",
        "At least two inspectors take part in an investigation or inspection.",
        "State Council Decree 423, in force since 1 December 2004",
    ),
    "visits_a_week": (
        5,
        "city",
        "",
        "专职监察员每周带队进行的日常检查次数。",
        "Routine visits a week that a full-time inspector leads.",
        POLICY,
    ),
}


def fill(apps, schema_editor):
    """The rows."""
    quota = apps.get_model("compliance", "InspectionQuota")
    quota.objects.bulk_create(
        quota(regime=regime, visits_a_year=visits, share_percent=share, source=POLICY)
        for regime, (visits, share) in QUOTAS.items()
    )
    figure = apps.get_model("compliance", "LegalFigure")
    figure.objects.bulk_create(
        figure(code=code, value=value, law=law, article=article, wording=wording,
               wording_en=english, source=source)
        for code, (value, law, article, wording, english, source) in FIGURES.items()
    )  # fmt: skip


def empty(apps, schema_editor):
    """None of them."""
    apps.get_model("compliance", "InspectionQuota").objects.all().delete()
    apps.get_model("compliance", "LegalFigure").objects.filter(code__in=FIGURES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0008_inspection_plan"),
        ("organisation", "0012_absences"),
    ]

    operations = [
        migrations.RunPython(fill, empty),
        migrations.RunSQL(
            statement("compliance", "waived_visits"),
            "DROP TRIGGER b_waived_is_not_visited ON compliance_inspection;"
            "DROP FUNCTION refuse_waived_visit()",
        ),
        migrations.RunSQL(
            """
            REVOKE UPDATE, DELETE ON compliance_inspectionquotaevent,
                compliance_inspectionplanevent, compliance_gridchangeevent
            FROM inspectorate_web, inspectorate_worker;
            REVOKE UPDATE, DELETE ON organisation_absenceevent
            FROM inspectorate_web, inspectorate_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
