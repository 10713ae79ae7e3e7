"""Notes and evidence have a history as everything else: who added them, and from where."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0008_grade_objections"),
        ("organisation", "0005_second_factors"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="EvidenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("photo", "photo"),
                                    ("video", "film"),
                                    ("audio", "sound"),
                                    ("document", "document"),
                                    ("roster", "roster check"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("caption", models.CharField(max_length=255, verbose_name="what it shows")),
                        ("file_name", models.CharField(max_length=255)),
                        ("stored_as", models.CharField(max_length=255)),
                        ("media_type", models.CharField(max_length=80)),
                        ("size_bytes", models.BigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "captured_sha256",
                            models.CharField(blank=True, default="", max_length=64),
                        ),
                        ("serial", models.IntegerField()),
                        ("chain", models.CharField(max_length=64)),
                        ("captured_at", models.DateTimeField()),
                        (
                            "place",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="place"
                            ),
                        ),
                        ("received_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="note")),
                        ("written_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_evidenceevent" ("caption", "captured_at", "captured_sha256", "case_id", "chain", "district_code", "file_name", "grid_group_id", "id", "inspection_id", "kind", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "received_at", "received_by_id", "serial", "sha256", "size_bytes", "stored_as") VALUES (NEW."caption", NEW."captured_at", NEW."captured_sha256", NEW."case_id", NEW."chain", NEW."district_code", NEW."file_name", NEW."grid_group_id", NEW."id", NEW."inspection_id", NEW."kind", NEW."media_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."received_at", NEW."received_by_id", NEW."serial", NEW."sha256", NEW."size_bytes", NEW."stored_as"); RETURN NULL;',
                            hash="3e045a4b49a9e88613e0ff295f0bee3a49e16a94",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_633fd",
                            table="compliance_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_noteevent" ("case_id", "district_code", "grid_group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="ed24ab1f365ce39be2bd9e37ebfe0bd678664cd6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c215f",
                            table="compliance_note",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="evidenceevent",
                    name="case",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="compliance.case",
                    ),
                ),
                migrations.AddField(
                    model_name="evidenceevent",
                    name="grid_group",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.gridgroup",
                        verbose_name="group",
                    ),
                ),
                migrations.AddField(
                    model_name="evidenceevent",
                    name="inspection",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="compliance.inspection",
                    ),
                ),
                migrations.AddField(
                    model_name="evidenceevent",
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
                    model_name="evidenceevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="compliance.evidence",
                    ),
                ),
                migrations.AddField(
                    model_name="evidenceevent",
                    name="received_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="case",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="compliance.case",
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="grid_group",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisation.gridgroup",
                        verbose_name="group",
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
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
                    model_name="noteevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="compliance.note",
                    ),
                ),
                migrations.AddField(
                    model_name="noteevent",
                    name="written_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ]
        ),
        migrations.RunSQL(statement("compliance", "collected_walls"), migrations.RunSQL.noop),
    ]
