"""The time for review and suit, before which no court is asked to enforce."""

from django.db import migrations


def fill(apps, schema_editor):
    apps.get_model("organisation", "Limit").objects.create(
        code="remedies",
        name="行政诉讼期限",
        name_en="time for a lawsuit against the decision",
        length=6,
        unit="months",
        day_type="calendar",
        starts="处罚决定书送达之日",
        starts_en="the day the decision is served",
        basis="《行政诉讼法》第四十六条",
        basis_en="Administrative Litigation Law, art. 46",
        source="Administrative Litigation Law (2017), art. 46; Reconsideration Law (2023), art. 20: 60 days",
        remind_days=3,
        escalate_days=1,
        order=12,
    )


def empty(apps, schema_editor):
    apps.get_model("organisation", "Limit").objects.filter(code="remedies").delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0010_limit_rows")]
    operations = [migrations.RunPython(fill, empty)]
