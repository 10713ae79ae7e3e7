"""How long it is kept who complained: policy, editable like every limit."""

from django.db import migrations

KEPT = {
    "code": "complainant_kept",
    "name": "投诉举报人身份信息保存期",
    "name_en": "keep who complained",
    "length": 36,
    "unit": "months",
    "day_type": "calendar",
    "starts": "事项办结之日",
    "starts_en": "the day the matter is over",
    "basis": "个人信息保护法第十九条、第四十七条",
    "basis_en": "Personal Information Protection Law arts. 19 and 47",
    "source": "The law asks for the shortest time necessary: policy, first version",
    "remind_days": 0,
    "escalate_days": 0,
}


def fill(apps, schema_editor):
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    limits.objects.get_or_create(code=KEPT["code"], defaults=KEPT | {"order": last + 1})


def empty(apps, schema_editor):
    apps.get_model("organisation", "Limit").objects.filter(code=KEPT["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0022_enterprise_users")]
    operations = [migrations.RunPython(fill, empty)]
