"""Limits of public exposure and of the watchlist: editable like every limit."""

from django.db import migrations

MEASURE = "ministry's measure on publishing grave violations (Order 29 of 2016)"
ROWS = [
    {
        "code": "exposure_withdrawal",
        "name": "撤下公布信息",
        "name_en": "withdraw a public entry whose decision was reversed",
        "length": 3,
        "unit": "days",
        "day_type": "working",
        "starts": "知悉决定被撤销、变更或确认违法之日",
        "starts_en": "the day the reversal of the decision is known",
        "basis": "《行政处罚法》第四十八条",
        "basis_en": "Administrative Penalty Law, art. 48",
        "source": "Administrative Penalty Law, as revised 22 January 2021, art. 48",
        "remind_days": 2,
        "escalate_days": 1,
    },
    {
        "code": "exposure_objection",
        "name": "复核对公布信息的异议",
        "name_en": "review an objection to a public entry",
        "length": 15,
        "unit": "days",
        "day_type": "working",
        "starts": "收到异议之日",
        "starts_en": "the day the objection is received",
        "basis": "《重大劳动保障违法行为社会公布办法》",
        "basis_en": MEASURE,
        "source": f"The {MEASURE}; article to be checked",
        "remind_days": 3,
        "escalate_days": 1,
    },
    {
        "code": "watchlist_statement",
        "name": "对列入重点监管名单陈述申辩",
        "name_en": "state and defend oneself before being put on the watchlist",
        "length": 5,
        "unit": "days",
        "day_type": "working",
        "starts": "列入告知书发出之日",
        "starts_en": "the day the notice is issued",
        "basis": "内部工作制度",
        "basis_en": "the inspectorate's working order",
        "source": "Working order, first version, after Penalty Law art. 45; to be checked",
        "remind_days": 1,
        "escalate_days": 5,
    },
    {
        "code": "watchlist_term",
        "name": "重点监管名单列入期限",
        "name_en": "term on the watchlist",
        "length": 24,
        "unit": "months",
        "day_type": "calendar",
        "starts": "列入决定作出之日",
        "starts_en": "the day of the decision",
        "basis": "内部工作制度",
        "basis_en": "the inspectorate's working order",
        "source": "Working order, first version; to be checked against the city's rule",
        "remind_days": 10,
        "escalate_days": 1,
    },
    {
        "code": "watchlist_early",
        "name": "提前移出前的最短期限",
        "name_en": "shortest time on the watchlist before early removal",
        "length": 6,
        "unit": "months",
        "day_type": "calendar",
        "starts": "列入决定作出之日",
        "starts_en": "the day of the decision",
        "basis": "内部工作制度",
        "basis_en": "the inspectorate's working order",
        "source": "Working order, first version; to be checked against the city's rule",
        "remind_days": 0,
        "escalate_days": 0,
    },
]


def fill(apps, schema_editor):
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    for n, row in enumerate(ROWS, 1):
        limits.objects.get_or_create(code=row["code"], defaults=row | {"order": last + n})


def empty(apps, schema_editor):
    codes = [row["code"] for row in ROWS]
    apps.get_model("organisation", "Limit").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0020_api_tokens")]
    operations = [migrations.RunPython(fill, empty)]
