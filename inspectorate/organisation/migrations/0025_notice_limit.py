"""How long notices that were read are kept: policy, editable like every limit."""

from django.db import migrations

KEPT = {
    "code": "notice_kept",
    "name": "已读通知保存期",
    "name_en": "keep notices that were read",
    "length": 180,
    "unit": "days",
    "day_type": "calendar",
    "starts": "通知已读之日",
    "starts_en": "the day the notice is read",
    "basis": "内部工作制度",
    "basis_en": "the inspectorate's working order",
    "source": "Policy of the inspectorate, first version; no limit of law",
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
    dependencies = [("organisation", "0024_guard_histories")]
    operations = [migrations.RunPython(fill, empty)]
