"""The counter takes objections to grades, and finds every printed number and parts of one."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0020_counts"),
        ("enterprises", "0004_group_index"),
        ("organisation", "0005_second_factors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="handedin",
                    name="handed_in_is_kept",
                ),
                migrations.RemoveConstraint(
                    model_name="handedin",
                    name="handed_in_about_one_matter",
                ),
                migrations.AddField(
                    model_name="handedin",
                    name="grade_objection",
                    field=models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="handed_in",
                        to="compliance.gradeobjection",
                    ),
                ),
                migrations.AlterField(
                    model_name="handedin",
                    name="kind",
                    field=models.CharField(
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
                migrations.AddIndex(
                    model_name="grade",
                    index=models.Index(
                        condition=models.Q(("document__isnull", False)),
                        fields=["document"],
                        name="grade_on_paper",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="handedin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="handed_in_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."objection_id" IS DISTINCT FROM (NEW."objection_id") OR OLD."grade_objection_id" IS DISTINCT FROM (NEW."grade_objection_id") OR OLD."entry_id" IS DISTINCT FROM (NEW."entry_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."provider_id" IS DISTINCT FROM (NEW."provider_id") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."is_late" IS DISTINCT FROM (NEW."is_late") OR OLD."bearer" IS DISTINCT FROM (NEW."bearer") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="61060b8cee35a94d59970f10ca9077847316e339",
                            operation="UPDATE",
                            pgid="pgtrigger_handed_in_is_kept_cede7",
                            table="compliance_handedin",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="handedin",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("entry", None),
                                ("grade_objection", None),
                                ("is_late", False),
                                ("kind", "objection"),
                                ("objection__isnull", False),
                            ),
                            models.Q(
                                ("entry", None),
                                ("grade_objection__isnull", False),
                                ("is_late", False),
                                ("kind", "grade"),
                                ("objection", None),
                            ),
                            models.Q(
                                ("entry__isnull", False),
                                ("grade_objection", None),
                                ("kind", "statement"),
                                ("objection", None),
                            ),
                            models.Q(
                                ("entry__isnull", False),
                                ("grade_objection", None),
                                ("is_late", False),
                                ("kind", "removal"),
                                ("objection", None),
                            ),
                            _connector="OR",
                        ),
                        name="handed_in_about_one_matter",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(statement("compliance", "counter_grades"), migrations.RunSQL.noop),
    ]
