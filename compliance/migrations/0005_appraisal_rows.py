"""What is shipped of appraisals: two scales, their effects, a first set of criteria of each; the
measures by which medals are ranked, and what a medal brings.
"""

from datetime import UTC, datetime

from django.db import migrations

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

MEDAL = "青岛市劳动保障守法诚信奖牌，有效期两年，免除日常检查"
MEDAL_MEASURES = [
    ("years_clean", 4, 40, False, "连续无违法记录的年数", "Years without violation, in a row"),
    (
        "uncovered_count",
        25,
        25,
        True,
        "全员参加应参加的险种",
        "All workers in all schemes that apply",
    ),
    ("short_base_count", 15, 15, False, "缴费基数足额申报", "Contribution base declared in full"),
    ("arrears_yuan", 15, 15, True, "无欠缴社会保险费", "No contributions in arrears"),
    ("late_months", 5, 5, False, "周期内按时缴费", "Contributions paid on time in the period"),
]


def fill_scales(apps, schema_editor):
    """Scales, their grades and the first criteria."""
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


def fill_medals(apps, schema_editor):
    """The measures of the ranking, and the terms of a medal."""
    criterion = apps.get_model("compliance", "MedalCriterion")
    criterion.objects.bulk_create(
        criterion(
            measure=measure, order=order, points=points, most_points=most, required=required,
            wording=wording, wording_en=english, source=STARTING,
        )
        for order, (measure, points, most, required, wording, english) in enumerate(MEDAL_MEASURES)
    )  # fmt: skip
    apps.get_model("compliance", "MedalTerms").objects.create(
        id=1, regime="waived", years=2, source=MEDAL
    )


def empty(apps, schema_editor):
    """None of them."""
    for name in ("Criterion", "CriteriaSet", "ScaleGrade", "Scale", "MedalCriterion", "MedalTerms"):
        apps.get_model("compliance", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0004_legal_rows")]

    operations = [
        migrations.RunPython(fill_scales, empty),
        migrations.RunPython(fill_medals, migrations.RunPython.noop),
    ]
