"""What a regime weighs in the order of alerts becomes data with its source."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together

STARTING = "劳动保障监察机构工作安排，初始值"
POINTS = {"intensified": 10, "normal": 3, "reduced": 0, "waived": 0}


def fill(apps, schema_editor):
    """The points as they stood in weights.toml."""
    apps.get_model("alerts", "RegimeWeight").objects.bulk_create(
        apps.get_model("alerts", "RegimeWeight")(
            regime=regime, alert_points=points, source=STARTING
        )
        for regime, points in POINTS.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0004_load_index"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="RegimeWeightEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("waived", "waived"),
                                    ("reduced", "reduced"),
                                    ("normal", "normal"),
                                    ("intensified", "intensified"),
                                ],
                                max_length=12,
                                serialize=False,
                                verbose_name="regime",
                            ),
                        ),
                        (
                            "alert_points",
                            models.SmallIntegerField(verbose_name="points of an alert's priority"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegimeWeight",
                    fields=[
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("waived", "waived"),
                                    ("reduced", "reduced"),
                                    ("normal", "normal"),
                                    ("intensified", "intensified"),
                                ],
                                max_length=12,
                                primary_key=True,
                                serialize=False,
                                verbose_name="regime",
                            ),
                        ),
                        (
                            "alert_points",
                            models.SmallIntegerField(verbose_name="points of an alert's priority"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "weight of a regime",
                        "ordering": ("-alert_points", "regime"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("alert_points__gte", 0), ("alert_points__lte", 30)
                                ),
                                name="regime_weight_in_bounds",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regimeweight",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alerts_regimeweightevent" ("alert_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source") VALUES (NEW."alert_points", _pgh_attach_context(), NOW(), \'insert\', NEW."regime", NEW."regime", NEW."source"); RETURN NULL;',
                            hash="6292afbbc67553728b136b93c91ca58f9ecd06e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3a52",
                            table="alerts_regimeweight",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regimeweight",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alerts_regimeweightevent" ("alert_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source") VALUES (NEW."alert_points", _pgh_attach_context(), NOW(), \'update\', NEW."regime", NEW."regime", NEW."source"); RETURN NULL;',
                            hash="eeacb6dad1740498d75c0645a35b1a925c2bd00e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac388",
                            table="alerts_regimeweight",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="regimeweightevent",
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
                    model_name="regimeweightevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="alerts.regimeweight",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL("SELECT append_only('alerts_regimeweightevent')", migrations.RunSQL.noop),
    ]
