"""Walls around medals, and what is shipped: the measures of the ranking and what a medal brings."""

from django.db import migrations

from inspectorate.foundation.statements import statement

STARTING = "初始值，由劳动保障监察机构确定"
CITY = "青岛市劳动保障守法诚信奖牌，有效期两年，免除日常检查"
CRITERIA = [
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


def fill(apps, schema_editor):
    """The rows."""
    apps.get_model("compliance", "MedalCriterion").objects.bulk_create(
        apps.get_model("compliance", "MedalCriterion")(
            measure=measure, order=order, points=points, most_points=most, required=required,
            wording=wording, wording_en=english, source=STARTING,
        )
        for order, (measure, points, most, required, wording, english) in enumerate(CRITERIA)
    )  # fmt: skip
    apps.get_model("compliance", "MedalTerms").objects.create(
        id=1, regime="waived", years=2, source=CITY
    )


class Migration(migrations.Migration):
    dependencies = [("compliance", "0036_medals")]
    operations = [
        migrations.RunSQL(statement("compliance", "medal_walls"), migrations.RunSQL.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
