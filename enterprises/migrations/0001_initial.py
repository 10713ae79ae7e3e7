"""The register and the facts delivered about enterprises: the tables."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="Worker",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("id_cipher", models.BinaryField(max_length=80, unique=True)),
                        (
                            "id_kind",
                            models.CharField(
                                choices=[
                                    ("resident", "resident identity number"),
                                    ("foreign", "foreign passport"),
                                    ("hk_mo_tw", "Hong Kong, Macao or Taiwan permit"),
                                ],
                                default="resident",
                                max_length=10,
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="name"
                            ),
                        ),
                        ("area_code", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "household",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("local_urban", "local, urban"),
                                    ("local_rural", "local, rural"),
                                    ("migrant_urban", "migrant, urban"),
                                    ("migrant_rural", "migrant, rural"),
                                ],
                                default="",
                                max_length=13,
                                verbose_name="household",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, default="", max_length=255)),
                        ("birth_month", models.DateField(null=True)),
                        ("sex", models.CharField(blank=True, default="", max_length=1)),
                        ("batch_id", models.IntegerField()),
                    ],
                    options={
                        "verbose_name": "worker",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Enterprise",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "uscc",
                            models.CharField(
                                max_length=18,
                                unique=True,
                                verbose_name="unified social credit code",
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        ("address", models.CharField(max_length=255, verbose_name="address")),
                        ("area_code", models.CharField(max_length=12, verbose_name="area code")),
                        ("area_stem", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "industry_code",
                            models.CharField(
                                blank=True, default="", max_length=5, verbose_name="industry"
                            ),
                        ),
                        (
                            "legal_representative",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=255,
                                verbose_name="legal representative",
                            ),
                        ),
                        (
                            "established_on",
                            models.DateField(null=True, verbose_name="established on"),
                        ),
                        ("closed_on", models.DateField(null=True, verbose_name="closed on")),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("active", "active"),
                                    ("revoked", "revoked"),
                                    ("deregistered", "deregistered"),
                                ],
                                default="",
                                max_length=12,
                                verbose_name="register status",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="phone"
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "latitude",
                            models.DecimalField(decimal_places=6, max_digits=9, null=True),
                        ),
                        ("batch_id", models.IntegerField()),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("waived", "waived"),
                                    ("reduced", "reduced"),
                                    ("normal", "normal"),
                                    ("intensified", "intensified"),
                                ],
                                default="normal",
                                max_length=12,
                                verbose_name="regime",
                            ),
                        ),
                        ("regime_until", models.DateField(null=True, verbose_name="regime until")),
                        ("regime_reason", models.CharField(blank=True, default="", max_length=255)),
                        (
                            "risk_class",
                            models.CharField(
                                choices=[
                                    ("A", "low risk"),
                                    ("B", "some risk"),
                                    ("C", "raised risk"),
                                    ("D", "high risk"),
                                ],
                                default="A",
                                max_length=1,
                                verbose_name="category",
                            ),
                        ),
                        ("risk_points", models.SmallIntegerField(default=0)),
                        ("risk_reasons", models.JSONField(default=list)),
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
                        "verbose_name": "enterprise",
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                fields=["grid_group", "id"], name="enterprises_grid_gr_4977b8_idx"
                            ),
                            models.Index(
                                fields=["district_code", "id"],
                                name="enterprises_distric_069c67_idx",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("feed", models.CharField(max_length=40, verbose_name="feed")),
                        ("file_name", models.CharField(max_length=255, verbose_name="file")),
                        ("sha256", models.CharField(blank=True, default="", max_length=64)),
                        ("size_bytes", models.BigIntegerField(default=0)),
                        ("encoding", models.CharField(blank=True, default="", max_length=20)),
                        ("delimiter", models.CharField(blank=True, default="", max_length=4)),
                        ("options", models.JSONField(default=dict)),
                        ("profile", models.CharField(blank=True, default="", max_length=80)),
                        ("columns", models.JSONField(default=list)),
                        ("complete_from", models.DateField(null=True)),
                        ("complete_to", models.DateField(null=True)),
                        ("complete_area", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "state",
                            models.CharField(
                                choices=[("published", "taken"), ("refused", "refused")],
                                max_length=10,
                            ),
                        ),
                        ("refusal", models.TextField(blank=True, default="")),
                        ("read", models.BigIntegerField(default=0)),
                        ("loaded", models.BigIntegerField(default=0)),
                        ("updated", models.BigIntegerField(default=0)),
                        ("repeated", models.BigIntegerField(default=0)),
                        ("orphaned", models.BigIntegerField(default=0)),
                        ("rejected", models.BigIntegerField(default=0)),
                        ("withdrawn", models.BigIntegerField(default=0)),
                        ("adopted", models.BigIntegerField(default=0)),
                        ("rejects_by_code", models.JSONField(default=dict)),
                        ("rejects_file", models.CharField(blank=True, default="", max_length=255)),
                        ("touches_everything", models.BooleanField(default=False)),
                        ("touched_enterprises", models.IntegerField(default=0)),
                        ("started_at", models.DateTimeField()),
                        ("published_at", models.DateTimeField(db_index=True, null=True)),
                        ("seconds", models.FloatField(default=0)),
                        (
                            "delivered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kept_areas", models.JSONField(db_default=[], default=list)),
                    ],
                    options={
                        "verbose_name": "batch",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "read",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.F("loaded"), "+", models.F("updated")
                                                    ),
                                                    "+",
                                                    models.F("repeated"),
                                                ),
                                                "+",
                                                models.F("orphaned"),
                                            ),
                                            "+",
                                            models.F("rejected"),
                                        ),
                                    )
                                ),
                                name="batch_equation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("published_at__isnull", False), ("state", "published")
                                    ),
                                    models.Q(("published_at", None), ("state", "refused")),
                                    _connector="OR",
                                ),
                                name="batch_published_has_moment",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatchReject",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("line", models.BigIntegerField()),
                        ("column", models.CharField(blank=True, default="", max_length=40)),
                        ("code", models.CharField(max_length=30)),
                        ("value", models.CharField(blank=True, default="", max_length=255)),
                        ("arguments", models.JSONField(default=dict)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rejects",
                                to="enterprises.batch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("line", "id"),
                        "indexes": [
                            models.Index(
                                fields=["batch", "code", "line", "id"],
                                name="enterprises_batch_i_b3bd05_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatchTouch",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("batch_id", models.IntegerField()),
                        ("enterprise_id", models.IntegerField(default=0)),
                        ("worker_id", models.IntegerField(default=0)),
                        ("provider_id", models.IntegerField(default=0)),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(fields=["batch_id"], name="enterprises_batch_i_8e829f_idx")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Death",
                    fields=[
                        (
                            "worker",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="enterprises.worker",
                            ),
                        ),
                        ("died_on", models.DateField()),
                        ("batch_id", models.IntegerField()),
                    ],
                    options={
                        "ordering": ("worker_id",),
                    },
                ),
                migrations.CreateModel(
                    name="CoverageSurvey",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "worker_id",
                                "surveyed_on",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("surveyed_on", models.DateField()),
                        ("reason", models.CharField(max_length=10)),
                        ("remark", models.CharField(blank=True, default="", max_length=255)),
                        ("batch_id", models.IntegerField()),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Benefit",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "worker_id",
                                "kind",
                                "month",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("kind", models.CharField(max_length=12)),
                        ("month", models.DateField()),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="amount"
                            ),
                        ),
                        ("batch_id", models.IntegerField()),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EnterpriseSearch",
                    fields=[
                        (
                            "enterprise",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                serialize=False,
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "grams",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), size=None
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("enterprise_id",),
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["grams"], name="enterprise_grams"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Employment",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "worker_id",
                                "hired_on",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("hired_on", models.DateField(verbose_name="hired on")),
                        ("left_on", models.DateField(null=True, verbose_name="left on")),
                        ("batch_id", models.IntegerField()),
                        (
                            "monthly_wage",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="monthly wage",
                            ),
                        ),
                        (
                            "contract_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fixed", "fixed term"),
                                    ("open_ended", "open-ended"),
                                    ("project", "project"),
                                    ("dispatch", "dispatch"),
                                    ("part_time", "part-time"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "household",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("local_urban", "local, urban"),
                                    ("local_rural", "local, rural"),
                                    ("migrant_urban", "migrant, urban"),
                                    ("migrant_rural", "migrant, rural"),
                                ],
                                max_length=13,
                            ),
                        ),
                        (
                            "source",
                            models.CharField(db_default="feed", default="feed", max_length=5),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["worker", "enterprise"],
                                name="enterprises_worker__e2da71_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "scheme",
                                "month",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "scheme",
                            models.SmallIntegerField(
                                choices=[
                                    (1, "pension"),
                                    (2, "medical"),
                                    (3, "unemployment"),
                                    (4, "work injury"),
                                    (5, "maternity"),
                                ]
                            ),
                        ),
                        ("month", models.DateField()),
                        ("headcount", models.IntegerField()),
                        (
                            "due",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="due"
                            ),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="paid"
                            ),
                        ),
                        ("paid_on", models.DateField(null=True)),
                        ("batch_id", models.IntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FactVersion",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("relation", models.CharField(max_length=63)),
                        ("enterprise_id", models.IntegerField(default=0)),
                        ("worker_id", models.IntegerField(default=0)),
                        ("row", models.JSONField()),
                        ("batch_id", models.IntegerField()),
                        ("ended_by_batch_id", models.IntegerField()),
                        ("withdrawn", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                fields=["relation", "enterprise_id", "worker_id"],
                                name="enterprises_relatio_bc899d_idx",
                            ),
                            models.Index(
                                fields=["ended_by_batch_id"], name="enterprises_ended_b_782bd3_idx"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedProfile",
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
                        ("feed", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("options", models.JSONField(default=dict)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "saved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("feed", "name"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("feed", "name"), name="one_profile_a_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndividualInsurance",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "worker_id",
                                "kind",
                                "scheme",
                                "from_month",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("kind", models.CharField(max_length=9)),
                        (
                            "scheme",
                            models.SmallIntegerField(
                                choices=[
                                    (1, "pension"),
                                    (2, "medical"),
                                    (3, "unemployment"),
                                    (4, "work injury"),
                                    (5, "maternity"),
                                ]
                            ),
                        ),
                        ("from_month", models.DateField()),
                        ("to_month", models.DateField(null=True)),
                        ("place_code", models.CharField(blank=True, default="", max_length=12)),
                        ("batch_id", models.IntegerField()),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InsuranceRecord",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "worker_id",
                                "scheme",
                                "from_month",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("from_month", models.DateField()),
                        ("to_month", models.DateField(null=True)),
                        ("batch_id", models.IntegerField()),
                        (
                            "scheme",
                            models.SmallIntegerField(
                                choices=[
                                    (1, "pension"),
                                    (2, "medical"),
                                    (3, "unemployment"),
                                    (4, "work injury"),
                                    (5, "maternity"),
                                ]
                            ),
                        ),
                        (
                            "base",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="contribution base"
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["worker", "enterprise"],
                                name="enterprises_worker__c4afdb_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InsuranceRegistration",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "registered_on",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("registered_on", models.DateField()),
                        ("cancelled_on", models.DateField(null=True)),
                        ("batch_id", models.IntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Orphan",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("feed", models.CharField(max_length=40)),
                        ("missing", models.CharField(max_length=12)),
                        ("missing_code", models.CharField(max_length=255)),
                        ("key", models.TextField()),
                        ("line", models.BigIntegerField()),
                        ("row", models.JSONField()),
                        ("adopted_by_batch_id", models.IntegerField(null=True)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="orphans",
                                to="enterprises.batch",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("adopted_by_batch_id", None)),
                                fields=["missing", "missing_code"],
                                name="orphan_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("adopted_by_batch_id", None)),
                                fields=("feed", "key"),
                                name="orphan_key_waits_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Penalty",
                    fields=[
                        (
                            "document_no",
                            models.CharField(max_length=255, primary_key=True, serialize=False),
                        ),
                        ("decided_on", models.DateField()),
                        ("violation_type", models.CharField(max_length=2)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, null=True, verbose_name="amount"
                            ),
                        ),
                        ("batch_id", models.IntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="penalties",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-decided_on", "document_no"),
                    },
                ),
                migrations.CreateModel(
                    name="Provider",
                    fields=[
                        (
                            "district_code",
                            models.CharField(
                                blank=True, default="", max_length=6, verbose_name="district"
                            ),
                        ),
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "code",
                            models.CharField(max_length=255, unique=True, verbose_name="code"),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        ("kind", models.CharField(max_length=8, verbose_name="kind")),
                        ("uscc", models.CharField(blank=True, default="", max_length=18)),
                        ("area_code", models.CharField(blank=True, default="", max_length=12)),
                        ("area_stem", models.CharField(blank=True, default="", max_length=12)),
                        ("batch_id", models.IntegerField()),
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
                        "verbose_name": "provider",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="MedicalClaim",
                    fields=[
                        (
                            "claim_no",
                            models.CharField(max_length=255, primary_key=True, serialize=False),
                        ),
                        ("kind", models.CharField(max_length=10)),
                        ("admitted_on", models.DateField()),
                        ("discharged_on", models.DateField(null=True)),
                        ("item_code", models.CharField(max_length=255)),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="amount"
                            ),
                        ),
                        ("batch_id", models.IntegerField()),
                        (
                            "worker",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.worker",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.provider",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("claim_no",),
                        "indexes": [
                            models.Index(
                                fields=["worker", "admitted_on"],
                                name="enterprises_worker__93e562_idx",
                            ),
                            models.Index(
                                fields=["provider", "admitted_on"],
                                name="enterprises_provide_0565cd_idx",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchemeApplicability",
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
                        ("contract_kind", models.CharField(blank=True, max_length=10)),
                        (
                            "scheme",
                            models.SmallIntegerField(
                                choices=[
                                    (1, "pension"),
                                    (2, "medical"),
                                    (3, "unemployment"),
                                    (4, "work injury"),
                                    (5, "maternity"),
                                ]
                            ),
                        ),
                        ("source", models.CharField(max_length=255)),
                    ],
                    options={
                        "ordering": ("contract_kind", "scheme"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("contract_kind", "scheme"), name="scheme_applies_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaxFiling",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "month",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("month", models.DateField()),
                        ("headcount", models.IntegerField()),
                        (
                            "wages_paid",
                            models.DecimalField(
                                decimal_places=2, max_digits=16, verbose_name="wages paid"
                            ),
                        ),
                        ("batch_id", models.IntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Upload",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("feed", models.CharField(max_length=40, verbose_name="feed")),
                        ("file_name", models.CharField(max_length=255, verbose_name="file")),
                        ("stored_as", models.CharField(blank=True, default="", max_length=255)),
                        ("profile", models.CharField(blank=True, default="", max_length=80)),
                        ("complete", models.CharField(blank=True, default="", max_length=25)),
                        ("complete_area", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sample", "sample"),
                                    ("waiting", "waiting"),
                                    ("landed", "landed"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "batch",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="uploads",
                                to="enterprises.batch",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("options", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name": "upload",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["id"],
                                name="upload_waiting",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("batch__isnull", False), ("state", "landed")),
                                    models.Q(
                                        models.Q(("state", "landed"), _negated=True),
                                        ("batch", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="upload_landed_has_batch",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WrittenReview",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "enterprise_id",
                                "year",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("year", models.IntegerField()),
                        ("answered_on", models.DateField()),
                        ("headcount", models.IntegerField()),
                        ("contracts_signed", models.IntegerField(null=True)),
                        ("insured_headcount", models.IntegerField(null=True)),
                        (
                            "wages_owed",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="wages owed",
                            ),
                        ),
                        ("internal_rules", models.CharField(blank=True, max_length=3)),
                        ("minors", models.IntegerField(null=True)),
                        ("remark", models.CharField(blank=True, max_length=255)),
                        ("batch_id", models.IntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="enterprises.enterprise",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["year", "enterprise"], name="written_review_of_year"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
