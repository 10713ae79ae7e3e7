"""By when the annual written review is answered: policy, editable like every limit."""

from django.db import migrations

REVIEW = {
    "code": "written_review",
    "name": "书面审查",
    "name_en": "answer the written review",
    "length": 30,
    "unit": "days",
    "day_type": "working",
    "starts": "书面审查开始之日",
    "starts_en": "the day the written review begins",
    "basis": "劳动保障监察条例第十四条",
    "basis_en": "Decree 423 art. 14",
    "source": "The decree names no days: policy of the inspectorate, first version",
    "remind_days": 5,
    "escalate_days": 5,
}


def fill(apps, schema_editor):
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    limits.objects.get_or_create(code="written_review", defaults=REVIEW | {"order": last + 1})


def empty(apps, schema_editor):
    apps.get_model("organisation", "Limit").objects.filter(code="written_review").delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0018_letter_limit")]
    operations = [migrations.RunPython(fill, empty)]
