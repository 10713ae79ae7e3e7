"""Cases, papers, plans, letters and complaints: the tables and their histories."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("alerts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="Approval",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("extension", "extension of the investigation"),
                                    ("order_extension", "more time to put right"),
                                    ("recusal", "recusal"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("facts", models.JSONField(default=dict)),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("asked_at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("state", "waiting"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "waiting"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="approval_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="approval_decided_by_another",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("case", "kind"),
                                name="approval_asked_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "number",
                            models.CharField(
                                max_length=20, null=True, unique=True, verbose_name="number"
                            ),
                        ),
                        ("subject_id", models.IntegerField()),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("alert", "alert"),
                                    ("complaint", "complaint"),
                                    ("report", "report"),
                                    ("campaign", "campaign"),
                                    ("written_review", "written review"),
                                    ("routine_visit", "routine visit"),
                                    ("double_random", "double-random draw"),
                                ],
                                max_length=16,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "violation_type",
                            models.CharField(max_length=2, verbose_name="suspected violation"),
                        ),
                        ("summary", models.TextField(verbose_name="summary")),
                        ("headline", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Filing proposed"),
                                    ("not_filed", "Not filed"),
                                    ("filed", "Filed"),
                                    ("investigating", "Investigating"),
                                    ("concluded", "Investigation ended"),
                                    ("no_violation", "No violation"),
                                    ("withdrawn", "Withdrawn"),
                                    ("confirmed", "Violation confirmed"),
                                    ("order_issued", "Order issued"),
                                    ("order_served", "Order served"),
                                    ("rectified", "Rectified"),
                                    ("not_rectified", "Not rectified"),
                                    ("notice_issued", "Notice issued"),
                                    ("notice_served", "Notice served"),
                                    ("hearing", "Hearing announced"),
                                    ("heard", "Heard"),
                                    ("in_review", "In legal review"),
                                    ("reviewed", "Reviewed"),
                                    ("decided", "Decided"),
                                    ("decision_served", "Decision served"),
                                    ("complied", "Complied"),
                                    ("at_court", "At court"),
                                    ("enforced", "Enforced"),
                                    ("transferred", "Transferred"),
                                    ("redirected", "Sent to arbitration"),
                                    ("closed", "Closed"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_violation", "no violation"),
                                    ("withdrawn", "withdrawn"),
                                    ("rectified", "rectified"),
                                    ("complied", "decision complied with"),
                                    ("enforced", "enforced by court"),
                                    ("transferred", "transferred"),
                                    ("redirected", "sent to arbitration"),
                                ],
                                default="",
                                max_length=16,
                                verbose_name="outcome",
                            ),
                        ),
                        ("moves_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("next_due_on", models.DateField(null=True, verbose_name="due")),
                        ("next_limit", models.CharField(blank=True, default="", max_length=40)),
                        ("next_provisional", models.BooleanField(default=False)),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("filed_at", models.DateTimeField(null=True, verbose_name="filed at")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="cases",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="cases",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="cases",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "case",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("state__in", ["closed", "not_filed"]), _negated=True
                                ),
                                fields=["grid_group", "next_due_on", "-id"],
                                name="case_list",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("state__in", ["closed", "not_filed"]), _negated=True
                                ),
                                fields=["district_code", "next_due_on", "-id"],
                                name="case_list_district",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("state__in", ["closed", "not_filed"]), _negated=True
                                ),
                                fields=["next_due_on", "-id"],
                                name="case_list_city",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("enterprise__isnull", False),
                                        ("provider", None),
                                        ("worker", None),
                                    ),
                                    models.Q(
                                        ("enterprise", None),
                                        ("provider__isnull", False),
                                        ("worker", None),
                                    ),
                                    models.Q(
                                        ("enterprise", None),
                                        ("provider", None),
                                        ("worker__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_has_one_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "subject_id",
                                        django.db.models.functions.comparison.Coalesce(
                                            "enterprise_id", "provider_id", "worker_id"
                                        ),
                                    )
                                ),
                                name="case_subject_id_is_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("filed_at", None), ("filed_by", None), ("number", None)
                                    ),
                                    models.Q(
                                        ("filed_at__isnull", False),
                                        ("filed_by__isnull", False),
                                        ("number__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_filed_has_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_at", None), ("closed_by", None)),
                                    models.Q(
                                        ("closed_at__isnull", False), ("closed_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False),
                                        ("state", "closed"),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "closed"), _negated=True),
                                        ("closed_at", None),
                                        ("outcome", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_closed_has_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("filed_by", None),
                                    models.Q(("filed_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="case_filed_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApprovalEvent",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("extension", "extension of the investigation"),
                                    ("order_extension", "more time to put right"),
                                    ("recusal", "recusal"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("facts", models.JSONField(default=dict)),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("asked_at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.approval",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseAlert",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("released_on", models.DateField(null=True)),
                        (
                            "alert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="case_links",
                                to="alerts.alert",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
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
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("released_on", None)),
                                fields=("alert",),
                                name="alert_in_one_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
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
                            "number",
                            models.CharField(max_length=20, null=True, verbose_name="number"),
                        ),
                        ("subject_id", models.IntegerField()),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("alert", "alert"),
                                    ("complaint", "complaint"),
                                    ("report", "report"),
                                    ("campaign", "campaign"),
                                    ("written_review", "written review"),
                                    ("routine_visit", "routine visit"),
                                    ("double_random", "double-random draw"),
                                ],
                                max_length=16,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "violation_type",
                            models.CharField(max_length=2, verbose_name="suspected violation"),
                        ),
                        ("summary", models.TextField(verbose_name="summary")),
                        ("headline", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Filing proposed"),
                                    ("not_filed", "Not filed"),
                                    ("filed", "Filed"),
                                    ("investigating", "Investigating"),
                                    ("concluded", "Investigation ended"),
                                    ("no_violation", "No violation"),
                                    ("withdrawn", "Withdrawn"),
                                    ("confirmed", "Violation confirmed"),
                                    ("order_issued", "Order issued"),
                                    ("order_served", "Order served"),
                                    ("rectified", "Rectified"),
                                    ("not_rectified", "Not rectified"),
                                    ("notice_issued", "Notice issued"),
                                    ("notice_served", "Notice served"),
                                    ("hearing", "Hearing announced"),
                                    ("heard", "Heard"),
                                    ("in_review", "In legal review"),
                                    ("reviewed", "Reviewed"),
                                    ("decided", "Decided"),
                                    ("decision_served", "Decision served"),
                                    ("complied", "Complied"),
                                    ("at_court", "At court"),
                                    ("enforced", "Enforced"),
                                    ("transferred", "Transferred"),
                                    ("redirected", "Sent to arbitration"),
                                    ("closed", "Closed"),
                                ],
                                default="proposed",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("no_violation", "no violation"),
                                    ("withdrawn", "withdrawn"),
                                    ("rectified", "rectified"),
                                    ("complied", "decision complied with"),
                                    ("enforced", "enforced by court"),
                                    ("transferred", "transferred"),
                                    ("redirected", "sent to arbitration"),
                                ],
                                default="",
                                max_length=16,
                                verbose_name="outcome",
                            ),
                        ),
                        ("moves_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("next_due_on", models.DateField(null=True, verbose_name="due")),
                        ("next_limit", models.CharField(blank=True, default="", max_length=40)),
                        ("next_provisional", models.BooleanField(default=False)),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("filed_at", models.DateTimeField(null=True, verbose_name="filed at")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("limit", models.CharField(max_length=40, verbose_name="limit")),
                        ("started_on", models.DateField(verbose_name="started on")),
                        ("days", models.IntegerField(verbose_name="length")),
                        ("extended_days", models.IntegerField(default=0)),
                        ("pauses", models.JSONField(default=list)),
                        ("due_on", models.DateField(null=True, verbose_name="due on")),
                        ("provisional", models.BooleanField(default=False)),
                        ("trace", models.JSONField(default=dict)),
                        ("met_on", models.DateField(null=True, verbose_name="met on")),
                        ("dropped_on", models.DateField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="deadlines",
                                to="compliance.case",
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
                            "day_type",
                            models.CharField(
                                choices=[
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                ],
                                default="working",
                                max_length=8,
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="days",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deadline",
                        "ordering": ("due_on", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("dropped_on", None), ("met_on", None)),
                                fields=["due_on"],
                                name="deadline_running",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dropped_on", None), ("met_on", None)),
                                fields=("case", "limit"),
                                name="deadline_runs_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeadlineEvent",
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
                        ("limit", models.CharField(max_length=40, verbose_name="limit")),
                        ("started_on", models.DateField(verbose_name="started on")),
                        ("days", models.IntegerField(verbose_name="length")),
                        ("extended_days", models.IntegerField(default=0)),
                        ("pauses", models.JSONField(default=list)),
                        ("due_on", models.DateField(null=True, verbose_name="due on")),
                        ("provisional", models.BooleanField(default=False)),
                        ("trace", models.JSONField(default=dict)),
                        ("met_on", models.DateField(null=True, verbose_name="met on")),
                        ("dropped_on", models.DateField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.deadline",
                            ),
                        ),
                        (
                            "day_type",
                            models.CharField(
                                choices=[
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                ],
                                default="working",
                                max_length=8,
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="days",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("filing", "filing approval"),
                                    ("not_filed", "decision not to file"),
                                    ("inspection_notice", "notice of inspection"),
                                    ("inspection_record", "record of inspection"),
                                    ("testimony", "record of inquiry"),
                                    ("investigation_report", "investigation report"),
                                    ("extension", "approval of extension"),
                                    ("recusal", "decision on recusal"),
                                    ("withdrawal", "decision to withdraw"),
                                    ("order", "rectification order"),
                                    ("recheck", "record of re-check"),
                                    ("penalty_notice", "prior notice of a penalty"),
                                    ("statement", "record of statement and defence"),
                                    ("hearing_notice", "notice of hearing"),
                                    ("hearing_record", "record of hearing"),
                                    ("review_opinion", "opinion of the legal review"),
                                    ("discussion", "record of collective discussion"),
                                    ("penalty_decision", "penalty decision"),
                                    ("handling_decision", "handling decision"),
                                    ("service", "proof of service"),
                                    ("demand", "demand for performance"),
                                    ("court_application", "application for enforcement"),
                                    ("transfer", "transfer letter"),
                                    ("redirection", "notice of arbitration"),
                                    ("closing", "closing approval"),
                                    ("letter", "self-rectification letter"),
                                    ("grade_notice", "notice of the grade"),
                                    ("complaint_acceptance", "acceptance of a complaint"),
                                    ("complaint_refusal", "refusal of a complaint"),
                                    ("complaint_answer", "answer to a complaint"),
                                    ("medal_certificate", "certificate of a medal"),
                                    ("watchlist_notice", "notice of listing"),
                                    ("watchlist_decision", "decision on listing"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        ("serial", models.IntegerField(verbose_name="serial")),
                        (
                            "number",
                            models.CharField(max_length=40, unique=True, verbose_name="number"),
                        ),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("facts", models.JSONField(default=dict)),
                        ("file", models.CharField(blank=True, default="", max_length=255)),
                        ("sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("pages", models.SmallIntegerField(default=0)),
                        ("size_bytes", models.IntegerField(default=0)),
                        ("issued_at", models.DateTimeField(verbose_name="issued at")),
                        ("replaced_at", models.DateTimeField(null=True)),
                        ("replaced_reason", models.TextField(blank=True, default="")),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="documents",
                                to="compliance.case",
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
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="replacement",
                                to="compliance.document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "year", "serial"), name="document_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("replaced_at", None),
                                        ("replaced_by", None),
                                        ("replaced_reason", ""),
                                    ),
                                    models.Q(
                                        ("replaced_at__isnull", False),
                                        ("replaced_by__isnull", False),
                                        models.Q(("replaced_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="document_replaced_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces", None),
                                    models.Q(("replaces", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="document_replaces_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentEvent",
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
                                    ("filing", "filing approval"),
                                    ("not_filed", "decision not to file"),
                                    ("inspection_notice", "notice of inspection"),
                                    ("inspection_record", "record of inspection"),
                                    ("testimony", "record of inquiry"),
                                    ("investigation_report", "investigation report"),
                                    ("extension", "approval of extension"),
                                    ("recusal", "decision on recusal"),
                                    ("withdrawal", "decision to withdraw"),
                                    ("order", "rectification order"),
                                    ("recheck", "record of re-check"),
                                    ("penalty_notice", "prior notice of a penalty"),
                                    ("statement", "record of statement and defence"),
                                    ("hearing_notice", "notice of hearing"),
                                    ("hearing_record", "record of hearing"),
                                    ("review_opinion", "opinion of the legal review"),
                                    ("discussion", "record of collective discussion"),
                                    ("penalty_decision", "penalty decision"),
                                    ("handling_decision", "handling decision"),
                                    ("service", "proof of service"),
                                    ("demand", "demand for performance"),
                                    ("court_application", "application for enforcement"),
                                    ("transfer", "transfer letter"),
                                    ("redirection", "notice of arbitration"),
                                    ("closing", "closing approval"),
                                    ("letter", "self-rectification letter"),
                                    ("grade_notice", "notice of the grade"),
                                    ("complaint_acceptance", "acceptance of a complaint"),
                                    ("complaint_refusal", "refusal of a complaint"),
                                    ("complaint_answer", "answer to a complaint"),
                                    ("medal_certificate", "certificate of a medal"),
                                    ("watchlist_notice", "notice of listing"),
                                    ("watchlist_decision", "decision on listing"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        ("serial", models.IntegerField(verbose_name="serial")),
                        ("number", models.CharField(max_length=40, verbose_name="number")),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("facts", models.JSONField(default=dict)),
                        ("file", models.CharField(blank=True, default="", max_length=255)),
                        ("sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("pages", models.SmallIntegerField(default=0)),
                        ("size_bytes", models.IntegerField(default=0)),
                        ("issued_at", models.DateTimeField(verbose_name="issued at")),
                        ("replaced_at", models.DateTimeField(null=True)),
                        ("replaced_reason", models.TextField(blank=True, default="")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.document",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visit", "visit"),
                                    ("document_review", "document review"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("investigation", "investigation"),
                                    ("recheck", "re-check"),
                                    ("routine", "routine visit"),
                                    ("double_random", "double-random draw"),
                                    ("complaint", "complaint"),
                                ],
                                max_length=13,
                                verbose_name="purpose",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=9,
                            ),
                        ),
                        ("planned_on", models.DateField(verbose_name="day")),
                        ("planned_time", models.TimeField(null=True, verbose_name="time")),
                        (
                            "place",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="place"
                            ),
                        ),
                        (
                            "registered_count",
                            models.IntegerField(null=True, verbose_name="registered workers"),
                        ),
                        ("met_count", models.IntegerField(null=True, verbose_name="workers met")),
                        (
                            "uncovered_count",
                            models.IntegerField(null=True, verbose_name="without cover"),
                        ),
                        (
                            "findings",
                            models.TextField(blank=True, default="", verbose_name="what was found"),
                        ),
                        (
                            "minutes",
                            models.SmallIntegerField(null=True, verbose_name="minutes on site"),
                        ),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "cancelled_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspections",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspections",
                                to="enterprises.enterprise",
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
                            "inspectors",
                            models.ManyToManyField(
                                related_name="inspections", to="organisation.inspector"
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspections",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "draw",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspections",
                                to="compliance.draw",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspections",
                                to="compliance.inspectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inspection",
                        "ordering": ("planned_on", "planned_time", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "planned")),
                                fields=["grid_group", "planned_on"],
                                name="inspection_planned",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at", None), ("done_by", None)),
                                    models.Q(
                                        ("done_at__isnull", False), ("done_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="inspection_done_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
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
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
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
                            "received_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="evidence",
                                to="compliance.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "evidence",
                        "ordering": ("case_id", "serial"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "serial"), name="evidence_in_chain"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionEvent",
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
                                    ("visit", "visit"),
                                    ("document_review", "document review"),
                                ],
                                max_length=15,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("investigation", "investigation"),
                                    ("recheck", "re-check"),
                                    ("routine", "routine visit"),
                                    ("double_random", "double-random draw"),
                                    ("complaint", "complaint"),
                                ],
                                max_length=13,
                                verbose_name="purpose",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=9,
                            ),
                        ),
                        ("planned_on", models.DateField(verbose_name="day")),
                        ("planned_time", models.TimeField(null=True, verbose_name="time")),
                        (
                            "place",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="place"
                            ),
                        ),
                        (
                            "registered_count",
                            models.IntegerField(null=True, verbose_name="registered workers"),
                        ),
                        ("met_count", models.IntegerField(null=True, verbose_name="workers met")),
                        (
                            "uncovered_count",
                            models.IntegerField(null=True, verbose_name="without cover"),
                        ),
                        (
                            "findings",
                            models.TextField(blank=True, default="", verbose_name="what was found"),
                        ),
                        (
                            "minutes",
                            models.SmallIntegerField(null=True, verbose_name="minutes on site"),
                        ),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "cancelled_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.inspection",
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "draw",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.draw",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.inspectionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Member",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("lead", "lead inspector"),
                                    ("second", "second inspector"),
                                    ("assistant", "assistant"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("joined_on", models.DateField()),
                        ("left_on", models.DateField(null=True)),
                        ("left_reason", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
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
                            "inspector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="memberships",
                                to="organisation.inspector",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None)),
                                fields=("case", "inspector"),
                                name="member_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left_on", None), ("part", "lead")),
                                fields=("case",),
                                name="case_has_one_lead",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MemberEvent",
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
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("lead", "lead inspector"),
                                    ("second", "second inspector"),
                                    ("assistant", "assistant"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("joined_on", models.DateField()),
                        ("left_on", models.DateField(null=True)),
                        ("left_reason", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "inspector",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.inspector",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.member",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="note")),
                        ("written_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
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
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Serial",
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
                        ("series", models.CharField(max_length=24)),
                        ("year", models.SmallIntegerField()),
                        ("last", models.IntegerField(default=0)),
                    ],
                    options={
                        "ordering": ("series", "year"),
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "year"), name="serial_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("verb", models.CharField(max_length=30)),
                        (
                            "from_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("proposed", "Filing proposed"),
                                    ("not_filed", "Not filed"),
                                    ("filed", "Filed"),
                                    ("investigating", "Investigating"),
                                    ("concluded", "Investigation ended"),
                                    ("no_violation", "No violation"),
                                    ("withdrawn", "Withdrawn"),
                                    ("confirmed", "Violation confirmed"),
                                    ("order_issued", "Order issued"),
                                    ("order_served", "Order served"),
                                    ("rectified", "Rectified"),
                                    ("not_rectified", "Not rectified"),
                                    ("notice_issued", "Notice issued"),
                                    ("notice_served", "Notice served"),
                                    ("hearing", "Hearing announced"),
                                    ("heard", "Heard"),
                                    ("in_review", "In legal review"),
                                    ("reviewed", "Reviewed"),
                                    ("decided", "Decided"),
                                    ("decision_served", "Decision served"),
                                    ("complied", "Complied"),
                                    ("at_court", "At court"),
                                    ("enforced", "Enforced"),
                                    ("transferred", "Transferred"),
                                    ("redirected", "Sent to arbitration"),
                                    ("closed", "Closed"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Filing proposed"),
                                    ("not_filed", "Not filed"),
                                    ("filed", "Filed"),
                                    ("investigating", "Investigating"),
                                    ("concluded", "Investigation ended"),
                                    ("no_violation", "No violation"),
                                    ("withdrawn", "Withdrawn"),
                                    ("confirmed", "Violation confirmed"),
                                    ("order_issued", "Order issued"),
                                    ("order_served", "Order served"),
                                    ("rectified", "Rectified"),
                                    ("not_rectified", "Not rectified"),
                                    ("notice_issued", "Notice issued"),
                                    ("notice_served", "Notice served"),
                                    ("hearing", "Hearing announced"),
                                    ("heard", "Heard"),
                                    ("in_review", "In legal review"),
                                    ("reviewed", "Reviewed"),
                                    ("decided", "Decided"),
                                    ("decision_served", "Decision served"),
                                    ("complied", "Complied"),
                                    ("at_court", "At court"),
                                    ("enforced", "Enforced"),
                                    ("transferred", "Transferred"),
                                    ("redirected", "Sent to arbitration"),
                                    ("closed", "Closed"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="at")),
                        ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="steps",
                                to="compliance.document",
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
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                fields=["case", "id"], name="compliance__case_id_c8a589_idx"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Testimony",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inquiry", "inquiry"),
                                    ("statement", "statement and defence"),
                                    ("hearing", "hearing"),
                                ],
                                max_length=9,
                            ),
                        ),
                        (
                            "person_name",
                            models.CharField(max_length=80, verbose_name="who was heard"),
                        ),
                        ("person_role", models.CharField(max_length=80, verbose_name="as")),
                        (
                            "place",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="place"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was said")),
                        ("signed_on", models.DateField(null=True, verbose_name="signed on")),
                        (
                            "refused_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        ("heard_at", models.DateTimeField(verbose_name="heard at")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="compliance.document",
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
                            "heard_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "testimonies",
                        "ordering": ("heard_at", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="TestimonyEvent",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inquiry", "inquiry"),
                                    ("statement", "statement and defence"),
                                    ("hearing", "hearing"),
                                ],
                                max_length=9,
                            ),
                        ),
                        (
                            "person_name",
                            models.CharField(max_length=80, verbose_name="who was heard"),
                        ),
                        ("person_role", models.CharField(max_length=80, verbose_name="as")),
                        (
                            "place",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="place"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was said")),
                        ("signed_on", models.DateField(null=True, verbose_name="signed on")),
                        (
                            "refused_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        ("heard_at", models.DateTimeField(verbose_name="heard at")),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "heard_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.testimony",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Violation",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                max_length=2,
                                verbose_name="type",
                            ),
                        ),
                        ("description", models.TextField(verbose_name="main facts")),
                        ("workers_count", models.IntegerField(default=0, verbose_name="workers")),
                        ("months_count", models.IntegerField(default=0, verbose_name="months")),
                        (
                            "amount_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="yuan"
                            ),
                        ),
                        ("first_on", models.DateField(null=True, verbose_name="from")),
                        ("last_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "continuing",
                            models.BooleanField(default=False, verbose_name="still going on"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("dropped_on", models.DateField(null=True)),
                        (
                            "dropped_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="violation_confirmed_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ViolationEvent",
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
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                max_length=2,
                                verbose_name="type",
                            ),
                        ),
                        ("description", models.TextField(verbose_name="main facts")),
                        ("workers_count", models.IntegerField(default=0, verbose_name="workers")),
                        ("months_count", models.IntegerField(default=0, verbose_name="months")),
                        (
                            "amount_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="yuan"
                            ),
                        ),
                        ("first_on", models.DateField(null=True, verbose_name="from")),
                        ("last_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "continuing",
                            models.BooleanField(default=False, verbose_name="still going on"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("dropped_on", models.DateField(null=True)),
                        (
                            "dropped_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.violation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ViolationWorker",
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
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("months_count", models.IntegerField(default=0)),
                        (
                            "amount_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("put_right_on", models.DateField(null=True)),
                        ("put_right_batch_id", models.IntegerField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
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
                            "violation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workers",
                                to="compliance.violation",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("violation", "worker"), name="violation_worker_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DiscretionGradeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "violation_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                default="",
                                max_length=2,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("slight", "slight"),
                                    ("normal", "normal"),
                                    ("serious", "serious"),
                                ],
                                max_length=8,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "share_min",
                            models.DecimalField(
                                decimal_places=3, max_digits=4, verbose_name="from part"
                            ),
                        ),
                        (
                            "share_max",
                            models.DecimalField(
                                decimal_places=3, max_digits=4, verbose_name="to part"
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.discretiongrade",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LegalFigure",
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
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("late_fee_a_day", "late fee a day, share of the arrears"),
                                    (
                                        "discussion_unit_yuan",
                                        "collective discussion: fine on a unit, from yuan",
                                    ),
                                    (
                                        "discussion_person_yuan",
                                        "collective discussion: fine on a person, from yuan",
                                    ),
                                    (
                                        "hearing_unit_yuan",
                                        "hearing offered: fine on a unit, from yuan",
                                    ),
                                    (
                                        "hearing_person_yuan",
                                        "hearing offered: fine on a person, from yuan",
                                    ),
                                    (
                                        "visit_inspectors",
                                        "certified inspectors on a visit, at least",
                                    ),
                                    (
                                        "visits_a_week",
                                        "routine visits a week of a full-time inspector",
                                    ),
                                    ("load_of_case", "load of an open case, points"),
                                    ("load_of_alert", "load of an open alert, points"),
                                    ("load_of_enterprise", "load of an enterprise, points"),
                                ],
                                max_length=24,
                                verbose_name="figure",
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=14, verbose_name="value"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal figure",
                        "ordering": ("code", "-from_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "from_on"), name="legal_figure_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gt", 0)), name="legal_figure_above_zero"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalFigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("late_fee_a_day", "late fee a day, share of the arrears"),
                                    (
                                        "discussion_unit_yuan",
                                        "collective discussion: fine on a unit, from yuan",
                                    ),
                                    (
                                        "discussion_person_yuan",
                                        "collective discussion: fine on a person, from yuan",
                                    ),
                                    (
                                        "hearing_unit_yuan",
                                        "hearing offered: fine on a unit, from yuan",
                                    ),
                                    (
                                        "hearing_person_yuan",
                                        "hearing offered: fine on a person, from yuan",
                                    ),
                                    (
                                        "visit_inspectors",
                                        "certified inspectors on a visit, at least",
                                    ),
                                    (
                                        "visits_a_week",
                                        "routine visits a week of a full-time inspector",
                                    ),
                                    ("load_of_case", "load of an open case, points"),
                                    ("load_of_alert", "load of an open alert, points"),
                                    ("load_of_enterprise", "load of an enterprise, points"),
                                ],
                                max_length=24,
                                verbose_name="figure",
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=14, verbose_name="value"
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.legalfigure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyRange",
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
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        ("code", models.SlugField(max_length=40, verbose_name="code")),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "violation_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                default="",
                                max_length=2,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "usual",
                            models.BooleanField(
                                default=False, verbose_name="usual for this violation"
                            ),
                        ),
                        ("act", models.CharField(max_length=255, verbose_name="act, Chinese")),
                        ("act_en", models.CharField(max_length=255, verbose_name="act, English")),
                        (
                            "base",
                            models.CharField(
                                choices=[
                                    ("payable", "contributions payable"),
                                    ("arrears", "contributions in arrears"),
                                    ("concealed_wages", "concealed wages"),
                                    ("defrauded", "sums obtained by deceit"),
                                    ("unpaid_wages", "wages owed"),
                                    ("workers", "each worker harmed"),
                                    ("worker_months", "each worker and month"),
                                    ("once", "the act as such"),
                                ],
                                max_length=16,
                                verbose_name="reckoned by",
                            ),
                        ),
                        (
                            "times_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="at least, times",
                            ),
                        ),
                        (
                            "times_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="at most, times",
                            ),
                        ),
                        (
                            "yuan_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="at least, yuan",
                            ),
                        ),
                        (
                            "yuan_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="at most, yuan",
                            ),
                        ),
                        (
                            "person_yuan_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="each person responsible, at least",
                            ),
                        ),
                        (
                            "person_yuan_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="each person responsible, at most",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    (
                                        "department",
                                        "human resources and social security department",
                                    ),
                                    ("collecting", "tax or collecting agency"),
                                    ("medical", "medical-security bureau"),
                                    ("police", "police"),
                                    ("arbitration", "labour arbitration"),
                                ],
                                default="department",
                                max_length=12,
                                verbose_name="fined by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penalty range",
                        "ordering": ("violation_type", "-usual", "code", "-from_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "from_on"), name="penalty_range_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("base__in", ["workers", "worker_months", "once"]),
                                        ("times_max", None),
                                        ("times_min", None),
                                        ("yuan_max__gte", models.F("yuan_min")),
                                        ("yuan_min__gte", 0),
                                    ),
                                    models.Q(
                                        (
                                            "base__in",
                                            [
                                                "payable",
                                                "arrears",
                                                "concealed_wages",
                                                "defrauded",
                                                "unpaid_wages",
                                            ],
                                        ),
                                        ("times_max__gte", models.F("times_min")),
                                        ("times_min__gte", 0),
                                        ("yuan_max", None),
                                        ("yuan_min", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="penalty_range_times_or_yuan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person_yuan_max", None), ("person_yuan_min", None)),
                                    models.Q(
                                        ("person_yuan_max__gte", models.F("person_yuan_min")),
                                        ("person_yuan_min__gte", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="penalty_range_person_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyRangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=40, verbose_name="code"),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "violation_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                default="",
                                max_length=2,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "usual",
                            models.BooleanField(
                                default=False, verbose_name="usual for this violation"
                            ),
                        ),
                        ("act", models.CharField(max_length=255, verbose_name="act, Chinese")),
                        ("act_en", models.CharField(max_length=255, verbose_name="act, English")),
                        (
                            "base",
                            models.CharField(
                                choices=[
                                    ("payable", "contributions payable"),
                                    ("arrears", "contributions in arrears"),
                                    ("concealed_wages", "concealed wages"),
                                    ("defrauded", "sums obtained by deceit"),
                                    ("unpaid_wages", "wages owed"),
                                    ("workers", "each worker harmed"),
                                    ("worker_months", "each worker and month"),
                                    ("once", "the act as such"),
                                ],
                                max_length=16,
                                verbose_name="reckoned by",
                            ),
                        ),
                        (
                            "times_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="at least, times",
                            ),
                        ),
                        (
                            "times_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="at most, times",
                            ),
                        ),
                        (
                            "yuan_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="at least, yuan",
                            ),
                        ),
                        (
                            "yuan_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="at most, yuan",
                            ),
                        ),
                        (
                            "person_yuan_min",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="each person responsible, at least",
                            ),
                        ),
                        (
                            "person_yuan_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="each person responsible, at most",
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    (
                                        "department",
                                        "human resources and social security department",
                                    ),
                                    ("collecting", "tax or collecting agency"),
                                    ("medical", "medical-security bureau"),
                                    ("police", "police"),
                                    ("arbitration", "labour arbitration"),
                                ],
                                default="department",
                                max_length=12,
                                verbose_name="fined by",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.penaltyrange",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ViolationRoute",
                    fields=[
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "violation_type",
                            models.CharField(
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                max_length=2,
                                primary_key=True,
                                serialize=False,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "order_first",
                            models.BooleanField(verbose_name="rectification order first"),
                        ),
                        (
                            "transfer_to",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "department",
                                        "human resources and social security department",
                                    ),
                                    ("collecting", "tax or collecting agency"),
                                    ("medical", "medical-security bureau"),
                                    ("police", "police"),
                                    ("arbitration", "labour arbitration"),
                                ],
                                default="",
                                max_length=12,
                                verbose_name="transferred to",
                            ),
                        ),
                        (
                            "statute_years",
                            models.SmallIntegerField(
                                default=2, verbose_name="out of time after, in years"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "route",
                        "ordering": ("violation_type",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("statute_years__gte", 1), ("statute_years__lte", 20)
                                ),
                                name="route_statute_in_bounds",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ViolationRouteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "violation_type",
                            models.CharField(
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                max_length=2,
                                serialize=False,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "order_first",
                            models.BooleanField(verbose_name="rectification order first"),
                        ),
                        (
                            "transfer_to",
                            models.CharField(
                                blank=True,
                                choices=[
                                    (
                                        "department",
                                        "human resources and social security department",
                                    ),
                                    ("collecting", "tax or collecting agency"),
                                    ("medical", "medical-security bureau"),
                                    ("police", "police"),
                                    ("arbitration", "labour arbitration"),
                                ],
                                default="",
                                max_length=12,
                                verbose_name="transferred to",
                            ),
                        ),
                        (
                            "statute_years",
                            models.SmallIntegerField(
                                default=2, verbose_name="out of time after, in years"
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.violationroute",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DiscretionGrade",
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
                            "law",
                            models.CharField(
                                choices=[
                                    ("social_insurance_law", "Social Insurance Law"),
                                    ("decree_423", "Labour Inspection Regulations (Decree 423)"),
                                    ("penalty_law", "Administrative Penalty Law"),
                                    ("labour_law", "Labour Law"),
                                    ("labour_contract_law", "Labour Contract Law"),
                                    ("decree_364", "Child Labour Provisions (Decree 364)"),
                                    ("decree_735", "Medical Fund Regulations (Decree 735)"),
                                    (
                                        "order_29",
                                        "Measure on publishing grave violations (Order 29)",
                                    ),
                                    ("city", "rule of the city"),
                                ],
                                max_length=24,
                                verbose_name="law",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording, Chinese")),
                        ("wording_en", models.TextField(verbose_name="wording, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "violation_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("V1", "V1 not all employees registered"),
                                    ("V2", "V2 contributions not paid in full"),
                                    ("V3", "V3 provider deceived the funds"),
                                    ("V4", "V4 fraudulent claim by an insured person"),
                                    ("V5", "V5 other fraudulent acts"),
                                    ("L1", "L1 internal rules"),
                                    ("L2", "L2 contracts"),
                                    ("L3", "L3 child labour"),
                                    ("L4", "L4 women and minors"),
                                    ("L5", "L5 hours and rest"),
                                    ("L6", "L6 wages and minimum wage"),
                                    ("L7", "L7 social insurance"),
                                    ("L8", "L8 agencies and training bodies"),
                                    ("L9", "L9 other"),
                                ],
                                default="",
                                max_length=2,
                                verbose_name="violation",
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("slight", "slight"),
                                    ("normal", "normal"),
                                    ("serious", "serious"),
                                ],
                                max_length=8,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "from_on",
                            models.DateField(
                                default=datetime.date(2000, 1, 1), verbose_name="from"
                            ),
                        ),
                        (
                            "share_min",
                            models.DecimalField(
                                decimal_places=3, max_digits=4, verbose_name="from part"
                            ),
                        ),
                        (
                            "share_max",
                            models.DecimalField(
                                decimal_places=3, max_digits=4, verbose_name="to part"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "benchmark grade",
                        "ordering": ("violation_type", "share_min", "-from_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("violation_type", "grade", "from_on"),
                                name="discretion_grade_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share_max__gte", models.F("share_min")),
                                    ("share_max__lte", 1),
                                    ("share_min__gte", 0),
                                ),
                                name="discretion_grade_within_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Calculation",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("payable", "contributions payable"),
                                    ("arrears", "contributions in arrears"),
                                    ("concealed_wages", "concealed wages"),
                                    ("defrauded", "sums obtained by deceit"),
                                    ("unpaid_wages", "wages owed"),
                                    ("workers", "each worker harmed"),
                                    ("worker_months", "each worker and month"),
                                    ("once", "the act as such"),
                                ],
                                max_length=16,
                                verbose_name="reckoned by",
                            ),
                        ),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("parameters", models.JSONField(default=dict)),
                        ("lines_count", models.IntegerField(default=0)),
                        ("totals", models.JSONField(default=dict)),
                        (
                            "base_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="base"
                            ),
                        ),
                        (
                            "late_fee_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="late fee"
                            ),
                        ),
                        (
                            "range_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "range_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("slight", "slight"),
                                    ("normal", "normal"),
                                    ("serious", "serious"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "grade_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "grade_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "responsible_persons",
                            models.SmallIntegerField(default=0, verbose_name="persons responsible"),
                        ),
                        (
                            "person_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=12),
                        ),
                        (
                            "person_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=12),
                        ),
                        (
                            "proposed_fine_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="fine proposed",
                            ),
                        ),
                        (
                            "proposed_person_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="fine proposed for each person",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("calculated_at", models.DateTimeField(verbose_name="calculated at")),
                        ("frozen_on", models.DateField(null=True, verbose_name="frozen on")),
                        (
                            "calculated_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="calculations",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "frozen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "violation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="calculations",
                                to="compliance.violation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calculation",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("grade_max_yuan__gte", models.F("grade_min_yuan")),
                                    ("grade_max_yuan__lte", models.F("range_max_yuan")),
                                    ("grade_min_yuan__gte", models.F("range_min_yuan")),
                                    ("range_max_yuan__gte", models.F("range_min_yuan")),
                                    ("range_min_yuan__gte", 0),
                                ),
                                name="calculation_ranges_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("document", None), ("frozen_by", None), ("frozen_on", None)
                                    ),
                                    models.Q(
                                        ("frozen_by__isnull", False), ("frozen_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="calculation_frozen_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposed_fine_yuan", None),
                                    models.Q(
                                        ("proposed_fine_yuan__gte", models.F("grade_min_yuan")),
                                        ("proposed_fine_yuan__lte", models.F("grade_max_yuan")),
                                    ),
                                    _connector="OR",
                                ),
                                name="calculation_fine_in_range",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposed_person_yuan", None),
                                    models.Q(
                                        ("proposed_person_yuan__gte", models.F("person_min_yuan")),
                                        ("proposed_person_yuan__lte", models.F("person_max_yuan")),
                                    ),
                                    _connector="OR",
                                ),
                                name="calculation_person_fine_in_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalculationEvent",
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
                                    ("payable", "contributions payable"),
                                    ("arrears", "contributions in arrears"),
                                    ("concealed_wages", "concealed wages"),
                                    ("defrauded", "sums obtained by deceit"),
                                    ("unpaid_wages", "wages owed"),
                                    ("workers", "each worker harmed"),
                                    ("worker_months", "each worker and month"),
                                    ("once", "the act as such"),
                                ],
                                max_length=16,
                                verbose_name="reckoned by",
                            ),
                        ),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("parameters", models.JSONField(default=dict)),
                        ("lines_count", models.IntegerField(default=0)),
                        ("totals", models.JSONField(default=dict)),
                        (
                            "base_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="base"
                            ),
                        ),
                        (
                            "late_fee_yuan",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=16, verbose_name="late fee"
                            ),
                        ),
                        (
                            "range_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "range_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("slight", "slight"),
                                    ("normal", "normal"),
                                    ("serious", "serious"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="grade",
                            ),
                        ),
                        (
                            "grade_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "grade_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        (
                            "responsible_persons",
                            models.SmallIntegerField(default=0, verbose_name="persons responsible"),
                        ),
                        (
                            "person_min_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=12),
                        ),
                        (
                            "person_max_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=12),
                        ),
                        (
                            "proposed_fine_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="fine proposed",
                            ),
                        ),
                        (
                            "proposed_person_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="fine proposed for each person",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("calculated_at", models.DateTimeField(verbose_name="calculated at")),
                        ("frozen_on", models.DateField(null=True, verbose_name="frozen on")),
                        (
                            "calculated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "frozen_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.calculation",
                            ),
                        ),
                        (
                            "violation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.violation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CalculationLine",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "calculation_id",
                                "position",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("position", models.IntegerField()),
                        ("worker_id", models.IntegerField()),
                        ("month", models.DateField(null=True)),
                        ("scheme", models.SmallIntegerField()),
                        ("share", models.CharField(blank=True, max_length=8)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("contribution", "contribution owed"),
                                    (
                                        "shortfall",
                                        "contribution on the part of the wage not declared",
                                    ),
                                    ("arrears", "contribution unpaid"),
                                    ("late_fee", "late fee"),
                                    ("concealed", "wage concealed"),
                                    ("repayment", "sum obtained"),
                                    ("wages", "wages owed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("base_yuan", models.DecimalField(decimal_places=2, max_digits=16)),
                        ("rate", models.DecimalField(decimal_places=4, max_digits=8, null=True)),
                        ("days", models.IntegerField(null=True)),
                        ("amount_yuan", models.DecimalField(decimal_places=2, max_digits=16)),
                        ("law", models.CharField(max_length=24)),
                        ("article", models.CharField(max_length=20)),
                        (
                            "calculation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="compliance.calculation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("calculation_id", "position"),
                    },
                ),
                migrations.CreateModel(
                    name="Draw",
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
                            "number",
                            models.CharField(max_length=20, unique=True, verbose_name="number"),
                        ),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        ("title", models.CharField(max_length=120, verbose_name="occasion")),
                        (
                            "inspectors_each",
                            models.SmallIntegerField(verbose_name="inspectors an object"),
                        ),
                        ("seed", models.CharField(max_length=80, verbose_name="seed")),
                        ("criteria", models.JSONField(default=dict)),
                        ("objects_pool", models.TextField()),
                        ("inspectors_pool", models.JSONField(default=list)),
                        ("recusals", models.JSONField(default=list)),
                        ("pool_hash", models.CharField(max_length=64)),
                        ("objects_count", models.IntegerField(verbose_name="objects drawn")),
                        ("result", models.JSONField(default=list)),
                        ("visits_from_on", models.DateField(verbose_name="visits from")),
                        ("held_at", models.DateTimeField(verbose_name="held at")),
                        ("published_on", models.DateField(null=True, verbose_name="published on")),
                        (
                            "held_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "double-random draw",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="GridChange",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("split", "split"),
                                    ("merge", "merge"),
                                    ("move", "move of areas"),
                                ],
                                max_length=5,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Proposed"),
                                    ("applied", "Applied"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        ("groups", models.JSONField(default=list)),
                        ("before", models.JSONField(default=list)),
                        ("after", models.JSONField(default=list)),
                        ("result", models.JSONField(default=dict)),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of the grid",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("state", "draft"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="grid_change_decided_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GridChangeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("split", "split"),
                                    ("merge", "merge"),
                                    ("move", "move of areas"),
                                ],
                                max_length=5,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Proposed"),
                                    ("applied", "Applied"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        ("groups", models.JSONField(default=list)),
                        ("before", models.JSONField(default=list)),
                        ("after", models.JSONField(default=list)),
                        ("result", models.JSONField(default=dict)),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.gridchange",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InspectionPlan",
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
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("adopted", "Adopted")],
                                default="draft",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("groups", models.JSONField(default=list)),
                        ("visits_count", models.IntegerField(default=0, verbose_name="visits")),
                        ("adopted_at", models.DateTimeField(null=True)),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inspection plan",
                        "ordering": ("-year", "district_code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "district_code"), name="plan_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("adopted_at", None),
                                        ("adopted_by", None),
                                        ("state", "draft"),
                                    ),
                                    models.Q(
                                        ("adopted_at__isnull", False),
                                        ("adopted_by__isnull", False),
                                        ("state", "adopted"),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_adopted_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionPlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("adopted", "Adopted")],
                                default="draft",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("groups", models.JSONField(default=list)),
                        ("visits_count", models.IntegerField(default=0, verbose_name="visits")),
                        ("adopted_at", models.DateTimeField(null=True)),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.inspectionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InspectionQuota",
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
                            "visits_a_year",
                            models.SmallIntegerField(verbose_name="routine visits a year"),
                        ),
                        (
                            "share_percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                verbose_name="share of the enterprises, %",
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "inspection quota",
                        "ordering": ("regime",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visits_a_year__gte", 0), ("visits_a_year__lte", 12)
                                ),
                                name="quota_visits_in_bounds",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share_percent__gte", 0), ("share_percent__lte", 100)
                                ),
                                name="quota_share_is_a_share",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("regime", "waived"), _negated=True),
                                    ("visits_a_year", 0),
                                    _connector="OR",
                                ),
                                name="quota_waived_is_not_visited",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionQuotaEvent",
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
                            "visits_a_year",
                            models.SmallIntegerField(verbose_name="routine visits a year"),
                        ),
                        (
                            "share_percent",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                verbose_name="share of the enterprises, %",
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.inspectionquota",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseAlertEvent",
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
                        ("released_on", models.DateField(null=True)),
                        (
                            "alert",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alerts.alert",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.casealert",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ViolationWorkerEvent",
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
                        ("months_count", models.IntegerField(default=0)),
                        (
                            "amount_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("put_right_on", models.DateField(null=True)),
                        ("put_right_batch_id", models.IntegerField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.violationworker",
                            ),
                        ),
                        (
                            "violation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.violation",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
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
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("filter", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent"),
                                    ("rechecked", "Re-checked"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh-hans", "简体中文"), ("en", "English")],
                                default="zh-hans",
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="sent at")),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answers_batch_id", models.IntegerField(null=True)),
                        ("asked_at", models.DateTimeField(null=True)),
                        (
                            "district_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=6),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="districts",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("letters", "Letters"),
                                    ("written_review", "Written review"),
                                ],
                                default="letters",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.IntegerField(null=True, verbose_name="year")),
                    ],
                    options={
                        "verbose_name": "campaign",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("sent_at", None), ("sent_by", None), ("state", "draft")
                                    ),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("sent_at__isnull", False),
                                        ("sent_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="campaign_sent_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", False), ("state", "ended")),
                                    models.Q(
                                        models.Q(("state", "ended"), _negated=True),
                                        ("ended_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="campaign_ended_has_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "written_review"), ("year__isnull", False)),
                                    models.Q(
                                        models.Q(("kind", "written_review"), _negated=True),
                                        ("answers_batch_id", None),
                                        ("asked_at", None),
                                        ("year", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="campaign_review_has_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("filter", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent"),
                                    ("rechecked", "Re-checked"),
                                    ("ended", "Ended"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh-hans", "简体中文"), ("en", "English")],
                                default="zh-hans",
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="sent at")),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.campaign",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("answers_batch_id", models.IntegerField(null=True)),
                        ("asked_at", models.DateTimeField(null=True)),
                        (
                            "district_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=6),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="districts",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("letters", "Letters"),
                                    ("written_review", "Written review"),
                                ],
                                default="letters",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("year", models.IntegerField(null=True, verbose_name="year")),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Out"),
                                    ("put_right", "Put right"),
                                    ("filing_proposed", "Filing proposed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="sent",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh-hans", "简体中文"), ("en", "English")],
                                default="zh-hans",
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("alerts_count", models.IntegerField(default=0)),
                        ("findings_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("findings_left", models.IntegerField(null=True)),
                        ("workers_left", models.IntegerField(null=True)),
                        (
                            "checked_at",
                            models.DateTimeField(null=True, verbose_name="re-checked at"),
                        ),
                        ("checked_batch_id", models.IntegerField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "withdrawn_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="letters",
                                to="compliance.campaign",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="letter",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="letter",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="letters",
                                to="enterprises.enterprise",
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
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["grid_group", "-id"], name="letter_list"),
                            models.Index(fields=["campaign", "-id"], name="letter_of_campaign"),
                            models.Index(
                                condition=models.Q(("state", "sent")),
                                fields=["due_on"],
                                name="letter_out",
                            ),
                            models.Index(
                                condition=models.Q(("document", None)),
                                fields=["id"],
                                name="letter_without_paper",
                            ),
                            models.Index(
                                condition=models.Q(("checked_at", None), _negated=True),
                                fields=["checked_at"],
                                name="letter_answered",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True),
                                        ("ended_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_ended_has_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "withdrawn"),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "withdrawn"), _negated=True),
                                        ("withdrawn_by", None),
                                        ("withdrawn_reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("state", "filing_proposed")),
                                    models.Q(
                                        models.Q(("state", "filing_proposed"), _negated=True),
                                        ("case", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_proposal_has_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterAlert",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("rule", models.CharField(max_length=40)),
                        ("run_id", models.IntegerField(default=0)),
                        ("first_month", models.DateField(null=True)),
                        ("findings_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("findings_left", models.IntegerField(null=True)),
                        ("workers_left", models.IntegerField(null=True)),
                        ("answered_batch_id", models.IntegerField(null=True)),
                        ("answered_on", models.DateField(null=True)),
                        ("put_right_on", models.DateField(null=True)),
                        (
                            "alert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="letter_parts",
                                to="alerts.alert",
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
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="parts",
                                to="compliance.letter",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("letter", "alert"), name="letter_names_alert_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterEvent",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Out"),
                                    ("put_right", "Put right"),
                                    ("filing_proposed", "Filing proposed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="sent",
                                max_length=16,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "language",
                            models.CharField(
                                choices=[("zh-hans", "简体中文"), ("en", "English")],
                                default="zh-hans",
                                max_length=10,
                                verbose_name="language",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("alerts_count", models.IntegerField(default=0)),
                        ("findings_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("findings_left", models.IntegerField(null=True)),
                        ("workers_left", models.IntegerField(null=True)),
                        (
                            "checked_at",
                            models.DateTimeField(null=True, verbose_name="re-checked at"),
                        ),
                        ("checked_batch_id", models.IntegerField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "withdrawn_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.campaign",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.letter",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "number",
                            models.CharField(max_length=20, unique=True, verbose_name="number"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("complaint", "complaint"), ("report", "report")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "web"),
                                    ("phone", "phone"),
                                    ("letter", "letter"),
                                    ("visit", "visit"),
                                ],
                                max_length=8,
                                verbose_name="channel",
                            ),
                        ),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        (
                            "employer_name",
                            models.CharField(max_length=255, verbose_name="employer as told"),
                        ),
                        (
                            "employer_address",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="address as told"
                            ),
                        ),
                        ("matched_name", models.CharField(blank=True, default="", max_length=255)),
                        ("matched_uscc", models.CharField(blank=True, default="", max_length=18)),
                        (
                            "subjects",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2), default=list, size=None
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what happened")),
                        (
                            "people_count",
                            models.PositiveIntegerField(null=True, verbose_name="people concerned"),
                        ),
                        ("is_anonymous", models.BooleanField(default=False)),
                        ("received_at", models.DateTimeField(verbose_name="received at")),
                        ("submission", models.CharField(max_length=64, null=True, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("moves_count", models.IntegerField(default=0)),
                        ("acceptance_due_on", models.DateField(verbose_name="accept or refuse by")),
                        ("acceptance_provisional", models.BooleanField(default=False)),
                        ("acceptance_trace", models.JSONField(default=dict)),
                        ("next_due_on", models.DateField(null=True, verbose_name="due")),
                        ("answer_asked_on", models.DateField(null=True)),
                        ("message_at", models.DateTimeField(null=True)),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="complaints",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="complaints",
                                to="enterprises.enterprise",
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
                            "group_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="members",
                                to="compliance.complaint",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "complaint",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["grid_group", "next_due_on", "-id"], name="complaint_list"
                            ),
                            models.Index(
                                fields=["district_code", "next_due_on", "-id"],
                                name="complaint_district",
                            ),
                            models.Index(fields=["next_due_on", "-id"], name="complaint_city"),
                            models.Index(
                                fields=["enterprise", "-received_at"], name="complaint_of_employer"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""), ("answered_at", None), ("answered_by", None)
                                    ),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_answered_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("group_of", None),
                                    models.Q(("group_of", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="complaint_merged_into_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_anonymous", False), ("kind", "report"), _connector="OR"
                                ),
                                name="complaint_is_signed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("enterprise", None),
                                        ("matched_name", ""),
                                        ("matched_uscc", ""),
                                    ),
                                    models.Q(
                                        ("enterprise__isnull", False),
                                        models.Q(("matched_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_matched_has_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("channel", "web"), ("received_by", None)),
                                    models.Q(
                                        models.Q(("channel", "web"), _negated=True),
                                        ("received_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="complaint_recorded_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Complainant",
                    fields=[
                        (
                            "complaint",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="compliance.complaint",
                            ),
                        ),
                        ("name_cipher", models.BinaryField()),
                        ("phone_cipher", models.BinaryField()),
                        ("id_cipher", models.BinaryField()),
                        ("address_cipher", models.BinaryField()),
                        ("wishes_cipher", models.BinaryField()),
                        (
                            "marks",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("complaint_id",),
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintSecret",
                    fields=[
                        (
                            "complaint",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="compliance.complaint",
                            ),
                        ),
                        ("digest", models.CharField(max_length=255)),
                    ],
                    options={
                        "ordering": ("complaint_id",),
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintEvent",
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
                        ("number", models.CharField(max_length=20, verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("complaint", "complaint"), ("report", "report")],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("web", "web"),
                                    ("phone", "phone"),
                                    ("letter", "letter"),
                                    ("visit", "visit"),
                                ],
                                max_length=8,
                                verbose_name="channel",
                            ),
                        ),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        (
                            "employer_name",
                            models.CharField(max_length=255, verbose_name="employer as told"),
                        ),
                        (
                            "employer_address",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="address as told"
                            ),
                        ),
                        ("matched_name", models.CharField(blank=True, default="", max_length=255)),
                        ("matched_uscc", models.CharField(blank=True, default="", max_length=18)),
                        (
                            "subjects",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=2), default=list, size=None
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what happened")),
                        (
                            "people_count",
                            models.PositiveIntegerField(null=True, verbose_name="people concerned"),
                        ),
                        ("is_anonymous", models.BooleanField(default=False)),
                        ("received_at", models.DateTimeField(verbose_name="received at")),
                        ("submission", models.CharField(max_length=64, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("moves_count", models.IntegerField(default=0)),
                        ("acceptance_due_on", models.DateField(verbose_name="accept or refuse by")),
                        ("acceptance_provisional", models.BooleanField(default=False)),
                        ("acceptance_trace", models.JSONField(default=dict)),
                        ("next_due_on", models.DateField(null=True, verbose_name="due")),
                        ("answer_asked_on", models.DateField(null=True)),
                        ("message_at", models.DateTimeField(null=True)),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "group_of",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.complaint",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="compliance.complaint",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintFile",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("file_name", models.CharField(max_length=255)),
                        ("stored_as", models.CharField(max_length=255)),
                        ("media_type", models.CharField(max_length=40)),
                        ("size_bytes", models.IntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("added_at", models.DateTimeField()),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.complaint",
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
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ComplaintStep",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("verb", models.CharField(max_length=30)),
                        (
                            "from_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("answered", "Answered"),
                                    ("closed", "Closed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="at")),
                        ("text", models.TextField(blank=True, default="")),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.complaint",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="complaint_steps",
                                to="compliance.document",
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
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                fields=["complaint", "id"], name="compliance__complai_0e2e1e_idx"
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_approvalevent" ("answer", "asked_at", "asked_by_id", "case_id", "decided_at", "decided_by_id", "district_code", "facts", "grid_group_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."answer", NEW."asked_at", NEW."asked_by_id", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."facts", NEW."grid_group_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="1b48d10c689a97853aca9ae7859f9bc3f837f933",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e8df",
                            table="compliance_approval",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="approval",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_approvalevent" ("answer", "asked_at", "asked_by_id", "case_id", "decided_at", "decided_by_id", "district_code", "facts", "grid_group_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."answer", NEW."asked_at", NEW."asked_by_id", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."facts", NEW."grid_group_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="33fbb91645b318e325f35b07f96db05b0f716f34",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_957a5",
                            table="compliance_approval",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="case_follows_the_procedure",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{at_court:enforced,closed:investigating,complied:closed,concluded:confirmed,concluded:no_violation,concluded:redirected,concluded:transferred,concluded:withdrawn,confirmed:notice_issued,confirmed:order_issued,confirmed:transferred,decided:decision_served,decision_served:at_court,decision_served:complied,enforced:closed,filed:investigating,heard:in_review,hearing:heard,in_review:notice_served,in_review:reviewed,investigating:concluded,investigating:redirected,investigating:transferred,no_violation:closed,not_rectified:notice_issued,not_rectified:rectified,not_rectified:transferred,notice_issued:notice_served,notice_served:hearing,notice_served:in_review,order_issued:order_served,order_served:not_rectified,order_served:rectified,proposed:filed,proposed:not_filed,rectified:closed,redirected:closed,reviewed:decided,reviewed:transferred,reviewed:withdrawn,transferred:closed,withdrawn:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="fbc53df4cd929fe4948c568111bb1d06b6780837",
                            operation="UPDATE",
                            pgid="pgtrigger_case_follows_the_procedure_00849",
                            table="compliance_case",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_caseevent" ("at_stake_yuan", "closed_at", "closed_by_id", "district_code", "enterprise_id", "filed_at", "filed_by_id", "grid_group_id", "headline", "id", "moves_count", "next_due_on", "next_limit", "next_provisional", "number", "origin", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "provider_id", "state", "subject_id", "summary", "violation_type", "worker_id", "workers_count") VALUES (NEW."at_stake_yuan", NEW."closed_at", NEW."closed_by_id", NEW."district_code", NEW."enterprise_id", NEW."filed_at", NEW."filed_by_id", NEW."grid_group_id", NEW."headline", NEW."id", NEW."moves_count", NEW."next_due_on", NEW."next_limit", NEW."next_provisional", NEW."number", NEW."origin", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."provider_id", NEW."state", NEW."subject_id", NEW."summary", NEW."violation_type", NEW."worker_id", NEW."workers_count"); RETURN NULL;',
                            hash="9d89b880a27d66f61e31b1f59ecbc53b77b7d8da",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_00ab0",
                            table="compliance_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_caseevent" ("at_stake_yuan", "closed_at", "closed_by_id", "district_code", "enterprise_id", "filed_at", "filed_by_id", "grid_group_id", "headline", "id", "moves_count", "next_due_on", "next_limit", "next_provisional", "number", "origin", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "provider_id", "state", "subject_id", "summary", "violation_type", "worker_id", "workers_count") VALUES (NEW."at_stake_yuan", NEW."closed_at", NEW."closed_by_id", NEW."district_code", NEW."enterprise_id", NEW."filed_at", NEW."filed_by_id", NEW."grid_group_id", NEW."headline", NEW."id", NEW."moves_count", NEW."next_due_on", NEW."next_limit", NEW."next_provisional", NEW."number", NEW."origin", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."provider_id", NEW."state", NEW."subject_id", NEW."summary", NEW."violation_type", NEW."worker_id", NEW."workers_count"); RETURN NULL;',
                            hash="9d826c771adb630db19db82b06382a39f3813372",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b6c58",
                            table="compliance_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casealert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_casealertevent" ("alert_id", "case_id", "district_code", "grid_group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on") VALUES (NEW."alert_id", NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."released_on"); RETURN NULL;',
                            hash="2a86794ce53f6a559ae26ded552b6cb192234fc5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e36bf",
                            table="compliance_casealert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casealert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_casealertevent" ("alert_id", "case_id", "district_code", "grid_group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on") VALUES (NEW."alert_id", NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."released_on"); RETURN NULL;',
                            hash="cf2279d7f7f85a8a9b6ecd7f2ab7c9da8b2a4464",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5fb67",
                            table="compliance_casealert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_deadlineevent" ("case_id", "day_type", "days", "district_code", "dropped_on", "due_on", "extended_days", "grid_group_id", "id", "limit", "met_on", "pauses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "started_on", "trace", "unit") VALUES (NEW."case_id", NEW."day_type", NEW."days", NEW."district_code", NEW."dropped_on", NEW."due_on", NEW."extended_days", NEW."grid_group_id", NEW."id", NEW."limit", NEW."met_on", NEW."pauses", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provisional", NEW."started_on", NEW."trace", NEW."unit"); RETURN NULL;',
                            hash="dcbc1e7d1d78242c15ad828c68b312b35ba36712",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ce86",
                            table="compliance_deadline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deadline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_deadlineevent" ("case_id", "day_type", "days", "district_code", "dropped_on", "due_on", "extended_days", "grid_group_id", "id", "limit", "met_on", "pauses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "started_on", "trace", "unit") VALUES (NEW."case_id", NEW."day_type", NEW."days", NEW."district_code", NEW."dropped_on", NEW."due_on", NEW."extended_days", NEW."grid_group_id", NEW."id", NEW."limit", NEW."met_on", NEW."pauses", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provisional", NEW."started_on", NEW."trace", NEW."unit"); RETURN NULL;',
                            hash="d71b20ee340b96f281d32f2a2bdcb66b9748153d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a9593",
                            table="compliance_deadline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_documentevent" ("case_id", "district_code", "facts", "file", "grid_group_id", "id", "issued_at", "issued_by_id", "kind", "language", "number", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "replaced_by_id", "replaced_reason", "replaces_id", "serial", "sha256", "size_bytes", "year") VALUES (NEW."case_id", NEW."district_code", NEW."facts", NEW."file", NEW."grid_group_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."language", NEW."number", NEW."pages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replaced_at", NEW."replaced_by_id", NEW."replaced_reason", NEW."replaces_id", NEW."serial", NEW."sha256", NEW."size_bytes", NEW."year"); RETURN NULL;',
                            hash="d75891d10f1ff1aa3fb7884a709c4e50f1689683",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8ff35",
                            table="compliance_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_documentevent" ("case_id", "district_code", "facts", "file", "grid_group_id", "id", "issued_at", "issued_by_id", "kind", "language", "number", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_at", "replaced_by_id", "replaced_reason", "replaces_id", "serial", "sha256", "size_bytes", "year") VALUES (NEW."case_id", NEW."district_code", NEW."facts", NEW."file", NEW."grid_group_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."kind", NEW."language", NEW."number", NEW."pages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replaced_at", NEW."replaced_by_id", NEW."replaced_reason", NEW."replaces_id", NEW."serial", NEW."sha256", NEW."size_bytes", NEW."year"); RETURN NULL;',
                            hash="951e2a1047f10db031d4bfc8e9b9ccfd317ea640",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9e88a",
                            table="compliance_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_inspectionevent" ("cancelled_reason", "case_id", "district_code", "done_at", "done_by_id", "draw_id", "enterprise_id", "findings", "grid_group_id", "id", "kind", "met_count", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "planned_by_id", "planned_on", "planned_time", "provider_id", "purpose", "registered_count", "state", "uncovered_count") VALUES (NEW."cancelled_reason", NEW."case_id", NEW."district_code", NEW."done_at", NEW."done_by_id", NEW."draw_id", NEW."enterprise_id", NEW."findings", NEW."grid_group_id", NEW."id", NEW."kind", NEW."met_count", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."plan_id", NEW."planned_by_id", NEW."planned_on", NEW."planned_time", NEW."provider_id", NEW."purpose", NEW."registered_count", NEW."state", NEW."uncovered_count"); RETURN NULL;',
                            hash="fc078e1f24b479af366ac05db67df025ab6db6d1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a033",
                            table="compliance_inspection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_inspectionevent" ("cancelled_reason", "case_id", "district_code", "done_at", "done_by_id", "draw_id", "enterprise_id", "findings", "grid_group_id", "id", "kind", "met_count", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "planned_by_id", "planned_on", "planned_time", "provider_id", "purpose", "registered_count", "state", "uncovered_count") VALUES (NEW."cancelled_reason", NEW."case_id", NEW."district_code", NEW."done_at", NEW."done_by_id", NEW."draw_id", NEW."enterprise_id", NEW."findings", NEW."grid_group_id", NEW."id", NEW."kind", NEW."met_count", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."plan_id", NEW."planned_by_id", NEW."planned_on", NEW."planned_time", NEW."provider_id", NEW."purpose", NEW."registered_count", NEW."state", NEW."uncovered_count"); RETURN NULL;',
                            hash="bbc6c6ce435529d7dd8df98379f8a926fd9e5b2b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a2392",
                            table="compliance_inspection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="evidence_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inspection_id" IS DISTINCT FROM (NEW."inspection_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."caption" IS DISTINCT FROM (NEW."caption") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."captured_sha256" IS DISTINCT FROM (NEW."captured_sha256") OR OLD."serial" IS DISTINCT FROM (NEW."serial") OR OLD."chain" IS DISTINCT FROM (NEW."chain") OR OLD."captured_at" IS DISTINCT FROM (NEW."captured_at") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."received_by_id" IS DISTINCT FROM (NEW."received_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="b379ec8625dd250da65ff22662f1213747223b4b",
                            operation="UPDATE",
                            pgid="pgtrigger_evidence_is_kept_eaca8",
                            table="compliance_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="evidence_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="edf96dbb18c0d35db1ab95a3992134f4ac8005c2",
                            operation="DELETE",
                            pgid="pgtrigger_evidence_is_not_deleted_e060d",
                            table="compliance_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="member",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_memberevent" ("case_id", "district_code", "grid_group_id", "id", "inspector_id", "joined_on", "left_on", "left_reason", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", NEW."inspector_id", NEW."joined_on", NEW."left_on", NEW."left_reason", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="dd21f71a3f205ac9832cf59ae8021b777ff67cc5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b68d3",
                            table="compliance_member",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="member",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_memberevent" ("case_id", "district_code", "grid_group_id", "id", "inspector_id", "joined_on", "left_on", "left_reason", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", NEW."inspector_id", NEW."joined_on", NEW."left_on", NEW."left_reason", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="ec43998a9f7d08dc8901eebdfad434984eda7001",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_74c43",
                            table="compliance_member",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=pgtrigger.compiler.Trigger(
                        name="note_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."written_at" IS DISTINCT FROM (NEW."written_at") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="fe1d43e4d06fad32ba8665e7de484e83bdfd49ce",
                            operation="UPDATE",
                            pgid="pgtrigger_note_is_kept_99644",
                            table="compliance_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="note",
                    trigger=pgtrigger.compiler.Trigger(
                        name="note_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="8918f32636b96204acd69144baf6a7ae2b963db1",
                            operation="DELETE",
                            pgid="pgtrigger_note_is_not_deleted_8283f",
                            table="compliance_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="step_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."verb" IS DISTINCT FROM (NEW."verb") OR OLD."from_state" IS DISTINCT FROM (NEW."from_state") OR OLD."to_state" IS DISTINCT FROM (NEW."to_state") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="c9eb492206b52940ec7d83d8fe1be74ff3545abd",
                            operation="UPDATE",
                            pgid="pgtrigger_step_is_kept_a16ba",
                            table="compliance_step",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="step",
                    trigger=pgtrigger.compiler.Trigger(
                        name="step_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="d1fa0e758b05974fb77460454c46c7dbe7d71b3c",
                            operation="DELETE",
                            pgid="pgtrigger_step_is_not_deleted_cbbe8",
                            table="compliance_step",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="testimony",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_testimonyevent" ("case_id", "district_code", "document_id", "grid_group_id", "heard_at", "heard_by_id", "id", "kind", "person_name", "person_role", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "refused_reason", "signed_on", "text") VALUES (NEW."case_id", NEW."district_code", NEW."document_id", NEW."grid_group_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."kind", NEW."person_name", NEW."person_role", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."refused_reason", NEW."signed_on", NEW."text"); RETURN NULL;',
                            hash="770a5bc09db20b6361046b4ae47eeec39f390e28",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e835d",
                            table="compliance_testimony",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="testimony",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_testimonyevent" ("case_id", "district_code", "document_id", "grid_group_id", "heard_at", "heard_by_id", "id", "kind", "person_name", "person_role", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "refused_reason", "signed_on", "text") VALUES (NEW."case_id", NEW."district_code", NEW."document_id", NEW."grid_group_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."kind", NEW."person_name", NEW."person_role", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."refused_reason", NEW."signed_on", NEW."text"); RETURN NULL;',
                            hash="d2e67e0ebde0ea83feca3130ab010d2f9f1c5543",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a063",
                            table="compliance_testimony",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_violationevent" ("amount_yuan", "case_id", "confirmed_at", "confirmed_by_id", "continuing", "description", "district_code", "dropped_on", "dropped_reason", "first_on", "grid_group_id", "id", "last_on", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "workers_count") VALUES (NEW."amount_yuan", NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."continuing", NEW."description", NEW."district_code", NEW."dropped_on", NEW."dropped_reason", NEW."first_on", NEW."grid_group_id", NEW."id", NEW."last_on", NEW."months_count", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."type", NEW."workers_count"); RETURN NULL;',
                            hash="a274d2734f8c782303906b15782765a83ed5bd01",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa5d2",
                            table="compliance_violation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_violationevent" ("amount_yuan", "case_id", "confirmed_at", "confirmed_by_id", "continuing", "description", "district_code", "dropped_on", "dropped_reason", "first_on", "grid_group_id", "id", "last_on", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "workers_count") VALUES (NEW."amount_yuan", NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."continuing", NEW."description", NEW."district_code", NEW."dropped_on", NEW."dropped_reason", NEW."first_on", NEW."grid_group_id", NEW."id", NEW."last_on", NEW."months_count", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."type", NEW."workers_count"); RETURN NULL;',
                            hash="38fcab9eb6d3c554a436ab18ca28203831181ac6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b761e",
                            table="compliance_violation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationworker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_violationworkerevent" ("amount_yuan", "case_id", "district_code", "grid_group_id", "id", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_right_batch_id", "put_right_on", "violation_id", "worker_id") VALUES (NEW."amount_yuan", NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", NEW."months_count", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."put_right_batch_id", NEW."put_right_on", NEW."violation_id", NEW."worker_id"); RETURN NULL;',
                            hash="616396ca1caeca1f44ab786bd2fbc68bf7ba5576",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa91b",
                            table="compliance_violationworker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationworker",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_violationworkerevent" ("amount_yuan", "case_id", "district_code", "grid_group_id", "id", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_right_batch_id", "put_right_on", "violation_id", "worker_id") VALUES (NEW."amount_yuan", NEW."case_id", NEW."district_code", NEW."grid_group_id", NEW."id", NEW."months_count", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."put_right_batch_id", NEW."put_right_on", NEW."violation_id", NEW."worker_id"); RETURN NULL;',
                            hash="e9ed0b2fabdafb175ef8ecdc50aab1c782d4a5f2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e49f",
                            table="compliance_violationworker",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalfigure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_legalfigureevent" ("article", "code", "from_on", "id", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "wording", "wording_en") VALUES (NEW."article", NEW."code", NEW."from_on", NEW."id", NEW."law", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."value", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="8f7cf94edc0fac04308a9bb1e5e0e62a61ddf734",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fea81",
                            table="compliance_legalfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalfigure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_legalfigureevent" ("article", "code", "from_on", "id", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "wording", "wording_en") VALUES (NEW."article", NEW."code", NEW."from_on", NEW."id", NEW."law", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."value", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="8eda6708c8c2c97509e4c3c9240eaa0f0abc44e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a69a1",
                            table="compliance_legalfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penaltyrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_penaltyrangeevent" ("act", "act_en", "article", "authority", "base", "code", "from_on", "id", "law", "person_yuan_max", "person_yuan_min", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "times_max", "times_min", "usual", "violation_type", "wording", "wording_en", "yuan_max", "yuan_min") VALUES (NEW."act", NEW."act_en", NEW."article", NEW."authority", NEW."base", NEW."code", NEW."from_on", NEW."id", NEW."law", NEW."person_yuan_max", NEW."person_yuan_min", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."times_max", NEW."times_min", NEW."usual", NEW."violation_type", NEW."wording", NEW."wording_en", NEW."yuan_max", NEW."yuan_min"); RETURN NULL;',
                            hash="7c91f8c0eef1083d60f3f9c7b4c12ed80a1b8fd2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_47b51",
                            table="compliance_penaltyrange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penaltyrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_penaltyrangeevent" ("act", "act_en", "article", "authority", "base", "code", "from_on", "id", "law", "person_yuan_max", "person_yuan_min", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "times_max", "times_min", "usual", "violation_type", "wording", "wording_en", "yuan_max", "yuan_min") VALUES (NEW."act", NEW."act_en", NEW."article", NEW."authority", NEW."base", NEW."code", NEW."from_on", NEW."id", NEW."law", NEW."person_yuan_max", NEW."person_yuan_min", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."times_max", NEW."times_min", NEW."usual", NEW."violation_type", NEW."wording", NEW."wording_en", NEW."yuan_max", NEW."yuan_min"); RETURN NULL;',
                            hash="e3aedb23c40891016a42728da2717d5518b4e030",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6e944",
                            table="compliance_penaltyrange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationroute",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_violationrouteevent" ("article", "law", "order_first", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statute_years", "transfer_to", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."law", NEW."order_first", _pgh_attach_context(), NOW(), \'insert\', NEW."violation_type", NEW."source", NEW."statute_years", NEW."transfer_to", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="2ac671aaf75f82913987e238e55062e3859772f3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f96c0",
                            table="compliance_violationroute",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationroute",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_violationrouteevent" ("article", "law", "order_first", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statute_years", "transfer_to", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."law", NEW."order_first", _pgh_attach_context(), NOW(), \'update\', NEW."violation_type", NEW."source", NEW."statute_years", NEW."transfer_to", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="643d8b7a9520dee8b45c5d7803bf21e5d38f2496",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1f679",
                            table="compliance_violationroute",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="discretiongrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_discretiongradeevent" ("article", "from_on", "grade", "id", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_max", "share_min", "source", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."from_on", NEW."grade", NEW."id", NEW."law", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."share_max", NEW."share_min", NEW."source", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="0ef3c09a44bff4251adb4a7b019c5d15ffc34e4e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_268e5",
                            table="compliance_discretiongrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="discretiongrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_discretiongradeevent" ("article", "from_on", "grade", "id", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_max", "share_min", "source", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."from_on", NEW."grade", NEW."id", NEW."law", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."share_max", NEW."share_min", NEW."source", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="0dd7296fbf30cc0577f34e8cb14a2c4e4b0c2136",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6c3e6",
                            table="compliance_discretiongrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calculation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_calculationevent" ("as_of", "base_yuan", "calculated_at", "calculated_by_id", "case_id", "district_code", "document_id", "frozen_by_id", "frozen_on", "grade", "grade_max_yuan", "grade_min_yuan", "grid_group_id", "id", "kind", "late_fee_yuan", "lines_count", "parameters", "person_max_yuan", "person_min_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_fine_yuan", "proposed_person_yuan", "range_max_yuan", "range_min_yuan", "responsible_persons", "sha256", "totals", "violation_id") VALUES (NEW."as_of", NEW."base_yuan", NEW."calculated_at", NEW."calculated_by_id", NEW."case_id", NEW."district_code", NEW."document_id", NEW."frozen_by_id", NEW."frozen_on", NEW."grade", NEW."grade_max_yuan", NEW."grade_min_yuan", NEW."grid_group_id", NEW."id", NEW."kind", NEW."late_fee_yuan", NEW."lines_count", NEW."parameters", NEW."person_max_yuan", NEW."person_min_yuan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_fine_yuan", NEW."proposed_person_yuan", NEW."range_max_yuan", NEW."range_min_yuan", NEW."responsible_persons", NEW."sha256", NEW."totals", NEW."violation_id"); RETURN NULL;',
                            hash="847ded776e9434c6b49fd370d7c694d283828455",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_285ff",
                            table="compliance_calculation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calculation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_calculationevent" ("as_of", "base_yuan", "calculated_at", "calculated_by_id", "case_id", "district_code", "document_id", "frozen_by_id", "frozen_on", "grade", "grade_max_yuan", "grade_min_yuan", "grid_group_id", "id", "kind", "late_fee_yuan", "lines_count", "parameters", "person_max_yuan", "person_min_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_fine_yuan", "proposed_person_yuan", "range_max_yuan", "range_min_yuan", "responsible_persons", "sha256", "totals", "violation_id") VALUES (NEW."as_of", NEW."base_yuan", NEW."calculated_at", NEW."calculated_by_id", NEW."case_id", NEW."district_code", NEW."document_id", NEW."frozen_by_id", NEW."frozen_on", NEW."grade", NEW."grade_max_yuan", NEW."grade_min_yuan", NEW."grid_group_id", NEW."id", NEW."kind", NEW."late_fee_yuan", NEW."lines_count", NEW."parameters", NEW."person_max_yuan", NEW."person_min_yuan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_fine_yuan", NEW."proposed_person_yuan", NEW."range_max_yuan", NEW."range_min_yuan", NEW."responsible_persons", NEW."sha256", NEW."totals", NEW."violation_id"); RETURN NULL;',
                            hash="b05502cf12e183a2fee03c098ff0041dce4e4ac3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_65a4b",
                            table="compliance_calculation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draw",
                    trigger=pgtrigger.compiler.Trigger(
                        name="draw_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."district_code" IS DISTINCT FROM (NEW."district_code") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."inspectors_each" IS DISTINCT FROM (NEW."inspectors_each") OR OLD."seed" IS DISTINCT FROM (NEW."seed") OR OLD."criteria" IS DISTINCT FROM (NEW."criteria") OR OLD."objects_pool" IS DISTINCT FROM (NEW."objects_pool") OR OLD."inspectors_pool" IS DISTINCT FROM (NEW."inspectors_pool") OR OLD."recusals" IS DISTINCT FROM (NEW."recusals") OR OLD."pool_hash" IS DISTINCT FROM (NEW."pool_hash") OR OLD."objects_count" IS DISTINCT FROM (NEW."objects_count") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."visits_from_on" IS DISTINCT FROM (NEW."visits_from_on") OR OLD."held_at" IS DISTINCT FROM (NEW."held_at") OR OLD."held_by_id" IS DISTINCT FROM (NEW."held_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="9883043c650d39bb80eeb025dcf5d7b106207ca9",
                            operation="UPDATE",
                            pgid="pgtrigger_draw_is_kept_52245",
                            table="compliance_draw",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="draw",
                    trigger=pgtrigger.compiler.Trigger(
                        name="draw_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="ef2e41d754da1f7beff1f48d39daa3483dce8aa5",
                            operation="DELETE",
                            pgid="pgtrigger_draw_is_not_deleted_078f5",
                            table="compliance_draw",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_gridchangeevent" ("after", "before", "decided_at", "decided_by_id", "district_code", "groups", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "result", "state") VALUES (NEW."after", NEW."before", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."groups", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."result", NEW."state"); RETURN NULL;',
                            hash="1f1d0efc9e1c06510ca1a50acaf5dc2b43934e27",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccc81",
                            table="compliance_gridchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_gridchangeevent" ("after", "before", "decided_at", "decided_by_id", "district_code", "groups", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "result", "state") VALUES (NEW."after", NEW."before", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."groups", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."result", NEW."state"); RETURN NULL;',
                            hash="e208f837b1c22f6b0cf29e361a4d8ae8806f8e89",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2d0d",
                            table="compliance_gridchange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspectionplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_inspectionplanevent" ("adopted_at", "adopted_by_id", "district_code", "groups", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "visits_count", "year") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."district_code", NEW."groups", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."visits_count", NEW."year"); RETURN NULL;',
                            hash="9a5a97c7f03b7c333c8b148566114b27dd815341",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0801",
                            table="compliance_inspectionplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspectionplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_inspectionplanevent" ("adopted_at", "adopted_by_id", "district_code", "groups", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "visits_count", "year") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."district_code", NEW."groups", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."visits_count", NEW."year"); RETURN NULL;',
                            hash="56aa5136e9953dcfc6f3d8dd9d1bb1eda13182f5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fbe64",
                            table="compliance_inspectionplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspectionquota",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_inspectionquotaevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "share_percent", "source", "visits_a_year") VALUES (_pgh_attach_context(), NOW(), \'insert\', NEW."regime", NEW."regime", NEW."share_percent", NEW."source", NEW."visits_a_year"); RETURN NULL;',
                            hash="49cc0f99dbd3186ebadbaa6f0c69cff052f3d242",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b57b2",
                            table="compliance_inspectionquota",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspectionquota",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_inspectionquotaevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "share_percent", "source", "visits_a_year") VALUES (_pgh_attach_context(), NOW(), \'update\', NEW."regime", NEW."regime", NEW."share_percent", NEW."source", NEW."visits_a_year"); RETURN NULL;',
                            hash="f974be26987b1e6d3a72b22af40b41fc62525e6c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b8a45",
                            table="compliance_inspectionquota",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_campaignevent" ("answers_batch_id", "asked_at", "district_codes", "drafted_at", "drafted_by_id", "due_on", "ended_at", "filter", "id", "kind", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (NEW."answers_batch_id", NEW."asked_at", NEW."district_codes", NEW."drafted_at", NEW."drafted_by_id", NEW."due_on", NEW."ended_at", NEW."filter", NEW."id", NEW."kind", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."year"); RETURN NULL;',
                            hash="f11934df3d3e2577d3539cdd9fc916e05897f458",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8d17",
                            table="compliance_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_campaignevent" ("answers_batch_id", "asked_at", "district_codes", "drafted_at", "drafted_by_id", "due_on", "ended_at", "filter", "id", "kind", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (NEW."answers_batch_id", NEW."asked_at", NEW."district_codes", NEW."drafted_at", NEW."drafted_by_id", NEW."due_on", NEW."ended_at", NEW."filter", NEW."id", NEW."kind", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."year"); RETURN NULL;',
                            hash="cda859a50fd37d6fd2caef974e3021c805f5e336",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_afe05",
                            table="compliance_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="campaign",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_campaignevent" ("answers_batch_id", "asked_at", "district_codes", "drafted_at", "drafted_by_id", "due_on", "ended_at", "filter", "id", "kind", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "year") VALUES (OLD."answers_batch_id", OLD."asked_at", OLD."district_codes", OLD."drafted_at", OLD."drafted_by_id", OLD."due_on", OLD."ended_at", OLD."filter", OLD."id", OLD."kind", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."state", OLD."year"); RETURN NULL;',
                            hash="44ace94db2d2435535549a4632951419f02196ef",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_26c36",
                            table="compliance_campaign",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_letterevent" ("alerts_count", "at_stake_yuan", "campaign_id", "case_id", "checked_at", "checked_batch_id", "district_code", "document_id", "due_on", "ended_at", "enterprise_id", "findings_count", "findings_left", "grid_group_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "withdrawn_by_id", "withdrawn_reason", "workers_count", "workers_left") VALUES (NEW."alerts_count", NEW."at_stake_yuan", NEW."campaign_id", NEW."case_id", NEW."checked_at", NEW."checked_batch_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."ended_at", NEW."enterprise_id", NEW."findings_count", NEW."findings_left", NEW."grid_group_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."withdrawn_by_id", NEW."withdrawn_reason", NEW."workers_count", NEW."workers_left"); RETURN NULL;',
                            hash="7e3345bfba75f6770d7cefe30a1228732f34fa4c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3f614",
                            table="compliance_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_letterevent" ("alerts_count", "at_stake_yuan", "campaign_id", "case_id", "checked_at", "checked_batch_id", "district_code", "document_id", "due_on", "ended_at", "enterprise_id", "findings_count", "findings_left", "grid_group_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "state", "withdrawn_by_id", "withdrawn_reason", "workers_count", "workers_left") VALUES (NEW."alerts_count", NEW."at_stake_yuan", NEW."campaign_id", NEW."case_id", NEW."checked_at", NEW."checked_batch_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."ended_at", NEW."enterprise_id", NEW."findings_count", NEW."findings_left", NEW."grid_group_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."withdrawn_by_id", NEW."withdrawn_reason", NEW."workers_count", NEW."workers_left"); RETURN NULL;',
                            hash="73be194ada2096764d1db935f5e3083d10cb2bd4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2bbce",
                            table="compliance_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="complaint_follows_the_table",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{accepted:answered,answered:closed,received:accepted,received:refused,refused:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="b4674fadbba13d779da3cf22858dc0b9a04e8d95",
                            operation="UPDATE",
                            pgid="pgtrigger_complaint_follows_the_table_37b09",
                            table="compliance_complaint",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_complaintevent" ("acceptance_due_on", "acceptance_provisional", "acceptance_trace", "answer", "answer_asked_on", "answered_at", "answered_by_id", "case_id", "channel", "district_code", "employer_address", "employer_name", "enterprise_id", "grid_group_id", "group_of_id", "id", "is_anonymous", "kind", "language", "matched_name", "matched_uscc", "message_at", "moves_count", "next_due_on", "number", "people_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "state", "subjects", "submission", "text") VALUES (NEW."acceptance_due_on", NEW."acceptance_provisional", NEW."acceptance_trace", NEW."answer", NEW."answer_asked_on", NEW."answered_at", NEW."answered_by_id", NEW."case_id", NEW."channel", NEW."district_code", NEW."employer_address", NEW."employer_name", NEW."enterprise_id", NEW."grid_group_id", NEW."group_of_id", NEW."id", NEW."is_anonymous", NEW."kind", NEW."language", NEW."matched_name", NEW."matched_uscc", NEW."message_at", NEW."moves_count", NEW."next_due_on", NEW."number", NEW."people_count", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."received_by_id", NEW."state", NEW."subjects", NEW."submission", NEW."text"); RETURN NULL;',
                            hash="e6818846f1efcf1a051b69aa581be5f82a957e67",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eaced",
                            table="compliance_complaint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaint",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_complaintevent" ("acceptance_due_on", "acceptance_provisional", "acceptance_trace", "answer", "answer_asked_on", "answered_at", "answered_by_id", "case_id", "channel", "district_code", "employer_address", "employer_name", "enterprise_id", "grid_group_id", "group_of_id", "id", "is_anonymous", "kind", "language", "matched_name", "matched_uscc", "message_at", "moves_count", "next_due_on", "number", "people_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "state", "subjects", "submission", "text") VALUES (NEW."acceptance_due_on", NEW."acceptance_provisional", NEW."acceptance_trace", NEW."answer", NEW."answer_asked_on", NEW."answered_at", NEW."answered_by_id", NEW."case_id", NEW."channel", NEW."district_code", NEW."employer_address", NEW."employer_name", NEW."enterprise_id", NEW."grid_group_id", NEW."group_of_id", NEW."id", NEW."is_anonymous", NEW."kind", NEW."language", NEW."matched_name", NEW."matched_uscc", NEW."message_at", NEW."moves_count", NEW."next_due_on", NEW."number", NEW."people_count", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_by_id", NEW."state", NEW."subjects", NEW."submission", NEW."text"); RETURN NULL;',
                            hash="291333bfe4af34b3ff287381f10f564016ac8858",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a6b28",
                            table="compliance_complaint",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaintfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="complaint_file_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."complaint_id" IS DISTINCT FROM (NEW."complaint_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="74512ecc534389ea86fbb5e5a88042a99ab68e03",
                            operation="UPDATE",
                            pgid="pgtrigger_complaint_file_is_kept_66644",
                            table="compliance_complaintfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaintfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="complaint_file_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="c5a0245328bea644067b30e3ae7a4b2daeb48a89",
                            operation="DELETE",
                            pgid="pgtrigger_complaint_file_is_not_deleted_77765",
                            table="compliance_complaintfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaintstep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="complaint_step_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."complaint_id" IS DISTINCT FROM (NEW."complaint_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."verb" IS DISTINCT FROM (NEW."verb") OR OLD."from_state" IS DISTINCT FROM (NEW."from_state") OR OLD."to_state" IS DISTINCT FROM (NEW."to_state") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="7d74894752d6f3c64afe9cc636a7535ae226f540",
                            operation="UPDATE",
                            pgid="pgtrigger_complaint_step_is_kept_e4e1e",
                            table="compliance_complaintstep",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="complaintstep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="complaint_step_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a30b08d031956a1e6b70571d6b8afbb4dc7f0aba",
                            operation="DELETE",
                            pgid="pgtrigger_complaint_step_is_not_deleted_dfcea",
                            table="compliance_complaintstep",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
