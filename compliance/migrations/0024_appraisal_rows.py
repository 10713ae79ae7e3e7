"""Walls around appraisals, and what is shipped: two scales, their effects, a first set of each."""

from datetime import UTC, datetime

from django.db import migrations

from inspectorate.foundation.statements import statement

MEASURE = "《企业劳动保障守法诚信等级评价办法》人社部规〔2016〕1号"
CITY = "青岛市劳动保障守法诚信等级评价，两年一次"
STARTING = "初始值，由劳动保障监察机构确定"
START = datetime(2016, 7, 25, tzinfo=UTC)
SCALES = {
    "city": ("本市两年评价", "City, biennial", 2, 1, CITY),
    "national": ("国家年度评价", "National, yearly", 1, 2, MEASURE),
}
GRADES = [
    ("city", "full", 1, "守法", "Full", "reduced", 2, False, True, CITY),
    ("city", "medium", 2, "基本守法", "Medium", "normal", 2, True, False, CITY),
    ("city", "poor", 3, "失信", "Poor", "intensified", 2, True, False, CITY),
    ("national", "A", 1, "A级", "A", "reduced", 1, False, True, MEASURE),
    ("national", "B", 2, "B级", "B", "normal", 1, True, False, MEASURE),
    ("national", "C", 3, "C级", "C", "intensified", 1, True, False, MEASURE),
]
GRAVE = [
    ["mass_incident", "public_harm"],
    ["child_labour", "forced_labour"],
    ["refused_order", "refused_decision"],
    ["obstruction"],
    ["criminal_prosecution"],
]
SETS = {
    "city": ("poor", "medium", [*GRAVE, ["exposed"]], CITY),
    "national": ("C", "B", GRAVE, MEASURE),
}


def fill(apps, schema_editor):
    """The rows."""
    get = lambda name: apps.get_model("compliance", name)  # noqa: E731
    for code, (name, english, years, order, source) in SCALES.items():
        get("Scale").objects.create(
            code=code, name=name, name_en=english, years=years, order=order, source=source
        )
    for scale, code, rank, name, english, regime, years, on_paper, is_public, source in GRADES:
        get("ScaleGrade").objects.create(
            scale_id=scale, code=code, rank=rank, name=name, name_en=english, regime=regime,
            regime_years=years, on_paper=on_paper, is_public=is_public, source=source,
        )  # fmt: skip
    for scale, (worst, middle, grave, source) in SETS.items():
        made = get("CriteriaSet").objects.create(
            scale_id=scale, version=1, state="in_force", source=source, note=STARTING,
            drafted_at=START, enacted_at=START,
        )  # fmt: skip
        rows = [(worst, ["dealt_with"], 3)]
        rows += [(worst, facts, 1) for facts in grave]
        rows += [(middle, ["dealt_with"], 1)]
        get("Criterion").objects.bulk_create(
            get("Criterion")(criteria=made, number=n, grade=grade, facts=facts, at_least=least)
            for n, (grade, facts, least) in enumerate(rows, start=1)
        )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0023_appraisals")]
    operations = [
        migrations.RunSQL(statement("compliance", "appraisal_walls"), migrations.RunSQL.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
