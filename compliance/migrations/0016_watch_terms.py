"""What the watchlist brings an enterprise becomes a row with its source."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together

SOURCE = "列入重点监管名单的用人单位按重点监管；初始值，由劳动保障监察机构确定"


def fill(apps, schema_editor):
    """Intensified supervision, as it stood in the action."""
    apps.get_model("compliance", "WatchTerms").objects.create(
        id=1, regime="intensified", source=SOURCE
    )


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0015_size_bands"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="WatchTermsEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
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
                                verbose_name="regime",
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WatchTerms",
                    fields=[
                        (
                            "id",
                            models.AutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
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
                                verbose_name="regime",
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "terms of the watchlist",
                        "ordering": ("id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="watch_terms_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("regime", "waived"), _negated=True),
                                name="watch_terms_do_not_waive",
                                violation_error_message="Who is on the watchlist is not waived.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="watchterms",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_watchtermsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regime", NEW."source"); RETURN NULL;',
                            hash="70a772b916a2150f8da5236854635b4b4eb63b98",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_77d96",
                            table="compliance_watchterms",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="watchterms",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_watchtermsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regime", NEW."source"); RETURN NULL;',
                            hash="8e73355600cab50282e3f1786ca8bda5e6298af3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06870",
                            table="compliance_watchterms",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="watchtermsevent",
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
                    model_name="watchtermsevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="compliance.watchterms",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(
            "SELECT append_only('compliance_watchtermsevent')", migrations.RunSQL.noop
        ),
    ]
