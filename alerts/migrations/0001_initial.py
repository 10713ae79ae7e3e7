"""Rules, runs, alerts and notices: the tables and their histories."""

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
        ("enterprises", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="RuleHit",
                    fields=[
                        ("enterprise_id", models.IntegerField(db_default=0, default=0)),
                        ("provider_id", models.IntegerField(db_default=0, default=0)),
                        ("worker_id", models.IntegerField(db_default=0, default=0)),
                        ("scheme", models.SmallIntegerField(db_default=0, default=0)),
                        (
                            "from_month",
                            models.DateField(
                                db_default=datetime.date(1, 1, 1), default=datetime.date(1, 1, 1)
                            ),
                        ),
                        ("detail", models.TextField(db_default="", default="")),
                        ("to_month", models.DateField(null=True)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                        ("batch_id", models.IntegerField(null=True)),
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "shard_id",
                                "enterprise_id",
                                "provider_id",
                                "worker_id",
                                "scheme",
                                "from_month",
                                "detail",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("shard_id", models.IntegerField()),
                        ("figures", models.JSONField(null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Alert",
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
                        ("rule", models.CharField(max_length=40, verbose_name="rule")),
                        ("subject_id", models.IntegerField()),
                        ("violation_type", models.CharField(max_length=2)),
                        (
                            "severity",
                            models.SmallIntegerField(
                                choices=[(1, "Slight"), (2, "Medium"), (3, "Severe")]
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("acknowledged", "Acknowledged"),
                                    ("case_open", "Case open"),
                                    ("letter_sent", "Letter sent"),
                                    ("dismissed", "Dismissed"),
                                    ("resolved", "Put right by data"),
                                    ("closed", "Closed"),
                                ],
                                default="new",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("raised_at", models.DateTimeField()),
                        ("raised_in_run", models.IntegerField()),
                        ("changed_at", models.DateTimeField()),
                        ("changed_in_run", models.IntegerField()),
                        ("as_of", models.DateField()),
                        ("findings_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        ("workers_total", models.IntegerField(default=0)),
                        ("amount", models.DecimalField(decimal_places=2, default=0, max_digits=16)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("first_month", models.DateField(null=True)),
                        ("raised_count", models.IntegerField(default=0)),
                        ("score", models.SmallIntegerField(default=0)),
                        ("reasons", models.JSONField(default=list)),
                        ("first_look_by", models.DateField(null=True)),
                        ("decision", models.CharField(blank=True, default="", max_length=20)),
                        ("decision_count", models.IntegerField(default=0)),
                        ("decision_reason", models.TextField(blank=True, default="")),
                        ("held_until", models.DateField(null=True)),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="alerts",
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
                            "provider",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="alerts",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "recurrence_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="recurrences",
                                to="alerts.alert",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="alerts",
                                to="enterprises.worker",
                            ),
                        ),
                        ("months_count", models.IntegerField(db_default=0, default=0)),
                        (
                            "decision_amount",
                            models.DecimalField(decimal_places=2, max_digits=16, null=True),
                        ),
                        (
                            "decision_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("explained", "lawful, explained by the enterprise"),
                                    ("elsewhere", "insured or registered elsewhere"),
                                    ("wrong_data", "the delivered data are wrong"),
                                    ("trifling", "too slight to act on now"),
                                    ("other", "another reason"),
                                ],
                                db_default="",
                                default="",
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "alert",
                        "ordering": ("-score", "-id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["new", "acknowledged", "case_open", "letter_sent"],
                                    )
                                ),
                                fields=["grid_group", "-score", "-id"],
                                name="alert_queue",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["new", "acknowledged", "case_open", "letter_sent"],
                                    )
                                ),
                                fields=["-score", "-id"],
                                name="alert_queue_city",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["new", "acknowledged", "case_open", "letter_sent"],
                                    )
                                ),
                                fields=["district_code", "-score", "-id"],
                                name="alert_queue_district",
                            ),
                            models.Index(
                                condition=models.Q(("state__in", ["new", "acknowledged"])),
                                fields=["first_look_by"],
                                name="alert_first_look",
                            ),
                            models.Index(
                                condition=models.Q(("state", "closed")),
                                fields=["rule", "subject_id"],
                                name="alert_closed_subject",
                            ),
                            models.Index(fields=["raised_in_run"], name="alert_raised_in_run"),
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
                                name="alert_has_one_subject",
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
                                name="alert_subject_id_is_subject",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "closed"), _negated=True),
                                fields=("rule", "subject_id"),
                                name="alert_fingerprint_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AlertEvent",
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
                        ("rule", models.CharField(max_length=40, verbose_name="rule")),
                        ("subject_id", models.IntegerField()),
                        ("violation_type", models.CharField(max_length=2)),
                        (
                            "severity",
                            models.SmallIntegerField(
                                choices=[(1, "Slight"), (2, "Medium"), (3, "Severe")]
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("acknowledged", "Acknowledged"),
                                    ("case_open", "Case open"),
                                    ("letter_sent", "Letter sent"),
                                    ("dismissed", "Dismissed"),
                                    ("resolved", "Put right by data"),
                                    ("closed", "Closed"),
                                ],
                                default="new",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("raised_at", models.DateTimeField()),
                        ("raised_in_run", models.IntegerField()),
                        ("changed_at", models.DateTimeField()),
                        ("changed_in_run", models.IntegerField()),
                        ("as_of", models.DateField()),
                        ("findings_count", models.IntegerField(default=0)),
                        ("workers_count", models.IntegerField(default=0)),
                        ("workers_total", models.IntegerField(default=0)),
                        ("amount", models.DecimalField(decimal_places=2, default=0, max_digits=16)),
                        (
                            "at_stake_yuan",
                            models.DecimalField(decimal_places=2, default=0, max_digits=16),
                        ),
                        ("first_month", models.DateField(null=True)),
                        ("raised_count", models.IntegerField(default=0)),
                        ("score", models.SmallIntegerField(default=0)),
                        ("reasons", models.JSONField(default=list)),
                        ("first_look_by", models.DateField(null=True)),
                        ("decision", models.CharField(blank=True, default="", max_length=20)),
                        ("decision_count", models.IntegerField(default=0)),
                        ("decision_reason", models.TextField(blank=True, default="")),
                        ("held_until", models.DateField(null=True)),
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
                                to="alerts.alert",
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
                            "recurrence_of",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alerts.alert",
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
                        ("months_count", models.IntegerField(db_default=0, default=0)),
                        (
                            "decision_amount",
                            models.DecimalField(decimal_places=2, max_digits=16, null=True),
                        ),
                        (
                            "decision_ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("explained", "lawful, explained by the enterprise"),
                                    ("elsewhere", "insured or registered elsewhere"),
                                    ("wrong_data", "the delivered data are wrong"),
                                    ("trifling", "too slight to act on now"),
                                    ("other", "another reason"),
                                ],
                                db_default="",
                                default="",
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AlertStep",
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
                        ("kind", models.CharField(max_length=10)),
                        ("at", models.DateTimeField()),
                        ("run_id", models.IntegerField()),
                        ("count_before", models.IntegerField(default=0)),
                        ("count_after", models.IntegerField(default=0)),
                        (
                            "alert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="alerts.alert",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["alert", "-id"], name="alerts_aler_alert_i_e1b86a_idx"
                            ),
                            models.Index(
                                condition=models.Q(("kind", "reopened")),
                                fields=["run_id"],
                                name="alert_step_reopened",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparisonRun",
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
                        ("as_of", models.DateField()),
                        ("known_at", models.DateTimeField(null=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("scope", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("running", "running"),
                                    ("done", "done"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("batch_id", models.IntegerField(null=True, unique=True)),
                        ("created_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comparison run",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", False), ("state", "done")),
                                    models.Q(
                                        models.Q(("state", "done"), _negated=True),
                                        ("finished_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="run_done_has_moment",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        ("enterprise_id", models.IntegerField(db_default=0, default=0)),
                        ("provider_id", models.IntegerField(db_default=0, default=0)),
                        ("worker_id", models.IntegerField(db_default=0, default=0)),
                        ("scheme", models.SmallIntegerField(db_default=0, default=0)),
                        (
                            "from_month",
                            models.DateField(
                                db_default=datetime.date(1, 1, 1), default=datetime.date(1, 1, 1)
                            ),
                        ),
                        ("detail", models.TextField(db_default="", default="")),
                        ("to_month", models.DateField(null=True)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                        ("batch_id", models.IntegerField(null=True)),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("rule", models.CharField(max_length=40)),
                        ("found_in_run", models.IntegerField()),
                        ("changed_in_run", models.IntegerField()),
                        ("gone_in_run", models.IntegerField(null=True)),
                        (
                            "alert",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="alerts.alert",
                            ),
                        ),
                        ("figures", models.JSONField(null=True)),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                fields=["changed_in_run"], name="alerts_find_changed_39831f_idx"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("gone_in_run", None)),
                                fields=(
                                    "rule",
                                    "enterprise_id",
                                    "provider_id",
                                    "worker_id",
                                    "scheme",
                                    "from_month",
                                    "detail",
                                ),
                                name="finding_current_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleVersion",
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
                        ("rule", models.CharField(max_length=40, verbose_name="rule")),
                        ("version", models.IntegerField()),
                        ("parameters", models.JSONField(default=dict)),
                        ("enabled", models.BooleanField(default=True)),
                        ("reason", models.CharField(blank=True, default="", max_length=255)),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("rule", "version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rule", "version"), name="rule_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleVersionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("rule", models.CharField(max_length=40, verbose_name="rule")),
                        ("version", models.IntegerField()),
                        ("parameters", models.JSONField(default=dict)),
                        ("enabled", models.BooleanField(default=True)),
                        ("reason", models.CharField(blank=True, default="", max_length=255)),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
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
                                to="alerts.ruleversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RunResult",
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
                        ("rule", models.CharField(max_length=40)),
                        ("skipped", models.CharField(blank=True, default="", max_length=255)),
                        ("rows_read", models.BigIntegerField(default=0)),
                        ("findings", models.IntegerField(default=0)),
                        ("alerts_new", models.IntegerField(default=0)),
                        ("alerts_updated", models.IntegerField(default=0)),
                        ("alerts_resolved", models.IntegerField(default=0)),
                        ("seconds", models.FloatField(default=0)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="alerts.comparisonrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("run", "rule"),
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "rule"), name="run_result_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RunShard",
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
                        ("rule", models.CharField(max_length=40)),
                        ("number", models.IntegerField()),
                        ("first", models.IntegerField()),
                        ("last", models.IntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waiting"),
                                    ("running", "running"),
                                    ("done", "done"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("rows_read", models.BigIntegerField(default=0)),
                        ("findings", models.IntegerField(default=0)),
                        ("findings_new", models.IntegerField(default=0)),
                        ("findings_grown", models.IntegerField(default=0)),
                        ("findings_gone", models.IntegerField(default=0)),
                        ("seconds", models.FloatField(default=0)),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shards",
                                to="alerts.comparisonrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("run", "rule", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("run", "rule", "number"), name="run_shard_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notification",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("new_alert", "New alerts"),
                                    ("alert_changed", "An alert changed"),
                                    ("assigned", "Assigned to me"),
                                    ("approval_asked", "Approval asked of me"),
                                    ("approval_given", "Approval given"),
                                    ("approval_refused", "Approval refused"),
                                    ("deadline_soon", "Deadline soon"),
                                    ("deadline_over", "Deadline over"),
                                    ("complaint_received", "Complaint received"),
                                    ("complaint_answered", "Complaint answered"),
                                    ("letter_result", "What letters achieved"),
                                    ("letter_answered", "An enterprise answered a letter"),
                                    ("visit_planned", "Visit planned"),
                                    ("came_back", "Came back from a delivery"),
                                    ("certificate_ends", "Certificate ends"),
                                    ("escalation", "Passed on to me as a supervisor"),
                                    ("test", "Test notice"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("address", models.CharField(max_length=255)),
                        ("values", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField()),
                        ("read_at", models.DateTimeField(null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notifications",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["user", "-id"], name="notification_own"),
                            models.Index(
                                condition=models.Q(("read_at", None)),
                                fields=["user", "-id"],
                                name="notification_unread",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "key"), name="notification_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("address__startswith", "/"),
                                    models.Q(("address__startswith", "//"), _negated=True),
                                ),
                                name="notification_opens_own_page",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeHours",
                    fields=[
                        (
                            "from_day",
                            models.DateField(
                                primary_key=True, serialize=False, verbose_name="from"
                            ),
                        ),
                        ("opens", models.TimeField(verbose_name="opens")),
                        ("closes", models.TimeField(verbose_name="closes")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "ordering": ("-from_day",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes__gt", models.F("opens"))),
                                name="office_hours_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutboxEntry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("wecom", "WeCom"),
                                    ("dingtalk", "DingTalk"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("sending", "Being sent"),
                                    ("sent", "Sent"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=7,
                            ),
                        ),
                        ("attempts", models.SmallIntegerField(default=0)),
                        ("next_attempt_at", models.DateTimeField()),
                        ("claim", models.UUIDField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("refusal", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "notification",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ways",
                                to="alerts.notification",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["next_attempt_at", "id"],
                                name="outbox_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("state", "sending")),
                                fields=["claim"],
                                name="outbox_sending",
                            ),
                            models.Index(fields=["user", "channel", "-id"], name="outbox_own"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notification", "channel"), name="outbox_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "sent"), ("sent_at", None), _connector="XOR"
                                ),
                                name="outbox_sent_has_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sending"), _negated=True),
                                    ("claim__isnull", False),
                                    _connector="OR",
                                ),
                                name="outbox_claimed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuietHours",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="quiet_hours",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("quiet_from", models.TimeField(verbose_name="quiet from")),
                        ("quiet_until", models.TimeField(verbose_name="quiet until")),
                        (
                            "working_days_only",
                            models.BooleanField(default=True, verbose_name="working days only"),
                        ),
                    ],
                    options={
                        "ordering": ("user_id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("quiet_from", models.F("quiet_until")), _negated=True
                                ),
                                name="quiet_hours_are_a_span",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChannelChoice",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("wecom", "WeCom"),
                                    ("dingtalk", "DingTalk"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("address", models.CharField(max_length=255)),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="channel_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("user_id", "channel"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "channel"), name="channel_choice_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("address", ""), _negated=True),
                                name="channel_choice_has_address",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeHoursEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("from_day", models.DateField(serialize=False, verbose_name="from")),
                        ("opens", models.TimeField(verbose_name="opens")),
                        ("closes", models.TimeField(verbose_name="closes")),
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
                                to="alerts.officehours",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Watched",
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
                        ("until_on", models.DateField(verbose_name="until")),
                        (
                            "enterprise",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="watched",
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
                            "provider",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="watched",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "worker",
                            models.OneToOneField(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
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
                                name="watched_has_one_subject",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alert",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."held_until" IS DISTINCT FROM (NEW."held_until") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "alerts_alertevent" ("amount", "as_of", "at_stake_yuan", "changed_at", "changed_in_run", "decision", "decision_amount", "decision_count", "decision_ground", "decision_reason", "district_code", "enterprise_id", "findings_count", "first_look_by", "first_month", "grid_group_id", "held_until", "id", "months_count", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "raised_at", "raised_count", "raised_in_run", "reasons", "recurrence_of_id", "rule", "score", "severity", "state", "subject_id", "violation_type", "worker_id", "workers_count", "workers_total") VALUES (NEW."amount", NEW."as_of", NEW."at_stake_yuan", NEW."changed_at", NEW."changed_in_run", NEW."decision", NEW."decision_amount", NEW."decision_count", NEW."decision_ground", NEW."decision_reason", NEW."district_code", NEW."enterprise_id", NEW."findings_count", NEW."first_look_by", NEW."first_month", NEW."grid_group_id", NEW."held_until", NEW."id", NEW."months_count", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."raised_at", NEW."raised_count", NEW."raised_in_run", NEW."reasons", NEW."recurrence_of_id", NEW."rule", NEW."score", NEW."severity", NEW."state", NEW."subject_id", NEW."violation_type", NEW."worker_id", NEW."workers_count", NEW."workers_total"); RETURN NULL;',
                            hash="8896d8815e273c0cdcce988533d95108ea62bd4a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_953db",
                            table="alerts_alert",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruleversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alerts_ruleversionevent" ("enabled", "id", "made_at", "made_by_id", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "version") VALUES (NEW."enabled", NEW."id", NEW."made_at", NEW."made_by_id", NEW."parameters", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule", NEW."version"); RETURN NULL;',
                            hash="47326f5edc3f899a483a6fd9d38e616cdaf575f2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95c5f",
                            table="alerts_ruleversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ruleversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alerts_ruleversionevent" ("enabled", "id", "made_at", "made_by_id", "parameters", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "version") VALUES (NEW."enabled", NEW."id", NEW."made_at", NEW."made_by_id", NEW."parameters", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rule", NEW."version"); RETURN NULL;',
                            hash="1664ddbdaf506d2d78fd55959a4a5a30b221f5be",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ace99",
                            table="alerts_ruleversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officehours",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alerts_officehoursevent" ("closes", "from_day", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."closes", NEW."from_day", NEW."opens", _pgh_attach_context(), NOW(), \'insert\', NEW."from_day", NEW."source"); RETURN NULL;',
                            hash="3ab2da7ff80abb57fb433bc992586f79814a8822",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_35704",
                            table="alerts_officehours",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officehours",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alerts_officehoursevent" ("closes", "from_day", "opens", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."closes", NEW."from_day", NEW."opens", _pgh_attach_context(), NOW(), \'update\', NEW."from_day", NEW."source"); RETURN NULL;',
                            hash="dcce4c577baad8739a63c6df5fdc7d8fbbe1a36d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f764",
                            table="alerts_officehours",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
