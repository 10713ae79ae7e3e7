"""What employers bring to the counter or send by letter has a register."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0010_recomputations"),
        ("enterprises", "0002_walls"),
        ("organisation", "0005_second_factors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandedIn",
            fields=[
                (
                    "district_code",
                    models.CharField(blank=True, default="", max_length=6, verbose_name="district"),
                ),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("objection", "objection to an exposure"),
                            ("statement", "statement on a listing"),
                            ("removal", "request for early removal"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=255, verbose_name="subject")),
                ("number", models.CharField(max_length=255, verbose_name="number")),
                (
                    "channel",
                    models.CharField(
                        choices=[("in_person", "in person"), ("letter", "by letter")],
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("due_on", models.DateField(null=True, verbose_name="to be decided by")),
                ("is_late", models.BooleanField(default=False, verbose_name="late")),
                (
                    "bearer",
                    models.CharField(max_length=255, verbose_name="who brought or signed it"),
                ),
                ("text", models.TextField(verbose_name="what it says")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                (
                    "file_name",
                    models.CharField(blank=True, default="", max_length=255, verbose_name="scan"),
                ),
                ("stored_as", models.CharField(blank=True, default="", max_length=255)),
                ("media_type", models.CharField(blank=True, default="", max_length=40)),
                ("size_bytes", models.BigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                (
                    "enterprise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="handed_in",
                        to="compliance.watchlistentry",
                    ),
                ),
                (
                    "grid_group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="organisation.gridgroup",
                        verbose_name="group",
                    ),
                ),
                (
                    "objection",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="handed_in",
                        to="compliance.exposureobjection",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="enterprises.provider",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "what was handed in",
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("entry", None),
                                ("is_late", False),
                                ("kind", "objection"),
                                ("objection__isnull", False),
                            ),
                            models.Q(
                                ("entry__isnull", False), ("kind", "statement"), ("objection", None)
                            ),
                            models.Q(
                                ("entry__isnull", False),
                                ("is_late", False),
                                ("kind", "removal"),
                                ("objection", None),
                            ),
                            _connector="OR",
                        ),
                        name="handed_in_about_one_matter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sha256", ""), ("size_bytes", 0), ("stored_as", "")),
                            models.Q(
                                models.Q(("stored_as", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                ("size_bytes__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="handed_in_scan_is_whole",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedin",
            trigger=pgtrigger.compiler.Trigger(
                name="handed_in_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."objection_id" IS DISTINCT FROM (NEW."objection_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."provider_id" IS DISTINCT FROM (NEW."provider_id") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."is_late" IS DISTINCT FROM (NEW."is_late") OR OLD."bearer" IS DISTINCT FROM (NEW."bearer") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="9131f006e47b62eb5206d2aa1b4fe6696fb52795",
                    operation="UPDATE",
                    pgid="pgtrigger_handed_in_is_kept_cede7",
                    table="compliance_handedin",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedin",
            trigger=pgtrigger.compiler.Trigger(
                name="handed_in_is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="ec9bf896e706f87ebabda4e79c78a4a927fa3488",
                    operation="DELETE",
                    pgid="pgtrigger_handed_in_is_not_deleted_f8d31",
                    table="compliance_handedin",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(statement("compliance", "counter_walls"), migrations.RunSQL.noop),
    ]
