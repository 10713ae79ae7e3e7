"""The first criteria of exposure: policy, editable.

The ministry's measure names the kinds of grave violations; from which sum and how many workers on
one is grave, the city sets. The figures are a first proposal and say so.
"""

from datetime import date

from django.db import migrations

MEASURE = "《重大劳动保障违法行为社会公布办法》（人力资源和社会保障部令第29号）"
THRESHOLD = f"{MEASURE}；数额起点由监察机构拟定，待核"
KIND = f"{MEASURE}；待核"
FIRST = date(2017, 1, 1)

# code, Chinese, English, types, yuan, workers, refused, article, wording, English, source
ROWS = [
    (
        "wages-sum", "拖欠劳动报酬数额较大", "wage arrears of a large sum", ["L6"], 100000, None,
        False, "5(1)", "克扣、无故拖欠劳动者劳动报酬，数额较大的。",
        "Wages withheld or in arrears without reason, of a large sum.", THRESHOLD,
    ),
    (
        "wages-consequences", "拖欠劳动报酬后果严重", "wage arrears with grave consequences",
        ["L6"], None, 30, False, "5(1)", "克扣、无故拖欠劳动者劳动报酬，造成严重后果的。",
        "Wages in arrears with grave consequences, counted by the workers concerned.", THRESHOLD,
    ),
    (
        "insurance-sum", "不缴社会保险费情节严重", "contributions unpaid, grave by their sum",
        ["V1", "V2", "L7"], 200000, None, False, "5(2)",
        "不依法参加社会保险或者不依法缴纳社会保险费，情节严重的。",
        "Not insured or not paid for as the law asks, under grave circumstances: the sum.", THRESHOLD,
    ),
    (
        "insurance-workers", "不参加社会保险情节严重", "workers not insured, grave by their number",
        ["V1", "V2", "L7"], None, 50, False, "5(2)",
        "不依法参加社会保险或者不依法缴纳社会保险费，情节严重的。",
        "Not insured or not paid for as the law asks, under grave circumstances: the workers.",
        THRESHOLD,
    ),
    (
        "hours", "违反工时休假规定情节严重", "hours and rest, grave by the number of workers",
        ["L5"], None, 50, False, "5(3)", "违反工作时间和休息休假规定，情节严重的。",
        "Rules on hours and rest broken under grave circumstances.", THRESHOLD,
    ),
    (
        "women-minors", "违反女职工未成年工保护情节严重", "women and minors, grave by number",
        ["L4"], None, 10, False, "5(4)", "违反女职工和未成年工特殊劳动保护规定，情节严重的。",
        "Special protection of women and minors broken under grave circumstances.", THRESHOLD,
    ),
    (
        "child-labour", "使用童工", "child labour", ["L3"], None, None, False, "5(5)",
        "违反禁止使用童工规定的。", "The prohibition of child labour broken.", KIND,
    ),
    (
        "refused-decision", "拒不履行处理处罚决定", "decision refused",
        ["V1", "V2", "V5", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9"], None, None, True,
        "5(7)", "拒不履行劳动保障行政处理、处罚决定，申请人民法院强制执行的。",
        "A decision not complied with, so that the court was asked to enforce it.", KIND,
    ),
]  # fmt: skip


def fill(apps, schema_editor):
    criteria = apps.get_model("compliance", "ExposureCriterion")
    for order, row in enumerate(ROWS, 1):
        code, name, name_en, types, yuan, workers, refused, article, words, words_en, source = row
        criteria.objects.create(
            code=code,
            name=name,
            name_en=name_en,
            from_on=FIRST,
            violation_types=types,
            min_yuan=yuan,
            min_workers=workers,
            refused=refused,
            term_months=36,
            regime="intensified",
            regime_months=24,
            law="order_29",
            article=article,
            wording=words,
            wording_en=words_en,
            source=source,
            order=order,
        )


def empty(apps, schema_editor):
    apps.get_model("compliance", "ExposureCriterion").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0005_appraisal_rows")]

    operations = [migrations.RunPython(fill, empty)]
