"""Recomputations of a cycle: how many grades agree, and those that came out otherwise."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0009_collected_history"),
        ("enterprises", "0002_walls"),
        ("organisation", "0005_second_factors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="RecomputedGrade",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "computed_grade",
                            models.CharField(max_length=12, verbose_name="computed now"),
                        ),
                        ("computed_criterion", models.SmallIntegerField(verbose_name="criterion")),
                    ],
                    options={
                        "verbose_name": "grade found otherwise",
                        "ordering": ("id",),
                    },
                ),
                migrations.AddField(
                    model_name="appraisalrun",
                    name="compared_count",
                    field=models.IntegerField(null=True, verbose_name="grades compared"),
                ),
                migrations.AddField(
                    model_name="appraisalrun",
                    name="differing_count",
                    field=models.IntegerField(null=True, verbose_name="grades found otherwise"),
                ),
                migrations.AlterField(
                    model_name="appraisalrun",
                    name="work",
                    field=models.CharField(
                        choices=[
                            ("compute", "computation"),
                            ("confirm", "confirmation in bulk"),
                            ("notify", "notification"),
                            ("papers", "notices on paper"),
                            ("conclude", "conclusion"),
                            ("regimes", "regimes"),
                            ("recompute", "recomputation"),
                        ],
                        max_length=9,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="appraisalrun",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "done"), ("work", "recompute"), _negated=True),
                                ("compared_count", None),
                                ("differing_count", None),
                            ),
                            models.Q(
                                ("compared_count__gte", models.F("differing_count")),
                                ("differing_count__gte", 0),
                                ("state", "done"),
                                ("work", "recompute"),
                            ),
                            _connector="OR",
                        ),
                        name="appraisal_run_recomputed_has_result",
                    ),
                ),
                migrations.AddField(
                    model_name="recomputedgrade",
                    name="enterprise",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                migrations.AddField(
                    model_name="recomputedgrade",
                    name="grade",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="compliance.grade",
                    ),
                ),
                migrations.AddField(
                    model_name="recomputedgrade",
                    name="grid_group",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="organisation.gridgroup",
                        verbose_name="group",
                    ),
                ),
                migrations.AddField(
                    model_name="recomputedgrade",
                    name="run",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="differences",
                        to="compliance.appraisalrun",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="recomputedgrade",
                    constraint=models.UniqueConstraint(
                        fields=("run", "grade"), name="recomputed_grade_once"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recomputedgrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recomputed_grade_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."grade_id" IS DISTINCT FROM (NEW."grade_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."computed_grade" IS DISTINCT FROM (NEW."computed_grade") OR OLD."computed_criterion" IS DISTINCT FROM (NEW."computed_criterion"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="6834a89c14c5ce389c352c698ff295eabe219e82",
                            operation="UPDATE",
                            pgid="pgtrigger_recomputed_grade_is_kept_2d9ad",
                            table="compliance_recomputedgrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recomputedgrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="recomputed_grade_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="cdf42ba53acec328a33be9c7b65d2d20dcb5b5fc",
                            operation="DELETE",
                            pgid="pgtrigger_recomputed_grade_not_deleted_b0d86",
                            table="compliance_recomputedgrade",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(
            "SELECT guard_rows('compliance_recomputedgrade')", migrations.RunSQL.noop
        ),
    ]
