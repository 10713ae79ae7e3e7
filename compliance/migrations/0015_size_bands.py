"""Size bands become rows with their source, from a day on."""

import datetime

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement

BACK = "DROP FUNCTION keep_size_bands() CASCADE"


SOURCE = (
    "国家统计局《统计上大中小微型企业划分办法（2017）》国统字〔2017〕213号“其他未列明行业”的从业人员标准，"
    "统一用于各行业；初始值，由劳动保障监察机构确定"
)


def fill(apps, schema_editor):
    """The bands as they stood in the statements."""
    apps.get_model("compliance", "SizeBands").objects.create(
        from_on=datetime.date(2000, 1, 1), small_from=10, medium_from=100, large_from=300,
        source=SOURCE,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0014_load_indexes"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="SizeBandsEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("from_on", models.DateField(serialize=False, verbose_name="from")),
                        ("small_from", models.IntegerField(verbose_name="small from, workers")),
                        ("medium_from", models.IntegerField(verbose_name="medium from, workers")),
                        ("large_from", models.IntegerField(verbose_name="large from, workers")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AlterField(
                    model_name="grade",
                    name="size_band",
                    field=models.CharField(
                        choices=[
                            ("micro", "micro"),
                            ("small", "small"),
                            ("medium", "medium"),
                            ("large", "large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                migrations.AlterField(
                    model_name="gradeevent",
                    name="size_band",
                    field=models.CharField(
                        choices=[
                            ("micro", "micro"),
                            ("small", "small"),
                            ("medium", "medium"),
                            ("large", "large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                migrations.AlterField(
                    model_name="medalcandidate",
                    name="size_band",
                    field=models.CharField(
                        choices=[
                            ("micro", "micro"),
                            ("small", "small"),
                            ("medium", "medium"),
                            ("large", "large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                migrations.AlterField(
                    model_name="simulationcount",
                    name="size_band",
                    field=models.CharField(
                        choices=[
                            ("micro", "micro"),
                            ("small", "small"),
                            ("medium", "medium"),
                            ("large", "large"),
                        ],
                        max_length=6,
                    ),
                ),
                migrations.CreateModel(
                    name="SizeBands",
                    fields=[
                        (
                            "from_on",
                            models.DateField(
                                primary_key=True, serialize=False, verbose_name="from"
                            ),
                        ),
                        ("small_from", models.IntegerField(verbose_name="small from, workers")),
                        ("medium_from", models.IntegerField(verbose_name="medium from, workers")),
                        ("large_from", models.IntegerField(verbose_name="large from, workers")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "size bands",
                        "ordering": ("-from_on",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("large_from__gt", models.F("medium_from")),
                                    ("large_from__lte", 1000000),
                                    ("medium_from__gt", models.F("small_from")),
                                    ("small_from__gte", 1),
                                ),
                                name="size_bands_in_order",
                                violation_error_message="Each band begins with more workers than the last.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizebands",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_sizebandsevent" ("from_on", "large_from", "medium_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "small_from", "source") VALUES (NEW."from_on", NEW."large_from", NEW."medium_from", _pgh_attach_context(), NOW(), \'insert\', NEW."from_on", NEW."small_from", NEW."source"); RETURN NULL;',
                            hash="111852ffad9946e03d3dbc0a45e2f914b0df2860",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9784d",
                            table="compliance_sizebands",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sizebands",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_sizebandsevent" ("from_on", "large_from", "medium_from", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "small_from", "source") VALUES (NEW."from_on", NEW."large_from", NEW."medium_from", _pgh_attach_context(), NOW(), \'update\', NEW."from_on", NEW."small_from", NEW."source"); RETURN NULL;',
                            hash="e5f723e0c6d3e3cfd5b4d6ac72f67014ea48cbe2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61b65",
                            table="compliance_sizebands",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="sizebandsevent",
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
                    model_name="sizebandsevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="compliance.sizebands",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(
            "SELECT append_only('compliance_sizebandsevent')", migrations.RunSQL.noop
        ),
        migrations.RunSQL(statement("compliance", "size_walls"), BACK),
    ]
