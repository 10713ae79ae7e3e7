"""Appraisals, exposures, medals, the watchlist, figures, the portal: the tables and histories."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_cases")]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="ScaleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False, max_length=20, serialize=False, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        ("years", models.SmallIntegerField(verbose_name="years of a period")),
                        ("order", models.SmallIntegerField(default=0)),
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
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ScaleGrade",
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
                        ("code", models.SlugField(max_length=12, verbose_name="code")),
                        ("rank", models.SmallIntegerField(verbose_name="rank")),
                        ("name", models.CharField(max_length=40, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=40, verbose_name="name, English")),
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
                        (
                            "regime_years",
                            models.SmallIntegerField(verbose_name="years of the regime"),
                        ),
                        (
                            "on_paper",
                            models.BooleanField(default=True, verbose_name="notified on paper"),
                        ),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="shown to the public"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="grades",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "grade of a scale",
                        "ordering": ("scale", "rank"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "code"), name="scale_grade_once"
                            ),
                            models.UniqueConstraint(
                                fields=("scale", "rank"), name="scale_rank_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rank__gte", 1),
                                    ("regime_years__gte", 1),
                                    ("regime_years__lte", 10),
                                ),
                                name="scale_grade_in_bounds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScaleGradeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=12, verbose_name="code"),
                        ),
                        ("rank", models.SmallIntegerField(verbose_name="rank")),
                        ("name", models.CharField(max_length=40, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=40, verbose_name="name, English")),
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
                        (
                            "regime_years",
                            models.SmallIntegerField(verbose_name="years of the regime"),
                        ),
                        (
                            "on_paper",
                            models.BooleanField(default=True, verbose_name="notified on paper"),
                        ),
                        (
                            "is_public",
                            models.BooleanField(default=False, verbose_name="shown to the public"),
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
                                to="compliance.scalegrade",
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Appraisal",
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
                            "code",
                            models.SlugField(max_length=20, unique=True, verbose_name="cycle"),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("to_on", models.DateField(verbose_name="to")),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("known_at", models.DateTimeField(verbose_name="known at")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opened", "Opened"),
                                    ("frozen", "Evidence frozen"),
                                    ("in_review", "In review"),
                                    ("notified", "Notified"),
                                    ("final", "Final"),
                                ],
                                default="opened",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("gaps", models.JSONField(default=list)),
                        ("gaps_accepted_at", models.DateTimeField(null=True)),
                        ("gaps_reason", models.CharField(blank=True, default="", max_length=255)),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="frozen at")),
                        (
                            "computed_at",
                            models.DateTimeField(null=True, verbose_name="computed at"),
                        ),
                        ("seconds", models.FloatField(default=0, verbose_name="seconds")),
                        (
                            "graded_count",
                            models.IntegerField(default=0, verbose_name="enterprises"),
                        ),
                        ("facts_count", models.IntegerField(default=0, verbose_name="facts")),
                        (
                            "notified_at",
                            models.DateTimeField(null=True, verbose_name="notified at"),
                        ),
                        (
                            "objections_until_on",
                            models.DateField(null=True, verbose_name="objections until"),
                        ),
                        ("objections_trace", models.JSONField(default=dict)),
                        (
                            "concluded_at",
                            models.DateTimeField(null=True, verbose_name="final since"),
                        ),
                        (
                            "concluded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gaps_accepted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "notified_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="followers",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="appraisals",
                                to="compliance.criteriaset",
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="appraisals",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appraisal",
                        "ordering": ("-to_on", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "from_on", "to_on"), name="appraisal_opened_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("to_on__gt", models.F("from_on"))),
                                name="appraisal_period_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("gaps_accepted_at", None),
                                        ("gaps_accepted_by", None),
                                        ("gaps_reason", ""),
                                    ),
                                    models.Q(
                                        ("gaps_accepted_at__isnull", False),
                                        ("gaps_accepted_by__isnull", False),
                                        models.Q(("gaps_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_gaps_accepted_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("notified_at", None),
                                        ("notified_by", None),
                                        ("objections_until_on", None),
                                    ),
                                    models.Q(
                                        ("notified_at__isnull", False),
                                        ("notified_by__isnull", False),
                                        ("objections_until_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_notified_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("concluded_at", None), ("concluded_by", None)),
                                    models.Q(
                                        ("concluded_at__isnull", False),
                                        ("concluded_by__isnull", False),
                                        ("state", "final"),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_concluded_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalFact",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("dealt_with", "dealt with"),
                                    ("child_labour", "child labour"),
                                    ("forced_labour", "forced labour"),
                                    ("mass_incident", "mass incident"),
                                    ("public_harm", "grave public harm"),
                                    ("refused_order", "order not followed"),
                                    ("refused_decision", "decision refused"),
                                    ("obstruction", "inspectors obstructed"),
                                    ("criminal_prosecution", "criminally prosecuted"),
                                    ("exposed", "publicly exposed"),
                                ],
                                max_length=24,
                                verbose_name="fact",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="day")),
                        ("source", models.CharField(max_length=300, verbose_name="source")),
                        ("label", models.CharField(blank=True, default="", max_length=255)),
                        ("detail", models.JSONField(default=dict)),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="facts",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                    ],
                    options={
                        "verbose_name": "fact of an appraisal",
                        "ordering": ("-happened_on", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appraisal", "enterprise", "code", "source"),
                                name="appraisal_fact_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalRun",
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
                            "work",
                            models.CharField(
                                choices=[
                                    ("compute", "computation"),
                                    ("confirm", "confirmation in bulk"),
                                    ("notify", "notification"),
                                    ("papers", "notices on paper"),
                                    ("conclude", "conclusion"),
                                    ("regimes", "regimes"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("scope", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "waiting"), ("done", "done")],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("created_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="runs",
                                to="compliance.appraisal",
                            ),
                        ),
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
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("appraisal", "work"),
                                name="appraisal_work_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", False), ("state", "done")),
                                    models.Q(("finished_at", None), ("state", "waiting")),
                                    _connector="OR",
                                ),
                                name="appraisal_run_done_has_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalShard",
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
                        ("number", models.IntegerField()),
                        ("first", models.IntegerField()),
                        ("last", models.IntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "waiting"), ("done", "done")],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("rows", models.IntegerField(default=0)),
                        ("seconds", models.FloatField(default=0)),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shards",
                                to="compliance.appraisalrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("run", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("run", "number"), name="appraisal_shard_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConductFact",
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
                                    ("obstruction", "inspectors obstructed"),
                                    ("mass_incident", "mass incident"),
                                    ("public_harm", "grave public harm"),
                                    ("forced_labour", "forced labour"),
                                    ("criminal_prosecution", "criminally prosecuted"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="happened on")),
                        ("description", models.TextField(verbose_name="what happened")),
                        (
                            "proof",
                            models.CharField(
                                max_length=255, verbose_name="document it is proven by"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "confirmed_at",
                            models.DateTimeField(null=True, verbose_name="confirmed at"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(null=True, verbose_name="withdrawn at"),
                        ),
                        (
                            "withdrawn_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="conduct_facts",
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="conduct_facts",
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
                            "recorded_by",
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
                        "verbose_name": "conduct fact",
                        "ordering": ("-happened_on", "-id"),
                        "indexes": [models.Index(fields=["happened_on"], name="conduct_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("confirmed_by__isnull", False),
                                        models.Q(
                                            ("confirmed_by", models.F("recorded_by")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="conduct_confirmed_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_at", None),
                                        ("withdrawn_by", None),
                                        ("withdrawn_reason", ""),
                                    ),
                                    models.Q(
                                        ("withdrawn_at__isnull", False),
                                        ("withdrawn_by__isnull", False),
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="conduct_withdrawn_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConductFactEvent",
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
                                    ("obstruction", "inspectors obstructed"),
                                    ("mass_incident", "mass incident"),
                                    ("public_harm", "grave public harm"),
                                    ("forced_labour", "forced labour"),
                                    ("criminal_prosecution", "criminally prosecuted"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="happened on")),
                        ("description", models.TextField(verbose_name="what happened")),
                        (
                            "proof",
                            models.CharField(
                                max_length=255, verbose_name="document it is proven by"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="recorded at")),
                        (
                            "confirmed_at",
                            models.DateTimeField(null=True, verbose_name="confirmed at"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(null=True, verbose_name="withdrawn at"),
                        ),
                        (
                            "withdrawn_reason",
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
                                to="compliance.conductfact",
                            ),
                        ),
                        (
                            "recorded_by",
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
                    name="CriteriaSet",
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
                        ("version", models.SmallIntegerField(verbose_name="version")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_force", "In force"),
                                    ("retired", "Retired"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=255,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="source"
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                        (
                            "enacted_at",
                            models.DateTimeField(null=True, verbose_name="in force since"),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enacted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="criteria_sets",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "criteria set",
                        "ordering": ("scale", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scale", "version"), name="criteria_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["in_force"])),
                                fields=("scale",),
                                name="criteria_one_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("enacted_at", None),
                                        ("enacted_by", None),
                                        ("state__in", ["draft", "dropped"]),
                                    ),
                                    models.Q(
                                        ("enacted_at__isnull", False),
                                        ("state__in", ["in_force", "retired"]),
                                        models.Q(
                                            ("enacted_by__isnull", False),
                                            ("drafted_by", None),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="criteria_enacted_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enacted_by", None),
                                    models.Q(("enacted_by", models.F("drafted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="criteria_enacted_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
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
                        ("number", models.SmallIntegerField(verbose_name="number")),
                        ("grade", models.CharField(max_length=12, verbose_name="grade")),
                        (
                            "facts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24),
                                size=None,
                                verbose_name="facts",
                            ),
                        ),
                        ("at_least", models.SmallIntegerField(verbose_name="at least")),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="compliance.criteriaset",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "criterion",
                        "ordering": ("criteria", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("criteria", "number"), name="criterion_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("at_least__gte", 1), ("at_least__lte", 999)),
                                name="criterion_count_in_bounds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("number", models.SmallIntegerField(verbose_name="number")),
                        ("grade", models.CharField(max_length=12, verbose_name="grade")),
                        (
                            "facts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=24),
                                size=None,
                                verbose_name="facts",
                            ),
                        ),
                        ("at_least", models.SmallIntegerField(verbose_name="at least")),
                        (
                            "criteria",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.criteriaset",
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
                                to="compliance.criterion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Grade",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "previous_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="last grade"
                            ),
                        ),
                        (
                            "proposed_grade",
                            models.CharField(max_length=12, verbose_name="proposed"),
                        ),
                        (
                            "criterion",
                            models.SmallIntegerField(default=0, verbose_name="criterion"),
                        ),
                        ("counts", models.JSONField(default=dict)),
                        ("staff_count", models.IntegerField(default=0, verbose_name="staff")),
                        (
                            "size_band",
                            models.CharField(
                                choices=[
                                    ("micro", "under 10"),
                                    ("small", "10 to 99"),
                                    ("medium", "100 to 299"),
                                    ("large", "300 and more"),
                                ],
                                max_length=6,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "industry",
                            models.CharField(
                                blank=True, default="", max_length=1, verbose_name="industry"
                            ),
                        ),
                        (
                            "risk_class",
                            models.CharField(
                                choices=[
                                    ("A", "low risk"),
                                    ("B", "some risk"),
                                    ("C", "raised risk"),
                                    ("D", "high risk"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        ("risk_points", models.SmallIntegerField(default=0)),
                        ("outlier", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("awaits_second", "Awaits second"),
                                    ("confirmed", "Confirmed"),
                                    ("notified", "Notified"),
                                    ("objected", "Objection"),
                                    ("final", "Final"),
                                ],
                                default="open",
                                max_length=13,
                                verbose_name="state",
                            ),
                        ),
                        ("changed", models.BooleanField(default=False)),
                        ("asked_grade", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "decided_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="decided"
                            ),
                        ),
                        (
                            "final_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="final"
                            ),
                        ),
                        ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "seconded_at",
                            models.DateTimeField(null=True, verbose_name="approved at"),
                        ),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="grades",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="grades",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="grades",
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
                            "seconded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "grade",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=[
                                    "appraisal",
                                    "previous_grade",
                                    "proposed_grade",
                                    "-risk_points",
                                    "-id",
                                ],
                                name="grade_cell",
                            ),
                            models.Index(
                                condition=models.Q(("changed", True)),
                                fields=["appraisal", "-id"],
                                name="grade_changed",
                            ),
                            models.Index(
                                condition=models.Q(("outlier", True)),
                                fields=["appraisal", "-risk_points", "-id"],
                                name="grade_outlier",
                            ),
                            models.Index(
                                fields=["appraisal", "-risk_points", "-id"], name="grade_by_risk"
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("state__in", ["open", "awaits_second", "objected"])
                                ),
                                fields=["appraisal", "state", "-risk_points", "-id"],
                                name="grade_waits",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enterprise", "appraisal"), name="grade_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at", None), ("decided_by", None)),
                                    models.Q(
                                        ("decided_at__isnull", False), ("decided_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="grade_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("seconded_at", None), ("seconded_by", None)),
                                    models.Q(
                                        ("seconded_at__isnull", False),
                                        ("seconded_by__isnull", False),
                                        models.Q(
                                            ("seconded_by", models.F("decided_by")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="grade_seconded_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("asked_grade", ""),
                                        ("decided_grade", ""),
                                        ("state", "open"),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("state", "awaits_second"),
                                        models.Q(("asked_grade", ""), _negated=True),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("asked_grade", ""),
                                        (
                                            "state__in",
                                            ["confirmed", "notified", "objected", "final"],
                                        ),
                                        models.Q(("decided_grade", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="grade_state_has_its_grade",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "final"),
                                        models.Q(("final_grade", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "final"), _negated=True),
                                        ("final_grade", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="grade_final_has_grade",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_grade__in", ["", models.F("proposed_grade")]),
                                    models.Q(
                                        ("seconded_by__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="grade_change_has_second",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GradeCount",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("shard", models.IntegerField()),
                        (
                            "axis",
                            models.CharField(
                                choices=[
                                    ("place", "place"),
                                    ("industry", "industry"),
                                    ("size", "size"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("key", models.CharField(blank=True, default="", max_length=12)),
                        ("previous_grade", models.CharField(blank=True, default="", max_length=12)),
                        ("proposed_grade", models.CharField(max_length=12)),
                        ("enterprises", models.IntegerField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grade_counts",
                                to="compliance.appraisal",
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
                        "indexes": [
                            models.Index(
                                fields=["appraisal", "axis", "proposed_grade"], name="grade_count"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GradeEvent",
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
                            "previous_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="last grade"
                            ),
                        ),
                        (
                            "proposed_grade",
                            models.CharField(max_length=12, verbose_name="proposed"),
                        ),
                        (
                            "criterion",
                            models.SmallIntegerField(default=0, verbose_name="criterion"),
                        ),
                        ("counts", models.JSONField(default=dict)),
                        ("staff_count", models.IntegerField(default=0, verbose_name="staff")),
                        (
                            "size_band",
                            models.CharField(
                                choices=[
                                    ("micro", "under 10"),
                                    ("small", "10 to 99"),
                                    ("medium", "100 to 299"),
                                    ("large", "300 and more"),
                                ],
                                max_length=6,
                                verbose_name="size",
                            ),
                        ),
                        (
                            "industry",
                            models.CharField(
                                blank=True, default="", max_length=1, verbose_name="industry"
                            ),
                        ),
                        (
                            "risk_class",
                            models.CharField(
                                choices=[
                                    ("A", "low risk"),
                                    ("B", "some risk"),
                                    ("C", "raised risk"),
                                    ("D", "high risk"),
                                ],
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        ("risk_points", models.SmallIntegerField(default=0)),
                        ("outlier", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("awaits_second", "Awaits second"),
                                    ("confirmed", "Confirmed"),
                                    ("notified", "Notified"),
                                    ("objected", "Objection"),
                                    ("final", "Final"),
                                ],
                                default="open",
                                max_length=13,
                                verbose_name="state",
                            ),
                        ),
                        ("changed", models.BooleanField(default=False)),
                        ("asked_grade", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "decided_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="decided"
                            ),
                        ),
                        (
                            "final_grade",
                            models.CharField(
                                blank=True, default="", max_length=12, verbose_name="final"
                            ),
                        ),
                        ("reason", models.TextField(blank=True, default="", verbose_name="reason")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "seconded_at",
                            models.DateTimeField(null=True, verbose_name="approved at"),
                        ),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.appraisal",
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
                                to="compliance.grade",
                            ),
                        ),
                        (
                            "seconded_by",
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
                    name="GradeObjection",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("text", models.TextField(verbose_name="objection")),
                        ("received_at", models.DateTimeField(verbose_name="received at")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("upheld", "grade stands"), ("granted", "grade changed")],
                                max_length=7,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("decided_at", models.DateTimeField(null=True)),
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "grade",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="objection",
                                to="compliance.grade",
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
                    ],
                    options={
                        "verbose_name": "objection to a grade",
                        "ordering": ("received_at", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="objection_decided_with_answer",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GradeObjectionEvent",
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
                        ("text", models.TextField(verbose_name="objection")),
                        ("received_at", models.DateTimeField(verbose_name="received at")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("upheld", "grade stands"), ("granted", "grade changed")],
                                max_length=7,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("decided_at", models.DateTimeField(null=True)),
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
                            "grade",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.grade",
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
                                to="compliance.gradeobjection",
                            ),
                        ),
                        (
                            "received_by",
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
                    name="RegimeSpell",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("grade", "grade"),
                                    ("medal", "medal"),
                                    ("exposure", "exposure"),
                                    ("watchlist", "watchlist"),
                                    ("decision", "decision"),
                                ],
                                max_length=10,
                                verbose_name="ground",
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
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        ("imposed_at", models.DateTimeField(verbose_name="imposed at")),
                        ("lifted_at", models.DateTimeField(null=True, verbose_name="lifted at")),
                        ("lifted_reason", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="regime_spells",
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
                            "imposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "regime",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("lifted_at", None)),
                                fields=["until_on"],
                                name="regime_running",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at", None)),
                                fields=("enterprise", "ground"),
                                name="regime_one_per_ground",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("lifted_at", None),
                                        ("lifted_by", None),
                                        ("lifted_reason", ""),
                                    ),
                                    models.Q(
                                        ("lifted_at__isnull", False),
                                        models.Q(("lifted_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="regime_lifted_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegimeSpellEvent",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("grade", "grade"),
                                    ("medal", "medal"),
                                    ("exposure", "exposure"),
                                    ("watchlist", "watchlist"),
                                    ("decision", "decision"),
                                ],
                                max_length=10,
                                verbose_name="ground",
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
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        ("imposed_at", models.DateTimeField(verbose_name="imposed at")),
                        ("lifted_at", models.DateTimeField(null=True, verbose_name="lifted at")),
                        ("lifted_reason", models.CharField(blank=True, default="", max_length=255)),
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
                            "imposed_by",
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
                            "lifted_by",
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
                                to="compliance.regimespell",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Scale",
                    fields=[
                        (
                            "code",
                            models.SlugField(
                                max_length=20,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        ("years", models.SmallIntegerField(verbose_name="years of a period")),
                        ("order", models.SmallIntegerField(default=0)),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "scale of grades",
                        "ordering": ("order", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("years__gte", 1), ("years__lte", 10)),
                                name="scale_years_in_bounds",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriteriaSetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("version", models.SmallIntegerField(verbose_name="version")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_force", "In force"),
                                    ("retired", "Retired"),
                                    ("dropped", "Dropped"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=255,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="source"
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                        (
                            "enacted_at",
                            models.DateTimeField(null=True, verbose_name="in force since"),
                        ),
                        (
                            "drafted_by",
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
                            "enacted_by",
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
                                to="compliance.criteriaset",
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "code",
                            models.SlugField(db_index=False, max_length=20, verbose_name="cycle"),
                        ),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("to_on", models.DateField(verbose_name="to")),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("known_at", models.DateTimeField(verbose_name="known at")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opened", "Opened"),
                                    ("frozen", "Evidence frozen"),
                                    ("in_review", "In review"),
                                    ("notified", "Notified"),
                                    ("final", "Final"),
                                ],
                                default="opened",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("gaps", models.JSONField(default=list)),
                        ("gaps_accepted_at", models.DateTimeField(null=True)),
                        ("gaps_reason", models.CharField(blank=True, default="", max_length=255)),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="frozen at")),
                        (
                            "computed_at",
                            models.DateTimeField(null=True, verbose_name="computed at"),
                        ),
                        ("seconds", models.FloatField(default=0, verbose_name="seconds")),
                        (
                            "graded_count",
                            models.IntegerField(default=0, verbose_name="enterprises"),
                        ),
                        ("facts_count", models.IntegerField(default=0, verbose_name="facts")),
                        (
                            "notified_at",
                            models.DateTimeField(null=True, verbose_name="notified at"),
                        ),
                        (
                            "objections_until_on",
                            models.DateField(null=True, verbose_name="objections until"),
                        ),
                        ("objections_trace", models.JSONField(default=dict)),
                        (
                            "concluded_at",
                            models.DateTimeField(null=True, verbose_name="final since"),
                        ),
                        (
                            "concluded_by",
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
                            "gaps_accepted_by",
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
                            "notified_by",
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
                            "opened_by",
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
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.criteriaset",
                            ),
                        ),
                        (
                            "scale",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublicEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("medal", "Compliance medals"),
                                    ("exposure", "Major violations made public"),
                                    ("watchlist", "Watchlist"),
                                ],
                                max_length=9,
                                verbose_name="list",
                            ),
                        ),
                        ("list_code", models.CharField(max_length=20, verbose_name="list")),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("enterprise_id", models.IntegerField(null=True)),
                        (
                            "uscc",
                            models.CharField(
                                max_length=18, verbose_name="unified social credit code"
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=255, verbose_name="address"),
                        ),
                        (
                            "district_code",
                            models.CharField(blank=True, max_length=6, verbose_name="district"),
                        ),
                        (
                            "person_in_charge",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="person in charge"
                            ),
                        ),
                        (
                            "staff_band",
                            models.CharField(blank=True, max_length=40, verbose_name="staff"),
                        ),
                        ("facts", models.TextField(blank=True, verbose_name="what was found")),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=255, verbose_name="decision"),
                        ),
                        ("legal_basis", models.TextField(blank=True, verbose_name="legal basis")),
                        (
                            "authority",
                            models.CharField(blank=True, max_length=255, verbose_name="authority"),
                        ),
                        (
                            "arrears_wages_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="wages owed",
                            ),
                        ),
                        (
                            "arrears_contributions_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="contributions owed",
                            ),
                        ),
                        ("medals_in_a_row", models.PositiveSmallIntegerField(default=0)),
                        ("decided_on", models.DateField(null=True, verbose_name="decided on")),
                        ("published_on", models.DateField(verbose_name="published on")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("listed", "listed"),
                                    ("paid", "paid"),
                                    ("withdrawn", "withdrawn"),
                                    ("expired", "expired"),
                                ],
                                default="listed",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("status_on", models.DateField(verbose_name="since")),
                        ("wages_paid_on", models.DateField(null=True)),
                        ("contributions_paid_on", models.DateField(null=True)),
                        ("explanation", models.TextField(blank=True, verbose_name="explanation")),
                        ("verification_code", models.CharField(max_length=16)),
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
                                to="compliance.publicentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublicEntry",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("medal", "Compliance medals"),
                                    ("exposure", "Major violations made public"),
                                    ("watchlist", "Watchlist"),
                                ],
                                max_length=9,
                                verbose_name="list",
                            ),
                        ),
                        ("list_code", models.CharField(max_length=20, verbose_name="list")),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("enterprise_id", models.IntegerField(null=True)),
                        (
                            "uscc",
                            models.CharField(
                                max_length=18, verbose_name="unified social credit code"
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=255, verbose_name="address"),
                        ),
                        (
                            "district_code",
                            models.CharField(blank=True, max_length=6, verbose_name="district"),
                        ),
                        (
                            "person_in_charge",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="person in charge"
                            ),
                        ),
                        (
                            "staff_band",
                            models.CharField(blank=True, max_length=40, verbose_name="staff"),
                        ),
                        ("facts", models.TextField(blank=True, verbose_name="what was found")),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=255, verbose_name="decision"),
                        ),
                        ("legal_basis", models.TextField(blank=True, verbose_name="legal basis")),
                        (
                            "authority",
                            models.CharField(blank=True, max_length=255, verbose_name="authority"),
                        ),
                        (
                            "arrears_wages_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="wages owed",
                            ),
                        ),
                        (
                            "arrears_contributions_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="contributions owed",
                            ),
                        ),
                        ("medals_in_a_row", models.PositiveSmallIntegerField(default=0)),
                        ("decided_on", models.DateField(null=True, verbose_name="decided on")),
                        ("published_on", models.DateField(verbose_name="published on")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("listed", "listed"),
                                    ("paid", "paid"),
                                    ("withdrawn", "withdrawn"),
                                    ("expired", "expired"),
                                ],
                                default="listed",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("status_on", models.DateField(verbose_name="since")),
                        ("wages_paid_on", models.DateField(null=True)),
                        ("contributions_paid_on", models.DateField(null=True)),
                        ("explanation", models.TextField(blank=True, verbose_name="explanation")),
                        ("verification_code", models.CharField(max_length=16, unique=True)),
                    ],
                    options={
                        "verbose_name": "public entry",
                        "ordering": ("kind", "list_code", "number"),
                        "indexes": [
                            models.Index(fields=["uscc", "-id"], name="public_of_uscc"),
                            models.Index(
                                fields=["enterprise_id", "kind"], name="public_of_enterprise"
                            ),
                            models.Index(
                                condition=models.Q(("status__in", ["listed", "paid"])),
                                fields=["ends_on"],
                                name="public_standing",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "list_code", "number"), name="public_number"
                            ),
                            models.UniqueConstraint(
                                fields=("kind", "list_code", "uscc", "decision"),
                                name="public_entry_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "withdrawn"), _negated=True),
                                    models.Q(("explanation", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="public_withdrawal_is_explained",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="public_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("arrears_contributions_yuan__gte", 0),
                                    ("arrears_wages_yuan__gte", 0),
                                ),
                                name="public_arrears_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicChange",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "change",
                            models.CharField(
                                choices=[
                                    ("added", "added"),
                                    ("paid", "paid"),
                                    ("withdrawn", "withdrawn"),
                                    ("expired", "expired"),
                                ],
                                max_length=9,
                                verbose_name="change",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="on")),
                        ("words", models.TextField(blank=True)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="changes",
                                to="compliance.publicentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of a public list",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["entry", "id"], name="public_change_of_entry")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewReply",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("answered_on", models.DateField(null=True, verbose_name="answered on")),
                        ("headcount", models.IntegerField(null=True, verbose_name="staff")),
                        ("contracts_signed", models.IntegerField(null=True)),
                        ("insured_headcount", models.IntegerField(null=True)),
                        ("insured_recorded", models.IntegerField(null=True)),
                        (
                            "wages_owed",
                            models.DecimalField(decimal_places=2, max_digits=16, null=True),
                        ),
                        (
                            "misfits",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("uninsured", "more staff answered than insured on record"),
                                        ("overstated", "more insured answered than on record"),
                                        ("no_contract", "staff without a written contract"),
                                        ("wages_owed", "wages owed"),
                                        ("no_rules", "no internal rules"),
                                    ],
                                    max_length=12,
                                ),
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="replies",
                                to="compliance.campaign",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="replies",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="replies",
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
                    ],
                    options={
                        "verbose_name": "reply",
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("answered_on", None)),
                                fields=["campaign", "id"],
                                name="reply_missing",
                            ),
                            models.Index(
                                condition=models.Q(("misfits", []), _negated=True),
                                fields=["campaign", "id"],
                                name="reply_misfitting",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "enterprise"), name="reply_asked_once_of_each"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_on__isnull", False), ("headcount__isnull", False)
                                    ),
                                    models.Q(("answered_on", None), ("headcount", None)),
                                    _connector="OR",
                                ),
                                name="reply_answered_has_headcount",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageTarget",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        (
                            "scope_kind",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("street", "street"),
                                    ("grid", "grid group"),
                                ],
                                default="city",
                                max_length=8,
                            ),
                        ),
                        (
                            "scope_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("newly_covered", "workers newly covered after inspection"),
                                    ("insured", "workers insured"),
                                    ("coverage_full", "workers in every scheme, %"),
                                ],
                                max_length=13,
                                verbose_name="measure",
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="target"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target of coverage extension",
                        "ordering": ("-year", "scope_code", "measure"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "scope_kind", "scope_code", "measure"),
                                name="coverage_target_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("target__gt", 0),
                                    models.Q(
                                        models.Q(("measure", "coverage_full"), _negated=True),
                                        ("target__lte", 100),
                                        _connector="OR",
                                    ),
                                ),
                                name="coverage_target_in_bounds",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("scope_code", ""), ("scope_kind", "city")),
                                    models.Q(
                                        ("scope_kind", "district"),
                                        models.Q(("scope_code", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="coverage_target_of_city_or_district",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageTargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("year", models.SmallIntegerField(verbose_name="year")),
                        (
                            "scope_kind",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("street", "street"),
                                    ("grid", "grid group"),
                                ],
                                default="city",
                                max_length=8,
                            ),
                        ),
                        (
                            "scope_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("newly_covered", "workers newly covered after inspection"),
                                    ("insured", "workers insured"),
                                    ("coverage_full", "workers in every scheme, %"),
                                ],
                                max_length=13,
                                verbose_name="measure",
                            ),
                        ),
                        (
                            "target",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, verbose_name="target"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        ("set_at", models.DateTimeField()),
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
                                to="compliance.coveragetarget",
                            ),
                        ),
                        (
                            "set_by",
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
                    name="Snapshot",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("known_at", models.DateTimeField(null=True)),
                        ("version", models.SmallIntegerField()),
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
                                verbose_name="state",
                            ),
                        ),
                        ("families", models.JSONField(default=list)),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "snapshot of figures",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "done"), _negated=True),
                                fields=["id"],
                                name="snapshot_unfinished",
                            )
                        ],
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
                                name="snapshot_done_has_moment",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FigureValue",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("code", models.CharField(max_length=24)),
                        (
                            "scope_kind",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("street", "street"),
                                    ("grid", "grid group"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("scope_code", models.CharField(blank=True, default="", max_length=255)),
                        ("dimension_kind", models.CharField(blank=True, default="", max_length=10)),
                        ("dimension", models.CharField(blank=True, default="", max_length=40)),
                        (
                            "period_kind",
                            models.CharField(
                                choices=[
                                    ("month", "month"),
                                    ("year", "year"),
                                    ("cycle", "cycle"),
                                    ("list", "list"),
                                ],
                                max_length=5,
                            ),
                        ),
                        ("period_on", models.DateField()),
                        (
                            "numerator",
                            models.DecimalField(decimal_places=4, max_digits=20, null=True),
                        ),
                        (
                            "denominator",
                            models.DecimalField(decimal_places=4, max_digits=20, null=True),
                        ),
                        ("value", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                        (
                            "snapshot",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                to="compliance.snapshot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "figure",
                        "ordering": (
                            "code",
                            "scope_kind",
                            "scope_code",
                            "dimension_kind",
                            "period_on",
                            "dimension",
                        ),
                        "indexes": [
                            models.Index(
                                fields=[
                                    "scope_kind",
                                    "scope_code",
                                    "dimension_kind",
                                    "code",
                                    "period_on",
                                ],
                                name="figure_of_scope",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "code",
                                    "scope_kind",
                                    "dimension_kind",
                                    "period_kind",
                                    "period_on",
                                    "scope_code",
                                    "dimension",
                                ),
                                name="figure_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExposureCriterionEvent",
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
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "violation_types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                ),
                                size=None,
                                verbose_name="violations",
                            ),
                        ),
                        (
                            "min_yuan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="at least, in yuan",
                            ),
                        ),
                        (
                            "min_workers",
                            models.IntegerField(
                                blank=True, null=True, verbose_name="at least, in workers"
                            ),
                        ),
                        (
                            "refused",
                            models.BooleanField(default=False, verbose_name="decision refused"),
                        ),
                        (
                            "term_months",
                            models.SmallIntegerField(verbose_name="entry stays, in months"),
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
                        (
                            "regime_months",
                            models.SmallIntegerField(verbose_name="regime lasts, in months"),
                        ),
                        ("order", models.SmallIntegerField(default=0)),
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
                                to="compliance.exposurecriterion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExposureEvent",
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
                        ("penalty_no", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("left_out", "Left out"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="proposed",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("quarter_on", models.DateField(verbose_name="quarter")),
                        ("grounds", models.JSONField(default=list)),
                        (
                            "types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                ),
                                size=None,
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="full name")),
                        (
                            "uscc",
                            models.CharField(
                                max_length=18, verbose_name="unified social credit code"
                            ),
                        ),
                        ("address", models.CharField(max_length=255, verbose_name="address")),
                        (
                            "person_in_charge",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=255,
                                verbose_name="legal representative or person in charge",
                            ),
                        ),
                        ("facts", models.TextField(verbose_name="main facts")),
                        ("facts_composed", models.TextField(default="")),
                        ("decision", models.TextField(verbose_name="how it was dealt with")),
                        ("legal_basis", models.TextField(verbose_name="legal basis")),
                        ("authority", models.CharField(max_length=120, verbose_name="authority")),
                        ("decision_no", models.CharField(max_length=255, verbose_name="decision")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("workers_count", models.IntegerField(default=0, verbose_name="workers")),
                        (
                            "wages_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="arrears in wages",
                            ),
                        ),
                        (
                            "contributions_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="arrears in contributions",
                            ),
                        ),
                        ("owed_from_on", models.DateField(null=True)),
                        ("owed_until_on", models.DateField(null=True)),
                        ("term_months", models.SmallIntegerField()),
                        ("regime", models.CharField(max_length=12)),
                        ("regime_months", models.SmallIntegerField()),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        (
                            "reviewed_at",
                            models.DateTimeField(null=True, verbose_name="reviewed at"),
                        ),
                        (
                            "left_out_reason",
                            models.TextField(blank=True, default="", verbose_name="reason"),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="published at"),
                        ),
                        ("entry_id", models.BigIntegerField(null=True)),
                        ("ends_on", models.DateField(null=True, verbose_name="ends on")),
                        (
                            "wages_paid_on",
                            models.DateField(null=True, verbose_name="wages paid on"),
                        ),
                        (
                            "contributions_paid_on",
                            models.DateField(null=True, verbose_name="contributions paid on"),
                        ),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        (
                            "payment_document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                        ("reversed_on", models.DateField(null=True, verbose_name="reversed on")),
                        (
                            "reversal",
                            models.TextField(blank=True, default="", verbose_name="reversal"),
                        ),
                        (
                            "withdraw_due_on",
                            models.DateField(null=True, verbose_name="to be withdrawn by"),
                        ),
                        ("withdraw_provisional", models.BooleanField(default=False)),
                        ("withdraw_trace", models.JSONField(default=dict)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "explanation",
                            models.TextField(blank=True, default="", verbose_name="explanation"),
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
                            "decision_step",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.step",
                            ),
                        ),
                        (
                            "ended_by",
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
                                to="compliance.exposure",
                            ),
                        ),
                        (
                            "published_by",
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
                            "reviewed_by",
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
                            "exposure_list",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.exposurelist",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExposureList",
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
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quarterly", "quarterly list"),
                                    ("urgent", "urgent entry"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("quarter_on", models.DateField(verbose_name="quarter")),
                        ("published_at", models.DateTimeField(verbose_name="published at")),
                        ("effect", models.JSONField(default=dict)),
                        ("reckoned_at", models.DateTimeField(null=True)),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exposure list",
                        "ordering": ("-quarter_on", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "quarterly")),
                                fields=("quarter_on",),
                                name="exposure_quarter_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExposureListEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("code", models.CharField(max_length=20, verbose_name="list")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("quarterly", "quarterly list"),
                                    ("urgent", "urgent entry"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("quarter_on", models.DateField(verbose_name="quarter")),
                        ("published_at", models.DateTimeField(verbose_name="published at")),
                        ("effect", models.JSONField(default=dict)),
                        ("reckoned_at", models.DateTimeField(null=True)),
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
                                to="compliance.exposurelist",
                            ),
                        ),
                        (
                            "published_by",
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
                    name="ExposureObjection",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("text", models.TextField(verbose_name="what it says")),
                        (
                            "document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                        ("filed_on", models.DateField(verbose_name="filed on")),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("provisional", models.BooleanField(default=False)),
                        ("trace", models.JSONField(default=dict)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("upheld", "upheld: entry withdrawn"),
                                    ("rejected", "rejected: entry stays"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("decided_at", models.DateTimeField(null=True)),
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
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "exposure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.exposure",
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
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "objection",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_at", None)),
                                fields=("exposure",),
                                name="exposure_objection_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("outcome", ""),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_objection_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    ("recorded_by", None),
                                    models.Q(
                                        ("decided_by", models.F("recorded_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_objection_decided_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExposureObjectionEvent",
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
                        ("text", models.TextField(verbose_name="what it says")),
                        (
                            "document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                        ("filed_on", models.DateField(verbose_name="filed on")),
                        ("due_on", models.DateField(verbose_name="due")),
                        ("provisional", models.BooleanField(default=False)),
                        ("trace", models.JSONField(default=dict)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("upheld", "upheld: entry withdrawn"),
                                    ("rejected", "rejected: entry stays"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="outcome",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, default="", verbose_name="answer")),
                        ("decided_at", models.DateTimeField(null=True)),
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
                            "exposure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.exposure",
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
                                to="compliance.exposureobjection",
                            ),
                        ),
                        (
                            "recorded_by",
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
                    name="ExposureStep",
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
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("left_out", "Left out"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                    ("lapsed", "Lapsed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "to_state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("left_out", "Left out"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                    ("lapsed", "Lapsed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="at")),
                        ("text", models.TextField(blank=True, default="")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "exposure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="%(class)ss",
                                to="compliance.exposure",
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
                        "indexes": [models.Index(fields=["exposure", "id"], name="exposure_story")],
                    },
                ),
                migrations.CreateModel(
                    name="Exposure",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("penalty_no", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("left_out", "Left out"),
                                    ("published", "Published"),
                                    ("withdrawn", "Withdrawn"),
                                    ("expired", "Expired"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="proposed",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("quarter_on", models.DateField(verbose_name="quarter")),
                        ("grounds", models.JSONField(default=list)),
                        (
                            "types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                ),
                                size=None,
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="full name")),
                        (
                            "uscc",
                            models.CharField(
                                max_length=18, verbose_name="unified social credit code"
                            ),
                        ),
                        ("address", models.CharField(max_length=255, verbose_name="address")),
                        (
                            "person_in_charge",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=255,
                                verbose_name="legal representative or person in charge",
                            ),
                        ),
                        ("facts", models.TextField(verbose_name="main facts")),
                        ("facts_composed", models.TextField(default="")),
                        ("decision", models.TextField(verbose_name="how it was dealt with")),
                        ("legal_basis", models.TextField(verbose_name="legal basis")),
                        ("authority", models.CharField(max_length=120, verbose_name="authority")),
                        ("decision_no", models.CharField(max_length=255, verbose_name="decision")),
                        ("decided_on", models.DateField(verbose_name="decided on")),
                        ("workers_count", models.IntegerField(default=0, verbose_name="workers")),
                        (
                            "wages_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="arrears in wages",
                            ),
                        ),
                        (
                            "contributions_yuan",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=16,
                                verbose_name="arrears in contributions",
                            ),
                        ),
                        ("owed_from_on", models.DateField(null=True)),
                        ("owed_until_on", models.DateField(null=True)),
                        ("term_months", models.SmallIntegerField()),
                        ("regime", models.CharField(max_length=12)),
                        ("regime_months", models.SmallIntegerField()),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        (
                            "reviewed_at",
                            models.DateTimeField(null=True, verbose_name="reviewed at"),
                        ),
                        (
                            "left_out_reason",
                            models.TextField(blank=True, default="", verbose_name="reason"),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(null=True, verbose_name="published at"),
                        ),
                        ("entry_id", models.BigIntegerField(null=True, unique=True)),
                        ("ends_on", models.DateField(null=True, verbose_name="ends on")),
                        (
                            "wages_paid_on",
                            models.DateField(null=True, verbose_name="wages paid on"),
                        ),
                        (
                            "contributions_paid_on",
                            models.DateField(null=True, verbose_name="contributions paid on"),
                        ),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        (
                            "payment_document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                        ("reversed_on", models.DateField(null=True, verbose_name="reversed on")),
                        (
                            "reversal",
                            models.TextField(blank=True, default="", verbose_name="reversal"),
                        ),
                        (
                            "withdraw_due_on",
                            models.DateField(null=True, verbose_name="to be withdrawn by"),
                        ),
                        ("withdraw_provisional", models.BooleanField(default=False)),
                        ("withdraw_trace", models.JSONField(default=dict)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "explanation",
                            models.TextField(blank=True, default="", verbose_name="explanation"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="exposures",
                                to="compliance.case",
                            ),
                        ),
                        (
                            "decision_step",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="exposure",
                                to="compliance.step",
                            ),
                        ),
                        (
                            "ended_by",
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
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="exposures",
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
                            "published_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "exposure_list",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="entries",
                                to="compliance.exposurelist",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exposure",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["grid_group", "-id"], name="exposure_group"),
                            models.Index(fields=["district_code", "-id"], name="exposure_district"),
                            models.Index(fields=["quarter_on", "state"], name="exposure_quarter"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("case__isnull", False),
                                        ("decision_step__isnull", False),
                                        ("penalty_no", ""),
                                    ),
                                    models.Q(
                                        ("case", None),
                                        ("decision_step", None),
                                        models.Q(("penalty_no", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_has_one_source",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("penalty_no", ""), _negated=True),
                                fields=("penalty_no",),
                                name="exposure_penalty_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reviewed_at", None), ("reviewed_by", None)),
                                    models.Q(
                                        ("reviewed_at__isnull", False),
                                        ("reviewed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_reviewed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "left_out"),
                                        models.Q(("left_out_reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "left_out"), _negated=True),
                                        ("left_out_reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_left_out_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ends_on__isnull", False),
                                        ("exposure_list__isnull", False),
                                        ("published_at__isnull", False),
                                        ("published_by__isnull", False),
                                        ("state__in", ["published", "withdrawn", "expired"]),
                                    ),
                                    models.Q(
                                        ("exposure_list", None),
                                        ("published_at", None),
                                        ("published_by", None),
                                        (
                                            "state__in",
                                            ["proposed", "accepted", "left_out", "lapsed"],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_published_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_by", None),
                                    models.Q(
                                        ("published_by", models.F("reviewed_by")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_published_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reversal", ""),
                                        ("reversed_on", None),
                                        ("withdraw_due_on", None),
                                    ),
                                    models.Q(
                                        ("reversed_on__isnull", False),
                                        ("withdraw_due_on__isnull", False),
                                        models.Q(("reversal", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_reversed_has_limit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("ended_by__isnull", False),
                                        ("state", "withdrawn"),
                                        models.Q(("explanation", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "withdrawn"), _negated=True),
                                        ("ended_at", None),
                                        ("ended_by", None),
                                        ("explanation", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="exposure_withdrawn_has_explanation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExposureCriterion",
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
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        ("from_on", models.DateField(verbose_name="from")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "violation_types",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                ),
                                size=None,
                                verbose_name="violations",
                            ),
                        ),
                        (
                            "min_yuan",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="at least, in yuan",
                            ),
                        ),
                        (
                            "min_workers",
                            models.IntegerField(
                                blank=True, null=True, verbose_name="at least, in workers"
                            ),
                        ),
                        (
                            "refused",
                            models.BooleanField(default=False, verbose_name="decision refused"),
                        ),
                        (
                            "term_months",
                            models.SmallIntegerField(verbose_name="entry stays, in months"),
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
                        (
                            "regime_months",
                            models.SmallIntegerField(verbose_name="regime lasts, in months"),
                        ),
                        ("order", models.SmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "criterion of exposure",
                        "ordering": ("order", "code", "-from_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "from_on"), name="exposure_criterion_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gt", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="exposure_criterion_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("term_months__gte", 1),
                                    ("term_months__lte", 120),
                                    ("regime_months__gte", 1),
                                    ("regime_months__lte", 120),
                                ),
                                name="exposure_criterion_terms_in_bounds",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("violation_types", []), _negated=True),
                                name="exposure_criterion_has_types",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Simulation",
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
                        ("from_on", models.DateField(verbose_name="from")),
                        ("to_on", models.DateField(verbose_name="to")),
                        ("known_at", models.DateTimeField(verbose_name="known at")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "waiting"), ("done", "done")],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("enterprises", models.IntegerField(default=0)),
                        ("moved", models.IntegerField(default=0)),
                        ("seconds", models.FloatField(default=0)),
                        ("created_at", models.DateTimeField()),
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "appraisal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="simulations",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="compliance.criteriaset",
                            ),
                        ),
                        (
                            "criteria",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="simulations",
                                to="compliance.criteriaset",
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "simulation",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", False), ("state", "done")),
                                    models.Q(("finished_at", None), ("state", "waiting")),
                                    _connector="OR",
                                ),
                                name="simulation_done_has_moment",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SimulatedGrade",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("previous_grade", models.CharField(blank=True, default="", max_length=12)),
                        ("base_grade", models.CharField(max_length=12)),
                        ("base_criterion", models.SmallIntegerField(default=0)),
                        ("grade", models.CharField(max_length=12)),
                        ("criterion", models.SmallIntegerField(default=0)),
                        ("counts", models.JSONField(default=dict)),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                            "simulation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grades",
                                to="compliance.simulation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("simulation", "enterprise"), name="simulated_grade_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SimulationCount",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("district_code", models.CharField(blank=True, default="", max_length=6)),
                        ("industry", models.CharField(blank=True, default="", max_length=1)),
                        (
                            "size_band",
                            models.CharField(
                                choices=[
                                    ("micro", "under 10"),
                                    ("small", "10 to 99"),
                                    ("medium", "100 to 299"),
                                    ("large", "300 and more"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("previous_grade", models.CharField(blank=True, default="", max_length=12)),
                        ("base_grade", models.CharField(max_length=12)),
                        ("grade", models.CharField(max_length=12)),
                        ("enterprises", models.IntegerField()),
                        (
                            "simulation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="numbers",
                                to="compliance.simulation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="MedalCriterionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("years_clean", "years without violation"),
                                    ("uncovered_count", "all workers covered"),
                                    ("short_base_count", "contribution base declared in full"),
                                    ("arrears_yuan", "no arrears"),
                                    ("late_months", "contributions paid on time"),
                                ],
                                max_length=16,
                                serialize=False,
                                verbose_name="measure",
                            ),
                        ),
                        ("order", models.SmallIntegerField(default=0)),
                        ("points", models.SmallIntegerField(verbose_name="points")),
                        ("most_points", models.SmallIntegerField(verbose_name="at most")),
                        (
                            "required",
                            models.BooleanField(default=False, verbose_name="no medal without it"),
                        ),
                        (
                            "wording",
                            models.CharField(max_length=255, verbose_name="wording, Chinese"),
                        ),
                        (
                            "wording_en",
                            models.CharField(max_length=255, verbose_name="wording, English"),
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
                                to="compliance.medalcriterion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MedalEvent",
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
                        ("awarded_at", models.DateTimeField(verbose_name="awarded at")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                        (
                            "revoked_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "awarded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.publicentry",
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
                                to="compliance.medal",
                            ),
                        ),
                        (
                            "revoked_by",
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
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.medalround",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MedalRound",
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
                        ("grade", models.CharField(max_length=12, verbose_name="grade")),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("criteria", models.JSONField(default=list)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ranking", "Being ranked"),
                                    ("ranked", "Ranked"),
                                    ("awarded", "Awarded"),
                                ],
                                default="ranking",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("candidates_count", models.IntegerField(default=0, verbose_name="ranked")),
                        (
                            "eligible_count",
                            models.IntegerField(default=0, verbose_name="may have one"),
                        ),
                        ("left_out", models.JSONField(default=dict)),
                        ("bands", models.JSONField(default=dict)),
                        ("seconds", models.FloatField(default=0)),
                        ("cut", models.JSONField(default=dict)),
                        ("until_on", models.DateField(null=True, verbose_name="until")),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        ("ranked_at", models.DateTimeField(null=True, verbose_name="ranked at")),
                        ("awarded_at", models.DateTimeField(null=True, verbose_name="awarded at")),
                        (
                            "appraisal",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="medal_round",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "awarded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "medals of a cycle",
                        "ordering": ("-as_of", "-id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("awarded_at", None),
                                        ("awarded_by", None),
                                        ("until_on", None),
                                        models.Q(("state", "awarded"), _negated=True),
                                    ),
                                    models.Q(
                                        ("awarded_at__isnull", False),
                                        ("awarded_by__isnull", False),
                                        ("state", "awarded"),
                                        ("until_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="medals_awarded_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MedalRoundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("grade", models.CharField(max_length=12, verbose_name="grade")),
                        ("as_of", models.DateField(verbose_name="as of")),
                        ("criteria", models.JSONField(default=list)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ranking", "Being ranked"),
                                    ("ranked", "Ranked"),
                                    ("awarded", "Awarded"),
                                ],
                                default="ranking",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("candidates_count", models.IntegerField(default=0, verbose_name="ranked")),
                        (
                            "eligible_count",
                            models.IntegerField(default=0, verbose_name="may have one"),
                        ),
                        ("left_out", models.JSONField(default=dict)),
                        ("bands", models.JSONField(default=dict)),
                        ("seconds", models.FloatField(default=0)),
                        ("cut", models.JSONField(default=dict)),
                        ("until_on", models.DateField(null=True, verbose_name="until")),
                        ("opened_at", models.DateTimeField(verbose_name="opened at")),
                        ("ranked_at", models.DateTimeField(null=True, verbose_name="ranked at")),
                        ("awarded_at", models.DateTimeField(null=True, verbose_name="awarded at")),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="compliance.appraisal",
                            ),
                        ),
                        (
                            "awarded_by",
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
                            "opened_by",
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
                                to="compliance.medalround",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MedalTerms",
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
                        ("years", models.SmallIntegerField(verbose_name="years")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "terms of medals",
                        "ordering": ("id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)), name="medal_terms_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__gte", 1), ("years__lte", 10)),
                                name="medal_years_in_bounds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MedalTermsEvent",
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
                        ("years", models.SmallIntegerField(verbose_name="years")),
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
                                to="compliance.medalterms",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Medal",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("awarded_at", models.DateTimeField(verbose_name="awarded at")),
                        ("until_on", models.DateField(verbose_name="until")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                        (
                            "revoked_reason",
                            models.CharField(blank=True, default="", max_length=255),
                        ),
                        (
                            "awarded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="medal",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="medals",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="medal",
                                to="compliance.publicentry",
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
                            "revoked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="medals",
                                to="compliance.medalround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "compliance medal",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "enterprise"), name="medal_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revoked_at", None),
                                        ("revoked_by", None),
                                        ("revoked_reason", ""),
                                    ),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        ("revoked_by__isnull", False),
                                        models.Q(("revoked_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="medal_revoked_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MedalCandidate",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "size_band",
                            models.CharField(
                                choices=[
                                    ("micro", "under 10"),
                                    ("small", "10 to 99"),
                                    ("medium", "100 to 299"),
                                    ("large", "300 and more"),
                                ],
                                max_length=6,
                                verbose_name="size",
                            ),
                        ),
                        ("staff_count", models.IntegerField(verbose_name="staff")),
                        (
                            "years_clean",
                            models.SmallIntegerField(verbose_name="years without violation"),
                        ),
                        ("uncovered_count", models.IntegerField(verbose_name="without full cover")),
                        ("short_base_count", models.IntegerField(verbose_name="base too low")),
                        (
                            "arrears_yuan",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="arrears, yuan"
                            ),
                        ),
                        ("late_months", models.IntegerField(verbose_name="paid late")),
                        ("points", models.SmallIntegerField(verbose_name="points")),
                        ("place", models.IntegerField(null=True, verbose_name="place")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                            "round",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="candidates",
                                to="compliance.medalround",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "candidate for a medal",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "enterprise"), name="candidate_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("place__isnull", False)),
                                fields=("round", "size_band", "place"),
                                name="candidate_place_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MedalCriterion",
                    fields=[
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("years_clean", "years without violation"),
                                    ("uncovered_count", "all workers covered"),
                                    ("short_base_count", "contribution base declared in full"),
                                    ("arrears_yuan", "no arrears"),
                                    ("late_months", "contributions paid on time"),
                                ],
                                max_length=16,
                                primary_key=True,
                                serialize=False,
                                verbose_name="measure",
                            ),
                        ),
                        ("order", models.SmallIntegerField(default=0)),
                        ("points", models.SmallIntegerField(verbose_name="points")),
                        ("most_points", models.SmallIntegerField(verbose_name="at most")),
                        (
                            "required",
                            models.BooleanField(default=False, verbose_name="no medal without it"),
                        ),
                        (
                            "wording",
                            models.CharField(max_length=255, verbose_name="wording, Chinese"),
                        ),
                        (
                            "wording_en",
                            models.CharField(max_length=255, verbose_name="wording, English"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "criterion of medals",
                        "ordering": ("order", "measure"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("most_points__gte", models.F("points")),
                                    ("most_points__lte", 100),
                                    ("points__gte", 0),
                                    ("points__lte", 100),
                                ),
                                name="medal_points_in_bounds",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicEnterprise",
                    fields=[
                        ("id", models.IntegerField(primary_key=True, serialize=False)),
                        ("uscc", models.CharField(max_length=18)),
                        ("name", models.CharField(max_length=255)),
                        ("district_code", models.CharField(max_length=6)),
                    ],
                    options={
                        "db_table": "compliance_publicenterprise",
                        "ordering": ("id",),
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublicGrade",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("enterprise_id", models.IntegerField()),
                        ("cycle", models.CharField(max_length=20)),
                        ("from_on", models.DateField()),
                        ("to_on", models.DateField()),
                        ("name", models.CharField(max_length=40)),
                        ("name_en", models.CharField(max_length=40)),
                        ("rank", models.SmallIntegerField()),
                        ("concluded_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "compliance_publicgrade",
                        "ordering": ("-to_on", "-id"),
                        "managed": False,
                    },
                ),
                migrations.CreateModel(
                    name="WatchlistEntry",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("conceal", "conceals"),
                                    ("dodge", "dodges supervision"),
                                    ("underpay", "underpays"),
                                    ("evade", "evades contributions"),
                                    ("deceive", "deceives the funds"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("noticed", "Notice given"),
                                    ("listed", "On the list"),
                                    ("dismissed", "Not listed"),
                                    ("removed", "Removed early"),
                                    ("ended", "Term over"),
                                ],
                                default="noticed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("noticed_at", models.DateTimeField(verbose_name="notice given at")),
                        ("statement_due_on", models.DateField(verbose_name="statement until")),
                        ("statement_provisional", models.BooleanField(default=False)),
                        ("statement_trace", models.JSONField(default=dict)),
                        (
                            "statement",
                            models.TextField(blank=True, default="", verbose_name="statement"),
                        ),
                        ("stated_on", models.DateField(null=True, verbose_name="stated on")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "decision_reason",
                            models.TextField(
                                blank=True, default="", verbose_name="reason of the decision"
                            ),
                        ),
                        ("until_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "early_from_on",
                            models.DateField(null=True, verbose_name="early removal from"),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(null=True, verbose_name="removal asked for at"),
                        ),
                        (
                            "asked_reason",
                            models.TextField(
                                blank=True, default="", verbose_name="why it is to be removed"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_reason", models.TextField(blank=True, default="")),
                        (
                            "asked_by",
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
                                related_name="watchlist_entries",
                                to="compliance.case",
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
                            "decision",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="watch_decided",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "ended_by",
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
                                related_name="watchlist_entries",
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
                            "notice",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="watch_noticed",
                                to="compliance.document",
                            ),
                        ),
                        (
                            "noticed_by",
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
                                related_name="watchlist_entries",
                                to="enterprises.provider",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                        (
                            "stated_at",
                            models.DateTimeField(null=True, verbose_name="statement recorded at"),
                        ),
                        (
                            "stated_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "statement_complete",
                            models.BooleanField(
                                default=False, verbose_name="nothing more is to be stated"
                            ),
                        ),
                        (
                            "statement_document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "watchlist entry",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["grid_group", "-id"], name="watchlist_group"),
                            models.Index(
                                fields=["district_code", "-id"], name="watchlist_district"
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
                                name="watchlist_has_one_subject",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["noticed", "listed"])),
                                fields=("enterprise",),
                                name="watchlist_enterprise_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["noticed", "listed"])),
                                fields=("provider",),
                                name="watchlist_provider_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["noticed", "listed"])),
                                fields=("worker",),
                                name="watchlist_worker_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("decision_reason", ""),
                                        ("state", "noticed"),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        models.Q(("decision_reason", ""), _negated=True),
                                        models.Q(("state", "noticed"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="watchlist_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    models.Q(("decided_by", models.F("noticed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="watchlist_decided_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("asked_at", None), ("asked_by", None), ("asked_reason", "")
                                    ),
                                    models.Q(
                                        ("asked_at__isnull", False),
                                        ("asked_by__isnull", False),
                                        models.Q(("asked_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="watchlist_asked_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("ended_by", None)),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("ended_by", None),
                                        ("state", "ended"),
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", False),
                                        ("ended_by__isnull", False),
                                        ("state", "removed"),
                                        models.Q(("ended_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="watchlist_ended_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_by", None),
                                    models.Q(("ended_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="watchlist_removed_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stated_at", None), ("stated_by", None)),
                                    models.Q(
                                        ("stated_at__isnull", False), ("stated_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="watchlist_stated_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by", None),
                                    ("stated_by", None),
                                    models.Q(("decided_by", models.F("stated_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="watchlist_decided_by_nobody_who_recorded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WatchlistEntryEvent",
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
                            "ground",
                            models.CharField(
                                choices=[
                                    ("conceal", "conceals"),
                                    ("dodge", "dodges supervision"),
                                    ("underpay", "underpays"),
                                    ("evade", "evades contributions"),
                                    ("deceive", "deceives the funds"),
                                ],
                                max_length=10,
                                verbose_name="ground",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("noticed", "Notice given"),
                                    ("listed", "On the list"),
                                    ("dismissed", "Not listed"),
                                    ("removed", "Removed early"),
                                    ("ended", "Term over"),
                                ],
                                default="noticed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("language", models.CharField(default="zh-hans", max_length=10)),
                        ("noticed_at", models.DateTimeField(verbose_name="notice given at")),
                        ("statement_due_on", models.DateField(verbose_name="statement until")),
                        ("statement_provisional", models.BooleanField(default=False)),
                        ("statement_trace", models.JSONField(default=dict)),
                        (
                            "statement",
                            models.TextField(blank=True, default="", verbose_name="statement"),
                        ),
                        ("stated_on", models.DateField(null=True, verbose_name="stated on")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                        (
                            "decision_reason",
                            models.TextField(
                                blank=True, default="", verbose_name="reason of the decision"
                            ),
                        ),
                        ("until_on", models.DateField(null=True, verbose_name="until")),
                        (
                            "early_from_on",
                            models.DateField(null=True, verbose_name="early removal from"),
                        ),
                        (
                            "asked_at",
                            models.DateTimeField(null=True, verbose_name="removal asked for at"),
                        ),
                        (
                            "asked_reason",
                            models.TextField(
                                blank=True, default="", verbose_name="why it is to be removed"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("ended_reason", models.TextField(blank=True, default="")),
                        (
                            "asked_by",
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
                            "decision",
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
                            "ended_by",
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
                            "notice",
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
                            "noticed_by",
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
                                to="compliance.watchlistentry",
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
                        (
                            "stated_at",
                            models.DateTimeField(null=True, verbose_name="statement recorded at"),
                        ),
                        (
                            "stated_by",
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
                            "statement_complete",
                            models.BooleanField(
                                default=False, verbose_name="nothing more is to be stated"
                            ),
                        ),
                        (
                            "statement_document",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="document"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LetterAnswer",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("statement", models.TextField(verbose_name="statement")),
                        ("answered_at", models.DateTimeField(verbose_name="answered at")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="answers",
                                to="compliance.letter",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a letter",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="LetterAnswerFile",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("file_name", models.CharField(max_length=255, verbose_name="file")),
                        ("stored_as", models.CharField(max_length=255)),
                        ("media_type", models.CharField(max_length=40)),
                        ("size_bytes", models.BigIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="files",
                                to="compliance.letteranswer",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
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
                    ],
                    options={
                        "verbose_name": "document of an answer",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="SelfCheck",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("token_digest", models.CharField(max_length=64, unique=True)),
                        ("number_cipher", models.BinaryField(max_length=80)),
                        ("name_cipher", models.BinaryField(max_length=400)),
                        ("language", models.CharField(max_length=10)),
                        ("asked_at", models.DateTimeField(db_index=True)),
                        ("looked_up_at", models.DateTimeField(null=True)),
                        ("worker_id", models.IntegerField(default=0)),
                        ("code_digest", models.CharField(blank=True, default="", max_length=64)),
                        ("code_until", models.DateTimeField(null=True)),
                        ("tries", models.SmallIntegerField(db_default=0, default=0)),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("open_until", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at", None), ("open_until", None)),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("open_until__isnull", False),
                                        ("worker_id__gt", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="self_check_confirmed_by_somebody_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tries__gte", 0), ("tries__lte", 5)),
                                name="self_check_few_tries",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupShape",
                    fields=[
                        (
                            "group_code",
                            models.CharField(max_length=255, primary_key=True, serialize=False),
                        ),
                        ("path", models.TextField()),
                        ("west", models.FloatField()),
                        ("north", models.FloatField()),
                        ("east", models.FloatField()),
                        ("south", models.FloatField()),
                        ("loaded_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ("group_code",),
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scalegrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_scalegradeevent" ("code", "id", "is_public", "name", "name_en", "on_paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "regime", "regime_years", "scale_id", "source") VALUES (NEW."code", NEW."id", NEW."is_public", NEW."name", NEW."name_en", NEW."on_paper", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."regime", NEW."regime_years", NEW."scale_id", NEW."source"); RETURN NULL;',
                            hash="ab131ee2539f4afd9dd1087c33da73a2b6e5f8be",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c04fa",
                            table="compliance_scalegrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scalegrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_scalegradeevent" ("code", "id", "is_public", "name", "name_en", "on_paper", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "regime", "regime_years", "scale_id", "source") VALUES (NEW."code", NEW."id", NEW."is_public", NEW."name", NEW."name_en", NEW."on_paper", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."regime", NEW."regime_years", NEW."scale_id", NEW."source"); RETURN NULL;',
                            hash="c26ec527e5953d9a16bb6476ec41e92d33ed3752",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b4243",
                            table="compliance_scalegrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appraisal_state",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{opened:frozen,frozen:in_review,in_review:notified,notified:final}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="8370df3ec781092ff5f93c50cecdadb4af401895",
                            operation="UPDATE",
                            pgid="pgtrigger_appraisal_state_ce99c",
                            table="compliance_appraisal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_appraisalevent" ("as_of", "code", "computed_at", "concluded_at", "concluded_by_id", "criteria_id", "facts_count", "from_on", "frozen_at", "gaps", "gaps_accepted_at", "gaps_accepted_by_id", "gaps_reason", "graded_count", "id", "known_at", "notified_at", "notified_by_id", "objections_trace", "objections_until_on", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scale_id", "seconds", "state", "to_on") VALUES (NEW."as_of", NEW."code", NEW."computed_at", NEW."concluded_at", NEW."concluded_by_id", NEW."criteria_id", NEW."facts_count", NEW."from_on", NEW."frozen_at", NEW."gaps", NEW."gaps_accepted_at", NEW."gaps_accepted_by_id", NEW."gaps_reason", NEW."graded_count", NEW."id", NEW."known_at", NEW."notified_at", NEW."notified_by_id", NEW."objections_trace", NEW."objections_until_on", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."scale_id", NEW."seconds", NEW."state", NEW."to_on"); RETURN NULL;',
                            hash="d181b0cb0d92a104e15e414c0ea42453f0780ffe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_73767",
                            table="compliance_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_appraisalevent" ("as_of", "code", "computed_at", "concluded_at", "concluded_by_id", "criteria_id", "facts_count", "from_on", "frozen_at", "gaps", "gaps_accepted_at", "gaps_accepted_by_id", "gaps_reason", "graded_count", "id", "known_at", "notified_at", "notified_by_id", "objections_trace", "objections_until_on", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scale_id", "seconds", "state", "to_on") VALUES (NEW."as_of", NEW."code", NEW."computed_at", NEW."concluded_at", NEW."concluded_by_id", NEW."criteria_id", NEW."facts_count", NEW."from_on", NEW."frozen_at", NEW."gaps", NEW."gaps_accepted_at", NEW."gaps_accepted_by_id", NEW."gaps_reason", NEW."graded_count", NEW."id", NEW."known_at", NEW."notified_at", NEW."notified_by_id", NEW."objections_trace", NEW."objections_until_on", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_id", NEW."scale_id", NEW."seconds", NEW."state", NEW."to_on"); RETURN NULL;',
                            hash="a3481a2947d466d97ad3b6d840df252bab5da2c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_871a4",
                            table="compliance_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalfact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appraisal_fact_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."appraisal_id" IS DISTINCT FROM (NEW."appraisal_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."detail" IS DISTINCT FROM (NEW."detail") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ca9ac5c64085ab76f906273a70b3221e74034c75",
                            operation="UPDATE",
                            pgid="pgtrigger_appraisal_fact_is_kept_c7800",
                            table="compliance_appraisalfact",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalfact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="appraisal_fact_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="6d414d779f3174d7fe5c6e476a44077c798acb27",
                            operation="DELETE",
                            pgid="pgtrigger_appraisal_fact_is_not_deleted_7dee4",
                            table="compliance_appraisalfact",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conductfact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_conductfactevent" ("case_id", "confirmed_at", "confirmed_by_id", "description", "district_code", "enterprise_id", "grid_group_id", "happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "recorded_at", "recorded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."description", NEW."district_code", NEW."enterprise_id", NEW."grid_group_id", NEW."happened_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."recorded_at", NEW."recorded_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="4635fef74922cbc0f2c245d9d88c787470985c40",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5a8e3",
                            table="compliance_conductfact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="conductfact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_conductfactevent" ("case_id", "confirmed_at", "confirmed_by_id", "description", "district_code", "enterprise_id", "grid_group_id", "happened_on", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "recorded_at", "recorded_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."description", NEW."district_code", NEW."enterprise_id", NEW."grid_group_id", NEW."happened_on", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."recorded_at", NEW."recorded_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="7f67229bec80be0c670bd95f7259e4d74a334e56",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d3aa0",
                            table="compliance_conductfact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criteriaset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="criteria_state",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:in_force,draft:dropped,in_force:retired}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="5340625fff968d7c9db5c00bee9eea174f68fcb3",
                            operation="UPDATE",
                            pgid="pgtrigger_criteria_state_647ec",
                            table="compliance_criteriaset",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criteriaset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_criteriasetevent" ("drafted_at", "drafted_by_id", "enacted_at", "enacted_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale_id", "source", "state", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."enacted_at", NEW."enacted_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scale_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                            hash="dc94c5da8dd4f2a625a93c56dfc450b5ac6749b5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a2b5f",
                            table="compliance_criteriaset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criteriaset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_criteriasetevent" ("drafted_at", "drafted_by_id", "enacted_at", "enacted_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale_id", "source", "state", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."enacted_at", NEW."enacted_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scale_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                            hash="eda1164b3b2ec0e7f5a99eca3d18bd53d4af7b8d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5663",
                            table="compliance_criteriaset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_criterionevent" ("at_least", "criteria_id", "facts", "grade", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at_least", NEW."criteria_id", NEW."facts", NEW."grade", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="5eb46f24ba090374c0a0707cd8bffa6a462b0f9f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eb199",
                            table="compliance_criterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_criterionevent" ("at_least", "criteria_id", "facts", "grade", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at_least", NEW."criteria_id", NEW."facts", NEW."grade", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6dc467af1e6d3df9546750641c5b33327b01e978",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a324",
                            table="compliance_criterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="grade_state",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:confirmed,open:awaits_second,awaits_second:open,awaits_second:confirmed,confirmed:awaits_second,confirmed:notified,notified:objected,objected:notified,notified:final}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="f0fd1c2141940b36337d066c6e7f1c3c37e16752",
                            operation="UPDATE",
                            pgid="pgtrigger_grade_state_38b26",
                            table="compliance_grade",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_gradeevent" ("appraisal_id", "asked_grade", "changed", "counts", "criterion", "decided_at", "decided_by_id", "decided_grade", "district_code", "document_id", "enterprise_id", "final_grade", "grid_group_id", "id", "industry", "outlier", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_grade", "proposed_grade", "reason", "risk_class", "risk_points", "seconded_at", "seconded_by_id", "size_band", "staff_count", "state") VALUES (NEW."appraisal_id", NEW."asked_grade", NEW."changed", NEW."counts", NEW."criterion", NEW."decided_at", NEW."decided_by_id", NEW."decided_grade", NEW."district_code", NEW."document_id", NEW."enterprise_id", NEW."final_grade", NEW."grid_group_id", NEW."id", NEW."industry", NEW."outlier", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_grade", NEW."proposed_grade", NEW."reason", NEW."risk_class", NEW."risk_points", NEW."seconded_at", NEW."seconded_by_id", NEW."size_band", NEW."staff_count", NEW."state"); RETURN NULL;',
                            hash="ee9b174078d4dff79927d9111a4c30738438bc0a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f9cbb",
                            table="compliance_grade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "text") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."received_by_id", NEW."text"); RETURN NULL;',
                            hash="9e3227dc06df71aa52535a37123e860162d7a216",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0504a",
                            table="compliance_gradeobjection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "text") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_by_id", NEW."text"); RETURN NULL;',
                            hash="e812fc6d6f1e5f85de6ec2211dba9cc0461b0c31",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_123d5",
                            table="compliance_gradeobjection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regimespell",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_regimespellevent" ("district_code", "enterprise_id", "grid_group_id", "ground", "id", "imposed_at", "imposed_by_id", "lifted_at", "lifted_by_id", "lifted_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "regime", "starts_on", "until_on") VALUES (NEW."district_code", NEW."enterprise_id", NEW."grid_group_id", NEW."ground", NEW."id", NEW."imposed_at", NEW."imposed_by_id", NEW."lifted_at", NEW."lifted_by_id", NEW."lifted_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."regime", NEW."starts_on", NEW."until_on"); RETURN NULL;',
                            hash="32123a08268cb6234a4b7d9ef14bdbab5c9d56e5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e0db",
                            table="compliance_regimespell",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scale",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_scaleevent" ("code", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "years") VALUES (NEW."code", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."source", NEW."years"); RETURN NULL;',
                            hash="165a809a87c882e5158589fec5f56759bdda496a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d0c20",
                            table="compliance_scale",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scale",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_scaleevent" ("code", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "years") VALUES (NEW."code", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."source", NEW."years"); RETURN NULL;',
                            hash="0e2d68336a6864c2c442d99582d9bda7d85bc626",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4685",
                            table="compliance_scale",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="public_entry_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."list_code" IS DISTINCT FROM (NEW."list_code") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."uscc" IS DISTINCT FROM (NEW."uscc") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."district_code" IS DISTINCT FROM (NEW."district_code") OR OLD."person_in_charge" IS DISTINCT FROM (NEW."person_in_charge") OR OLD."staff_band" IS DISTINCT FROM (NEW."staff_band") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."legal_basis" IS DISTINCT FROM (NEW."legal_basis") OR OLD."authority" IS DISTINCT FROM (NEW."authority") OR OLD."arrears_wages_yuan" IS DISTINCT FROM (NEW."arrears_wages_yuan") OR OLD."arrears_contributions_yuan" IS DISTINCT FROM (NEW."arrears_contributions_yuan") OR OLD."medals_in_a_row" IS DISTINCT FROM (NEW."medals_in_a_row") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."verification_code" IS DISTINCT FROM (NEW."verification_code"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="5e7400a9d96143c693ed76d1edc95f8f0605c182",
                            operation="UPDATE",
                            pgid="pgtrigger_public_entry_is_kept_55263",
                            table="compliance_publicentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="public_entry_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="f9c80ce3b9340a7d2d9eb43238ef35b7a37858ca",
                            operation="DELETE",
                            pgid="pgtrigger_public_entry_is_not_deleted_29262",
                            table="compliance_publicentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="public_entry_follows_the_table",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{listed:paid,listed:withdrawn,listed:expired,paid:withdrawn,paid:expired}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="704c441e06b9e9913be6e2b8249d67161255affe",
                            operation="UPDATE",
                            pgid="pgtrigger_public_entry_follows_the_table_d2143",
                            table="compliance_publicentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "number", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."number", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                            hash="723c99cce6fe7ef79327a48f43c8b325d2d9c82d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53f8f",
                            table="compliance_publicentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "number", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."number", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                            hash="c6c1660c07b4c880a4d9bf5c58e4f28b0295f79c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_faf8a",
                            table="compliance_publicentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicchange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="public_change_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9c0e1204d2f9646110c51d8715a9f4ddd351acc7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_public_change_is_kept_4801f",
                            table="compliance_publicchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coveragetarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_coveragetargetevent" ("id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope_code", "scope_kind", "set_at", "set_by_id", "source", "target", "year") VALUES (NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope_code", NEW."scope_kind", NEW."set_at", NEW."set_by_id", NEW."source", NEW."target", NEW."year"); RETURN NULL;',
                            hash="0d998e93a867b1de3cd207ec43063ab63bd614b6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e9764",
                            table="compliance_coveragetarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="coveragetarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_coveragetargetevent" ("id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope_code", "scope_kind", "set_at", "set_by_id", "source", "target", "year") VALUES (NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope_code", NEW."scope_kind", NEW."set_at", NEW."set_by_id", NEW."source", NEW."target", NEW."year"); RETURN NULL;',
                            hash="8719fc5243e1a348b4a354138e971e7ee32ecbd1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a068",
                            table="compliance_coveragetarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurelist",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_exposurelistevent" ("code", "effect", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quarter_on", "reckoned_at") VALUES (NEW."code", NEW."effect", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."reckoned_at"); RETURN NULL;',
                            hash="a67da8d9126b49f71619de9bd7a3f8be6a7f9d42",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3a333",
                            table="compliance_exposurelist",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurelist",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_exposurelistevent" ("code", "effect", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "quarter_on", "reckoned_at") VALUES (NEW."code", NEW."effect", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."reckoned_at"); RETURN NULL;',
                            hash="cd837b25a68432bbd30889516bee1cf9612e692b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_33ae7",
                            table="compliance_exposurelist",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposureobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_exposureobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document", "due_on", "enterprise_id", "exposure_id", "filed_on", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "recorded_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document", NEW."due_on", NEW."enterprise_id", NEW."exposure_id", NEW."filed_on", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provisional", NEW."recorded_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="9e51db2299fd21447d05cd14749c9b7936ea8d9f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_faaca",
                            table="compliance_exposureobjection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposureobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_exposureobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document", "due_on", "enterprise_id", "exposure_id", "filed_on", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "recorded_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document", NEW."due_on", NEW."enterprise_id", NEW."exposure_id", NEW."filed_on", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provisional", NEW."recorded_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="18438818ea469aa32c2de5d042e392141b2bd398",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4812b",
                            table="compliance_exposureobjection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="exposure_step_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."exposure_id" IS DISTINCT FROM (NEW."exposure_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."verb" IS DISTINCT FROM (NEW."verb") OR OLD."from_state" IS DISTINCT FROM (NEW."from_state") OR OLD."to_state" IS DISTINCT FROM (NEW."to_state") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="15cafb8e72ffb2ef0201bd543bc5cdb72f871d0c",
                            operation="UPDATE",
                            pgid="pgtrigger_exposure_step_is_kept_1bd0f",
                            table="compliance_exposurestep",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurestep",
                    trigger=pgtrigger.compiler.Trigger(
                        name="exposure_step_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="0fb2b34ebc6ef46b934a50d54968d9931fcd8d98",
                            operation="DELETE",
                            pgid="pgtrigger_exposure_step_is_not_deleted_35c57",
                            table="compliance_exposurestep",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="exposure_follows_the_table",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{accepted:lapsed,accepted:left_out,accepted:proposed,accepted:published,left_out:lapsed,left_out:proposed,proposed:accepted,proposed:lapsed,proposed:left_out,published:expired,published:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="f6a3f844e2afecc7ced1a7484ffe9273d2ff69af",
                            operation="UPDATE",
                            pgid="pgtrigger_exposure_follows_the_table_58590",
                            table="compliance_exposure",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_exposureevent" ("address", "authority", "case_id", "contributions_paid_on", "contributions_yuan", "decided_on", "decision", "decision_no", "decision_step_id", "district_code", "ended_at", "ended_by_id", "ends_on", "enterprise_id", "entry_id", "explanation", "exposure_list_id", "facts", "facts_composed", "grid_group_id", "grounds", "id", "left_out_reason", "legal_basis", "name", "owed_from_on", "owed_until_on", "paid_on", "payment_document", "penalty_no", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published_at", "published_by_id", "quarter_on", "regime", "regime_months", "reversal", "reversed_on", "reviewed_at", "reviewed_by_id", "state", "term_months", "types", "uscc", "wages_paid_on", "wages_yuan", "withdraw_due_on", "withdraw_provisional", "withdraw_trace", "workers_count") VALUES (NEW."address", NEW."authority", NEW."case_id", NEW."contributions_paid_on", NEW."contributions_yuan", NEW."decided_on", NEW."decision", NEW."decision_no", NEW."decision_step_id", NEW."district_code", NEW."ended_at", NEW."ended_by_id", NEW."ends_on", NEW."enterprise_id", NEW."entry_id", NEW."explanation", NEW."exposure_list_id", NEW."facts", NEW."facts_composed", NEW."grid_group_id", NEW."grounds", NEW."id", NEW."left_out_reason", NEW."legal_basis", NEW."name", NEW."owed_from_on", NEW."owed_until_on", NEW."paid_on", NEW."payment_document", NEW."penalty_no", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."regime", NEW."regime_months", NEW."reversal", NEW."reversed_on", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."term_months", NEW."types", NEW."uscc", NEW."wages_paid_on", NEW."wages_yuan", NEW."withdraw_due_on", NEW."withdraw_provisional", NEW."withdraw_trace", NEW."workers_count"); RETURN NULL;',
                            hash="af0432f5de8236a8155aa8ccd4c979ccc3b70d0c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7d8af",
                            table="compliance_exposure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_exposureevent" ("address", "authority", "case_id", "contributions_paid_on", "contributions_yuan", "decided_on", "decision", "decision_no", "decision_step_id", "district_code", "ended_at", "ended_by_id", "ends_on", "enterprise_id", "entry_id", "explanation", "exposure_list_id", "facts", "facts_composed", "grid_group_id", "grounds", "id", "left_out_reason", "legal_basis", "name", "owed_from_on", "owed_until_on", "paid_on", "payment_document", "penalty_no", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published_at", "published_by_id", "quarter_on", "regime", "regime_months", "reversal", "reversed_on", "reviewed_at", "reviewed_by_id", "state", "term_months", "types", "uscc", "wages_paid_on", "wages_yuan", "withdraw_due_on", "withdraw_provisional", "withdraw_trace", "workers_count") VALUES (NEW."address", NEW."authority", NEW."case_id", NEW."contributions_paid_on", NEW."contributions_yuan", NEW."decided_on", NEW."decision", NEW."decision_no", NEW."decision_step_id", NEW."district_code", NEW."ended_at", NEW."ended_by_id", NEW."ends_on", NEW."enterprise_id", NEW."entry_id", NEW."explanation", NEW."exposure_list_id", NEW."facts", NEW."facts_composed", NEW."grid_group_id", NEW."grounds", NEW."id", NEW."left_out_reason", NEW."legal_basis", NEW."name", NEW."owed_from_on", NEW."owed_until_on", NEW."paid_on", NEW."payment_document", NEW."penalty_no", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."regime", NEW."regime_months", NEW."reversal", NEW."reversed_on", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."term_months", NEW."types", NEW."uscc", NEW."wages_paid_on", NEW."wages_yuan", NEW."withdraw_due_on", NEW."withdraw_provisional", NEW."withdraw_trace", NEW."workers_count"); RETURN NULL;',
                            hash="9821aa480c365a4c45f33dc92c53f80f22e0220e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f25ce",
                            table="compliance_exposure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurecriterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_exposurecriterionevent" ("article", "code", "from_on", "id", "law", "min_workers", "min_yuan", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused", "regime", "regime_months", "source", "term_months", "until_on", "violation_types", "wording", "wording_en") VALUES (NEW."article", NEW."code", NEW."from_on", NEW."id", NEW."law", NEW."min_workers", NEW."min_yuan", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refused", NEW."regime", NEW."regime_months", NEW."source", NEW."term_months", NEW."until_on", NEW."violation_types", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="dd661f5e6663ec7e41c66079166991061cccd7d1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_251f1",
                            table="compliance_exposurecriterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposurecriterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_exposurecriterionevent" ("article", "code", "from_on", "id", "law", "min_workers", "min_yuan", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused", "regime", "regime_months", "source", "term_months", "until_on", "violation_types", "wording", "wording_en") VALUES (NEW."article", NEW."code", NEW."from_on", NEW."id", NEW."law", NEW."min_workers", NEW."min_yuan", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refused", NEW."regime", NEW."regime_months", NEW."source", NEW."term_months", NEW."until_on", NEW."violation_types", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="fa2e54dbb49eb576cc76f134f2e4148dc0c77327",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_35154",
                            table="compliance_exposurecriterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="medals_state",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ranking:ranked,ranked:ranking,ranked:awarded}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="f0bb140cabc485617cfee4998e2d5b2d1c4d0c00",
                            operation="UPDATE",
                            pgid="pgtrigger_medals_state_bf4c0",
                            table="compliance_medalround",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_medalroundevent" ("appraisal_id", "as_of", "awarded_at", "awarded_by_id", "bands", "candidates_count", "criteria", "cut", "eligible_count", "grade", "id", "left_out", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ranked_at", "seconds", "state", "until_on") VALUES (NEW."appraisal_id", NEW."as_of", NEW."awarded_at", NEW."awarded_by_id", NEW."bands", NEW."candidates_count", NEW."criteria", NEW."cut", NEW."eligible_count", NEW."grade", NEW."id", NEW."left_out", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ranked_at", NEW."seconds", NEW."state", NEW."until_on"); RETURN NULL;',
                            hash="92aaf432dfbca19f5c3988a77c5de4d0ef857f39",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c91f8",
                            table="compliance_medalround",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_medalroundevent" ("appraisal_id", "as_of", "awarded_at", "awarded_by_id", "bands", "candidates_count", "criteria", "cut", "eligible_count", "grade", "id", "left_out", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ranked_at", "seconds", "state", "until_on") VALUES (NEW."appraisal_id", NEW."as_of", NEW."awarded_at", NEW."awarded_by_id", NEW."bands", NEW."candidates_count", NEW."criteria", NEW."cut", NEW."eligible_count", NEW."grade", NEW."id", NEW."left_out", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ranked_at", NEW."seconds", NEW."state", NEW."until_on"); RETURN NULL;',
                            hash="beaca0584b667b4efc1991db1a5921e607065d48",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77f3d",
                            table="compliance_medalround",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalterms",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_medaltermsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source", "years") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."regime", NEW."source", NEW."years"); RETURN NULL;',
                            hash="13f30fb2a66550b9b6ff519745e5eb5d410f775c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_84c67",
                            table="compliance_medalterms",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalterms",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_medaltermsevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "source", "years") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regime", NEW."source", NEW."years"); RETURN NULL;',
                            hash="d0ecd7595097c434e5d3b9986b40d6365a647194",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d4c87",
                            table="compliance_medalterms",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="medal_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="2c1fd21ba9d2f255466bc19e3f27e58b05110eb3",
                            operation="DELETE",
                            pgid="pgtrigger_medal_is_kept_687aa",
                            table="compliance_medal",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_medalevent" ("awarded_at", "awarded_by_id", "district_code", "document_id", "enterprise_id", "entry_id", "grid_group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "revoked_reason", "round_id", "until_on") VALUES (NEW."awarded_at", NEW."awarded_by_id", NEW."district_code", NEW."document_id", NEW."enterprise_id", NEW."entry_id", NEW."grid_group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."revoked_reason", NEW."round_id", NEW."until_on"); RETURN NULL;',
                            hash="38ed6efec97092c9bf4aa8b997cc28b54243bf80",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06dcd",
                            table="compliance_medal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_medalevent" ("awarded_at", "awarded_by_id", "district_code", "document_id", "enterprise_id", "entry_id", "grid_group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "revoked_reason", "round_id", "until_on") VALUES (NEW."awarded_at", NEW."awarded_by_id", NEW."district_code", NEW."document_id", NEW."enterprise_id", NEW."entry_id", NEW."grid_group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."revoked_reason", NEW."round_id", NEW."until_on"); RETURN NULL;',
                            hash="08a82bed7bedc1ae79cc098dc3662036a2390cb8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b885",
                            table="compliance_medal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalcriterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_medalcriterionevent" ("measure", "most_points", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "required", "source", "wording", "wording_en") VALUES (NEW."measure", NEW."most_points", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."measure", NEW."points", NEW."required", NEW."source", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="55bd15a19da50b286dcd914736510f8d1d8ba8b4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9a7ce",
                            table="compliance_medalcriterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medalcriterion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_medalcriterionevent" ("measure", "most_points", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "required", "source", "wording", "wording_en") VALUES (NEW."measure", NEW."most_points", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."measure", NEW."points", NEW."required", NEW."source", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="4fae2d9ec3e00b22494a2c224915543eaff340db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9b6df",
                            table="compliance_medalcriterion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="watchlistentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="watchlist_follows_the_table",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{noticed:listed,noticed:dismissed,listed:removed,listed:ended}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="9e8fe8b816400c4a4689665cbcb9024ab3230b17",
                            operation="UPDATE",
                            pgid="pgtrigger_watchlist_follows_the_table_7ffd8",
                            table="compliance_watchlistentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="watchlistentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_watchlistentryevent" ("asked_at", "asked_by_id", "asked_reason", "case_id", "decided_at", "decided_by_id", "decision_id", "decision_reason", "district_code", "early_from_on", "ended_at", "ended_by_id", "ended_reason", "enterprise_id", "grid_group_id", "ground", "id", "language", "notice_id", "noticed_at", "noticed_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "state", "stated_at", "stated_by_id", "stated_on", "statement", "statement_complete", "statement_document", "statement_due_on", "statement_provisional", "statement_trace", "until_on", "worker_id") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."asked_reason", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_id", NEW."decision_reason", NEW."district_code", NEW."early_from_on", NEW."ended_at", NEW."ended_by_id", NEW."ended_reason", NEW."enterprise_id", NEW."grid_group_id", NEW."ground", NEW."id", NEW."language", NEW."notice_id", NEW."noticed_at", NEW."noticed_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."reason", NEW."state", NEW."stated_at", NEW."stated_by_id", NEW."stated_on", NEW."statement", NEW."statement_complete", NEW."statement_document", NEW."statement_due_on", NEW."statement_provisional", NEW."statement_trace", NEW."until_on", NEW."worker_id"); RETURN NULL;',
                            hash="01b86aa727a02341fdecb8947728a3292860d7bc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_98a5b",
                            table="compliance_watchlistentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="watchlistentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_watchlistentryevent" ("asked_at", "asked_by_id", "asked_reason", "case_id", "decided_at", "decided_by_id", "decision_id", "decision_reason", "district_code", "early_from_on", "ended_at", "ended_by_id", "ended_reason", "enterprise_id", "grid_group_id", "ground", "id", "language", "notice_id", "noticed_at", "noticed_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "reason", "state", "stated_at", "stated_by_id", "stated_on", "statement", "statement_complete", "statement_document", "statement_due_on", "statement_provisional", "statement_trace", "until_on", "worker_id") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."asked_reason", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_id", NEW."decision_reason", NEW."district_code", NEW."early_from_on", NEW."ended_at", NEW."ended_by_id", NEW."ended_reason", NEW."enterprise_id", NEW."grid_group_id", NEW."ground", NEW."id", NEW."language", NEW."notice_id", NEW."noticed_at", NEW."noticed_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."reason", NEW."state", NEW."stated_at", NEW."stated_by_id", NEW."stated_on", NEW."statement", NEW."statement_complete", NEW."statement_document", NEW."statement_due_on", NEW."statement_provisional", NEW."statement_trace", NEW."until_on", NEW."worker_id"); RETURN NULL;',
                            hash="0af40a99c465344029225db7dd4a44694e131831",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ceff0",
                            table="compliance_watchlistentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letteranswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_answer_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."letter_id" IS DISTINCT FROM (NEW."letter_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."statement" IS DISTINCT FROM (NEW."statement") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="f96fc3eea2e62ab274025a40886610372d404622",
                            operation="UPDATE",
                            pgid="pgtrigger_letter_answer_is_kept_feff2",
                            table="compliance_letteranswer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letteranswer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_answer_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="d1e5386364f29b3ba11fd4ca386d3d6429aab7dc",
                            operation="DELETE",
                            pgid="pgtrigger_letter_answer_is_not_deleted_474fe",
                            table="compliance_letteranswer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letteranswerfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_answer_file_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."answer_id" IS DISTINCT FROM (NEW."answer_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."stored_as" IS DISTINCT FROM (NEW."stored_as") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="fad5447a02f953ec7e248f3b580b59a5a88a5ee7",
                            operation="UPDATE",
                            pgid="pgtrigger_letter_answer_file_is_kept_b648e",
                            table="compliance_letteranswerfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letteranswerfile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="letter_answer_file_is_not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="41e491897bf28d2d2f3299c996c61f3f4ef33429",
                            operation="DELETE",
                            pgid="pgtrigger_letter_answer_file_is_not_deleted_94679",
                            table="compliance_letteranswerfile",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
