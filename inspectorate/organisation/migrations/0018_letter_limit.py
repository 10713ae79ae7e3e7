"""How long an enterprise has to put right what a letter names: policy, editable like every limit."""

from django.db import migrations

LETTER = {
    "code": "letter",
    "name": "自行整改",
    "name_en": "put right what a letter names",
    "length": 20,
    "unit": "days",
    "day_type": "working",
    "starts": "告知书发出之日",
    "starts_en": "the day the letter is sent",
    "basis": "内部工作制度",
    "basis_en": "the inspectorate's working order",
    "source": "Policy of the inspectorate, first version; no limit of law",
    "remind_days": 3,
    "escalate_days": 5,
}


def fill(apps, schema_editor):
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    limits.objects.get_or_create(code="letter", defaults=LETTER | {"order": last + 1})


def empty(apps, schema_editor):
    apps.get_model("organisation", "Limit").objects.filter(code="letter").delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0017_collected_once")]
    operations = [migrations.RunPython(fill, empty)]
