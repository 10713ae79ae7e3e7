"""The sources of the first criteria in Chinese, as the staff cite them; changed rows stay."""

from django.db import migrations

MEASURE = "Ministry of Human Resources, Order 29 of 2016 (publication of grave violations)"
MEASURE_ZH = "《重大劳动保障违法行为社会公布办法》（人力资源和社会保障部令第29号）"
SOURCES = {
    f"{MEASURE}; threshold proposed by the inspectorate, to be checked": (
        f"{MEASURE_ZH}；数额起点由监察机构拟定，待核"
    ),
    f"{MEASURE}; to be checked": f"{MEASURE_ZH}；待核",
}


def cite(apps, schema_editor):
    criteria = apps.get_model("compliance", "ExposureCriterion")
    for english, chinese in SOURCES.items():
        criteria.objects.filter(source=english).update(source=chinese)


def uncite(apps, schema_editor):
    criteria = apps.get_model("compliance", "ExposureCriterion")
    for english, chinese in SOURCES.items():
        criteria.objects.filter(source=chinese).update(source=english)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0049_criterion_words")]
    operations = [migrations.RunPython(cite, uncite)]
