"""What orders alerts and categorises enterprises becomes data with its source."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together

STARTING = "劳动保障监察机构工作安排，初始值"
ALERT = {
    "severity_1": 10, "severity_2": 20, "severity_3": 30, "workers_points": 25,
    "workers_full": 200, "share_points": 5, "yuan_points": 20, "yuan_full": 2000000,
    "age_points": 10, "age_full": 24, "watchlist_points": 10, "material_growth": "1.2",
    "first_look_days": 5,
}  # fmt: skip
CATEGORY = {
    "alert_points": 70, "further_alert_points": 5, "history_points": 30, "decision_points": 10,
    "history_days": 730, "watchlist_points": 20, "class_b": 10, "class_c": 30, "class_d": 50,
}  # fmt: skip
SECTOR = dict.fromkeys("ABCDEFGHIJKLMNOPQRST", 0) | dict.fromkeys("EHL", 5)


def fill(apps, schema_editor):
    """The numbers as they stood in weights.toml."""
    weight = apps.get_model("alerts", "OrderWeight")
    weight.objects.bulk_create(
        weight(code=f"{section}.{name}", value=value, source=STARTING)
        for section, names in (("alert", ALERT), ("category", CATEGORY), ("sector", SECTOR))
        for name, value in names.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0006_enterprise_notices"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="OrderWeightEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("alert.severity_1", "slight violation, points"),
                                    ("alert.severity_2", "medium violation, points"),
                                    ("alert.severity_3", "severe violation, points"),
                                    ("alert.workers_points", "workers concerned, most points"),
                                    (
                                        "alert.workers_full",
                                        "workers concerned, number with most points",
                                    ),
                                    ("alert.share_points", "all of the staff concerned, points"),
                                    ("alert.yuan_points", "yuan at stake, most points"),
                                    ("alert.yuan_full", "yuan at stake, sum with most points"),
                                    ("alert.age_points", "age, most points"),
                                    ("alert.age_full", "age in months with most points"),
                                    ("alert.watchlist_points", "on the watchlist, points"),
                                    (
                                        "alert.material_growth",
                                        "growth after which a dismissed alert reopens, times",
                                    ),
                                    (
                                        "alert.first_look_days",
                                        "working days until somebody has looked",
                                    ),
                                    ("category.alert_points", "open alerts, most points"),
                                    (
                                        "category.further_alert_points",
                                        "each further open alert, points",
                                    ),
                                    ("category.history_points", "earlier decisions, most points"),
                                    ("category.decision_points", "each earlier decision, points"),
                                    ("category.history_days", "days within which decisions count"),
                                    ("category.watchlist_points", "on the watchlist, points"),
                                    ("category.class_b", "category B from points"),
                                    ("category.class_c", "category C from points"),
                                    ("category.class_d", "category D from points"),
                                    ("sector.A", "Agriculture, forestry, fishing"),
                                    ("sector.B", "Mining"),
                                    ("sector.C", "Manufacturing"),
                                    ("sector.D", "Electricity, heat, gas, water"),
                                    ("sector.E", "Construction"),
                                    ("sector.F", "Wholesale and retail"),
                                    ("sector.G", "Transport, storage, post"),
                                    ("sector.H", "Hotels and catering"),
                                    ("sector.I", "Information technology"),
                                    ("sector.J", "Finance"),
                                    ("sector.K", "Real estate"),
                                    ("sector.L", "Leasing and business services"),
                                    ("sector.M", "Research and technical services"),
                                    ("sector.N", "Water, environment, public facilities"),
                                    ("sector.O", "Household services, repair"),
                                    ("sector.P", "Education"),
                                    ("sector.Q", "Health and social work"),
                                    ("sector.R", "Culture, sports, entertainment"),
                                    ("sector.S", "Public administration"),
                                    ("sector.T", "International organisations"),
                                ],
                                max_length=32,
                                serialize=False,
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="value"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrderWeight",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("alert.severity_1", "slight violation, points"),
                                    ("alert.severity_2", "medium violation, points"),
                                    ("alert.severity_3", "severe violation, points"),
                                    ("alert.workers_points", "workers concerned, most points"),
                                    (
                                        "alert.workers_full",
                                        "workers concerned, number with most points",
                                    ),
                                    ("alert.share_points", "all of the staff concerned, points"),
                                    ("alert.yuan_points", "yuan at stake, most points"),
                                    ("alert.yuan_full", "yuan at stake, sum with most points"),
                                    ("alert.age_points", "age, most points"),
                                    ("alert.age_full", "age in months with most points"),
                                    ("alert.watchlist_points", "on the watchlist, points"),
                                    (
                                        "alert.material_growth",
                                        "growth after which a dismissed alert reopens, times",
                                    ),
                                    (
                                        "alert.first_look_days",
                                        "working days until somebody has looked",
                                    ),
                                    ("category.alert_points", "open alerts, most points"),
                                    (
                                        "category.further_alert_points",
                                        "each further open alert, points",
                                    ),
                                    ("category.history_points", "earlier decisions, most points"),
                                    ("category.decision_points", "each earlier decision, points"),
                                    ("category.history_days", "days within which decisions count"),
                                    ("category.watchlist_points", "on the watchlist, points"),
                                    ("category.class_b", "category B from points"),
                                    ("category.class_c", "category C from points"),
                                    ("category.class_d", "category D from points"),
                                    ("sector.A", "Agriculture, forestry, fishing"),
                                    ("sector.B", "Mining"),
                                    ("sector.C", "Manufacturing"),
                                    ("sector.D", "Electricity, heat, gas, water"),
                                    ("sector.E", "Construction"),
                                    ("sector.F", "Wholesale and retail"),
                                    ("sector.G", "Transport, storage, post"),
                                    ("sector.H", "Hotels and catering"),
                                    ("sector.I", "Information technology"),
                                    ("sector.J", "Finance"),
                                    ("sector.K", "Real estate"),
                                    ("sector.L", "Leasing and business services"),
                                    ("sector.M", "Research and technical services"),
                                    ("sector.N", "Water, environment, public facilities"),
                                    ("sector.O", "Household services, repair"),
                                    ("sector.P", "Education"),
                                    ("sector.Q", "Health and social work"),
                                    ("sector.R", "Culture, sports, entertainment"),
                                    ("sector.S", "Public administration"),
                                    ("sector.T", "International organisations"),
                                ],
                                max_length=32,
                                primary_key=True,
                                serialize=False,
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="value"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "weight of the order of alerts",
                        "ordering": ("code",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0)),
                                name="order_weight_not_below_zero",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="orderweight",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alerts_orderweightevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value") VALUES (NEW."code", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."source", NEW."value"); RETURN NULL;',
                            hash="aec334c9f94b166f8e325f03a9dce3469367b506",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_59cc5",
                            table="alerts_orderweight",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="orderweight",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alerts_orderweightevent" ("code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value") VALUES (NEW."code", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."source", NEW."value"); RETURN NULL;',
                            hash="8ba3a598974195e1c5f6f048fbe2a1a86222fa19",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d46cb",
                            table="alerts_orderweight",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="orderweightevent",
                    name="pgh_context",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                migrations.AddField(
                    model_name="orderweightevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="alerts.orderweight",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL("SELECT append_only('alerts_orderweightevent')", migrations.RunSQL.noop),
    ]
