"""Documents that enterprises send through the portal with statements, objections and requests."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0023_claims_in_lines"),
        ("enterprises", "0005_search_letters"),
        ("organisation", "0005_second_factors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SentFile",
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
                            ("grade", "objection to a grade"),
                            ("statement", "statement on a listing"),
                            ("removal", "request for early removal"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent at")),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("stored_as", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=40)),
                ("size_bytes", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "enterprise",
                    models.ForeignKey(
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
                        related_name="sent_files",
                        to="compliance.watchlistentry",
                    ),
                ),
                (
                    "grade_objection",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="sent_files",
                        to="compliance.gradeobjection",
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
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="sent_files",
                        to="compliance.exposureobjection",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "document of an enterprise",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("entry", None),
                                ("grade_objection", None),
                                ("kind", "objection"),
                                ("objection__isnull", False),
                            ),
                            models.Q(
                                ("entry", None),
                                ("grade_objection__isnull", False),
                                ("kind", "grade"),
                                ("objection", None),
                            ),
                            models.Q(
                                ("entry__isnull", False),
                                ("grade_objection", None),
                                ("kind__in", ["statement", "removal"]),
                                ("objection", None),
                            ),
                            _connector="OR",
                        ),
                        name="sent_file_about_one_matter",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sentfile",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_file_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."objection_id" IS DISTINCT FROM (NEW."objection_id") OR OLD."grade_objection_id" IS DISTINCT FROM (NEW."grade_objection_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d1ef250e0c55d80cd0a93b00e049af56d0521dc3",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_file_is_kept_a58f9",
                    table="compliance_sentfile",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sentfile",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_file_is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="866c08cece78fa2511f604f99dbb417badfa2567",
                    operation="DELETE",
                    pgid="pgtrigger_sent_file_is_not_deleted_d0857",
                    table="compliance_sentfile",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(statement("compliance", "sent_files"), migrations.RunSQL.noop),
    ]
