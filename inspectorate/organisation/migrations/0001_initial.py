"""People, the grid, figures of the law, limits, the calendar: the tables and their histories."""

import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "code",
                            models.CharField(
                                max_length=12,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        ("stem", models.CharField(db_index=True, max_length=12)),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("city", "city"),
                                    ("district", "district"),
                                    ("street", "street"),
                                    ("community", "community"),
                                ],
                                max_length=10,
                                verbose_name="level",
                            ),
                        ),
                        ("parent_code", models.CharField(blank=True, default="", max_length=12)),
                        (
                            "longitude",
                            models.DecimalField(decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "latitude",
                            models.DecimalField(decimal_places=6, max_digits=9, null=True),
                        ),
                        ("batch_id", models.IntegerField(null=True)),
                    ],
                    options={
                        "verbose_name": "area",
                        "ordering": ("code",),
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(null=True)),
                        (
                            "grid_group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="assignments",
                                to="organisation.gridgroup",
                            ),
                        ),
                        (
                            "inspector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="assignments",
                                to="organisation.inspector",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("inspector_id", "from_on", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until_on", None),
                                    ("until_on__gt", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="assignment_ends_after_start",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            "inspector_id",
                                            "inspector_id",
                                            models.Value("[]"),
                                            function="int4range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            "grid_group_id",
                                            "grid_group_id",
                                            models.Value("[]"),
                                            function="int4range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            "from_on",
                                            "until_on",
                                            models.Value("[)"),
                                            function="daterange",
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="assignment_one_spell_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GridGroup",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "code",
                            models.CharField(max_length=255, unique=True, verbose_name="code"),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "district_code",
                            models.CharField(db_index=True, max_length=6, verbose_name="district"),
                        ),
                        ("batch_id", models.IntegerField(null=True)),
                    ],
                    options={
                        "verbose_name": "grid group",
                        "ordering": ("code",),
                    },
                ),
                migrations.CreateModel(
                    name="GridGroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("code", models.CharField(max_length=255, verbose_name="code")),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        ("district_code", models.CharField(max_length=6, verbose_name="district")),
                        ("batch_id", models.IntegerField(null=True)),
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
                                to="organisation.gridgroup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Inspector",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "staff_no",
                            models.CharField(
                                max_length=255, unique=True, verbose_name="staff number"
                            ),
                        ),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_time", "full-time inspector"),
                                    ("part_time", "part-time inspector"),
                                    ("assistant", "assistant"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "certificate_no",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="certificate"
                            ),
                        ),
                        (
                            "certificate_until",
                            models.DateField(null=True, verbose_name="certificate until"),
                        ),
                        ("email", models.CharField(blank=True, default="", max_length=255)),
                        ("phone", models.CharField(blank=True, default="", max_length=255)),
                        ("batch_id", models.IntegerField(null=True)),
                        (
                            "user",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="inspector",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inspector",
                        "ordering": ("staff_no",),
                    },
                ),
                migrations.CreateModel(
                    name="InspectorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("staff_no", models.CharField(max_length=255, verbose_name="staff number")),
                        ("name", models.CharField(max_length=255, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_time", "full-time inspector"),
                                    ("part_time", "part-time inspector"),
                                    ("assistant", "assistant"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "certificate_no",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="certificate"
                            ),
                        ),
                        (
                            "certificate_until",
                            models.DateField(null=True, verbose_name="certificate until"),
                        ),
                        ("email", models.CharField(blank=True, default="", max_length=255)),
                        ("phone", models.CharField(blank=True, default="", max_length=255)),
                        ("batch_id", models.IntegerField(null=True)),
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
                                to="organisation.inspector",
                            ),
                        ),
                        (
                            "user",
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
                    name="PensionAge",
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
                            "sex",
                            models.CharField(
                                choices=[("f", "female"), ("m", "male")], max_length=1
                            ),
                        ),
                        ("kind", models.CharField(default="worker", max_length=10)),
                        ("born_from", models.DateField()),
                        ("age_months", models.SmallIntegerField()),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "ordering": ("sex", "kind", "born_from"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sex", "kind", "born_from"), name="one_pension_age"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={
                                    "unique": "A user with that username already exists."
                                },
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[
                                    django.contrib.auth.validators.UnicodeUsernameValidator()
                                ],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "first_name",
                            models.CharField(blank=True, max_length=150, verbose_name="first name"),
                        ),
                        (
                            "last_name",
                            models.CharField(blank=True, max_length=150, verbose_name="last name"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="email address"
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("counter_clerk", "counter clerk"),
                                    ("assistant", "assistant"),
                                    ("part_time_inspector", "part-time inspector"),
                                    ("full_time_inspector", "full-time inspector"),
                                    ("district_supervisor", "district supervisor"),
                                    ("city_supervisor", "city supervisor"),
                                    ("legal_reviewer", "legal reviewer"),
                                    ("data_officer", "data officer"),
                                    ("auditor", "auditor"),
                                    ("administrator", "administrator"),
                                    ("enterprise_user", "enterprise user"),
                                ],
                                default="",
                                max_length=24,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "display_name",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="name"
                            ),
                        ),
                        (
                            "district_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=6),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "shortcuts_on",
                            models.BooleanField(default=True, verbose_name="keyboard shortcuts"),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True, default="", max_length=10, verbose_name="language"
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                        (
                            "further_roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("counter_clerk", "counter clerk"),
                                        ("assistant", "assistant"),
                                        ("part_time_inspector", "part-time inspector"),
                                        ("full_time_inspector", "full-time inspector"),
                                        ("district_supervisor", "district supervisor"),
                                        ("city_supervisor", "city supervisor"),
                                        ("legal_reviewer", "legal reviewer"),
                                        ("data_officer", "data officer"),
                                        ("auditor", "auditor"),
                                        ("administrator", "administrator"),
                                        ("enterprise_user", "enterprise user"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="further roles",
                            ),
                        ),
                        (
                            "enterprise_id",
                            models.IntegerField(
                                blank=True, db_index=True, null=True, verbose_name="enterprise"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "",
                                            "counter_clerk",
                                            "assistant",
                                            "part_time_inspector",
                                            "full_time_inspector",
                                            "district_supervisor",
                                            "city_supervisor",
                                            "legal_reviewer",
                                            "data_officer",
                                            "auditor",
                                            "administrator",
                                            "enterprise_user",
                                        ],
                                    )
                                ),
                                name="user_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "further_roles__contained_by",
                                        [
                                            "counter_clerk",
                                            "assistant",
                                            "part_time_inspector",
                                            "full_time_inspector",
                                            "district_supervisor",
                                            "city_supervisor",
                                            "legal_reviewer",
                                            "data_officer",
                                            "auditor",
                                            "administrator",
                                            "enterprise_user",
                                        ],
                                    )
                                ),
                                name="user_further_roles_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", ""), _negated=True),
                                    ("further_roles__len", 0),
                                    _connector="OR",
                                ),
                                name="user_further_roles_follow_a_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            [
                                                "assistant",
                                                "full_time_inspector",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            [
                                                "assistant",
                                                "full_time_inspector",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("role__in", ["city_supervisor", "district_supervisor"]),
                                        (
                                            "further_roles__overlap",
                                            ["city_supervisor", "district_supervisor"],
                                        ),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_approval",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            [
                                                "assistant",
                                                "city_supervisor",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            [
                                                "assistant",
                                                "city_supervisor",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("role__in", ["legal_reviewer"]),
                                        ("further_roles__overlap", ["legal_reviewer"]),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_review",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            [
                                                "administrator",
                                                "assistant",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            [
                                                "administrator",
                                                "assistant",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("role__in", ["auditor"]),
                                        ("further_roles__overlap", ["auditor"]),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_audit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            [
                                                "assistant",
                                                "auditor",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            [
                                                "assistant",
                                                "auditor",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("role__in", ["administrator"]),
                                        ("further_roles__overlap", ["administrator"]),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_office",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "role__in",
                                            [
                                                "administrator",
                                                "assistant",
                                                "auditor",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            [
                                                "administrator",
                                                "assistant",
                                                "auditor",
                                                "city_supervisor",
                                                "counter_clerk",
                                                "data_officer",
                                                "district_supervisor",
                                                "full_time_inspector",
                                                "legal_reviewer",
                                                "part_time_inspector",
                                            ],
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("role__in", ["enterprise_user"]),
                                        ("further_roles__overlap", ["enterprise_user"]),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_outside",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("role__in", ["assistant"]),
                                        ("further_roles__overlap", ["assistant"]),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        (
                                            "role__in",
                                            ["full_time_inspector", "part_time_inspector"],
                                        ),
                                        (
                                            "further_roles__overlap",
                                            ["full_time_inspector", "part_time_inspector"],
                                        ),
                                        _connector="OR",
                                    ),
                                    _negated=True,
                                ),
                                name="user_roles_apart_assistant",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("enterprise_id__isnull", False),
                                        ("role", "enterprise_user"),
                                    ),
                                    models.Q(
                                        models.Q(("role", "enterprise_user"), _negated=True),
                                        ("enterprise_id", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="user_enterprise_of_its_role",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributionLimit",
                    fields=[
                        (
                            "year",
                            models.SmallIntegerField(
                                primary_key=True, serialize=False, verbose_name="year"
                            ),
                        ),
                        (
                            "floor_yuan",
                            models.DecimalField(
                                decimal_places=2, max_digits=10, verbose_name="floor"
                            ),
                        ),
                        (
                            "cap_yuan",
                            models.DecimalField(
                                decimal_places=2, max_digits=10, verbose_name="cap"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "ordering": ("year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cap_yuan__gte", models.F("floor_yuan")), ("floor_yuan__gt", 0)
                                ),
                                name="contribution_limit_in_order",
                            )
                        ],
                        "verbose_name": "floor and cap",
                    },
                ),
                migrations.CreateModel(
                    name="ContributionRate",
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
                        ("scheme", models.SmallIntegerField(verbose_name="scheme")),
                        ("from_month", models.DateField(verbose_name="from")),
                        (
                            "rate",
                            models.DecimalField(
                                decimal_places=4, max_digits=6, verbose_name="rate"
                            ),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "collected_with",
                            models.SmallIntegerField(
                                blank=True, null=True, verbose_name="collected with"
                            ),
                        ),
                        (
                            "industry_class",
                            models.SmallIntegerField(default=0, verbose_name="industry class"),
                        ),
                        (
                            "share",
                            models.CharField(
                                choices=[("employer", "employer"), ("worker", "worker")],
                                default="employer",
                                max_length=8,
                                verbose_name="share",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                default="social_insurance_law", max_length=24, verbose_name="law"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("scheme", "share", "industry_class", "from_month"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scheme", "share", "industry_class", "from_month"),
                                name="one_rate_per_scheme",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rate__gte", 0), ("rate__lte", 1)),
                                name="contribution_rate_is_a_share",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("collected_with", None), ("rate", 0), _connector="OR"
                                ),
                                name="contribution_rate_collected_once",
                            ),
                        ],
                        "verbose_name": "contribution rate",
                    },
                ),
                migrations.CreateModel(
                    name="GridArea",
                    fields=[
                        (
                            "stem",
                            models.CharField(max_length=12, primary_key=True, serialize=False),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="areas",
                                to="organisation.gridgroup",
                            ),
                        ),
                        ("moved_on", models.DateField(null=True)),
                    ],
                    options={
                        "ordering": ("stem",),
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("from_on", models.DateField()),
                        ("until_on", models.DateField(null=True)),
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
                                to="organisation.assignment",
                            ),
                        ),
                        (
                            "grid_group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.gridgroup",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                verbose_name="at",
                            ),
                        ),
                        ("action", models.CharField(max_length=40, verbose_name="action")),
                        ("subject_kind", models.CharField(max_length=20)),
                        ("subject_id", models.BigIntegerField()),
                        ("purpose", models.CharField(max_length=255, verbose_name="purpose")),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "access",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["subject_kind", "subject_id", "-id"],
                                name="organisatio_subject_d4de4c_idx",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributionLimitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("year", models.SmallIntegerField(serialize=False, verbose_name="year")),
                        (
                            "floor_yuan",
                            models.DecimalField(
                                decimal_places=2, max_digits=10, verbose_name="floor"
                            ),
                        ),
                        (
                            "cap_yuan",
                            models.DecimalField(
                                decimal_places=2, max_digits=10, verbose_name="cap"
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
                                to="organisation.contributionlimit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContributionRateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("scheme", models.SmallIntegerField(verbose_name="scheme")),
                        (
                            "share",
                            models.CharField(
                                choices=[("employer", "employer"), ("worker", "worker")],
                                default="employer",
                                max_length=8,
                                verbose_name="share",
                            ),
                        ),
                        (
                            "industry_class",
                            models.SmallIntegerField(default=0, verbose_name="industry class"),
                        ),
                        ("from_month", models.DateField(verbose_name="from")),
                        (
                            "rate",
                            models.DecimalField(
                                decimal_places=4, max_digits=6, verbose_name="rate"
                            ),
                        ),
                        (
                            "collected_with",
                            models.SmallIntegerField(
                                blank=True, null=True, verbose_name="collected with"
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
                                to="organisation.contributionrate",
                            ),
                        ),
                        (
                            "article",
                            models.CharField(
                                blank=True, default="", max_length=20, verbose_name="article"
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                default="social_insurance_law", max_length=24, verbose_name="law"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndustryClass",
                    fields=[
                        (
                            "prefix",
                            models.CharField(
                                max_length=5,
                                primary_key=True,
                                serialize=False,
                                verbose_name="industry",
                            ),
                        ),
                        ("risk", models.SmallIntegerField(verbose_name="class")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "industry class",
                        "ordering": ("prefix",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("risk__gte", 1), ("risk__lte", 8)),
                                name="industry_class_1_to_8",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndustryClassEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "prefix",
                            models.CharField(
                                max_length=5, serialize=False, verbose_name="industry"
                            ),
                        ),
                        ("risk", models.SmallIntegerField(verbose_name="class")),
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
                                to="organisation.industryclass",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CalendarDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("day", models.DateField(serialize=False, verbose_name="day")),
                        ("is_worked", models.BooleanField(verbose_name="worked")),
                        ("name", models.CharField(max_length=60, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=60, verbose_name="name, English")),
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
                                to="organisation.calendarday",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
                        (
                            "year",
                            models.SmallIntegerField(
                                primary_key=True, serialize=False, verbose_name="year"
                            ),
                        ),
                        ("published", models.BooleanField(default=False, verbose_name="published")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "calendar year",
                        "ordering": ("year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2004), ("year__lte", 2100)),
                                name="calendar_year_in_bounds",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYearEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("year", models.SmallIntegerField(serialize=False, verbose_name="year")),
                        ("published", models.BooleanField(default=False, verbose_name="published")),
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
                                to="organisation.calendaryear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Limit",
                    fields=[
                        (
                            "code",
                            models.SlugField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="code",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        (
                            "length",
                            models.SmallIntegerField(blank=True, null=True, verbose_name="length"),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="days",
                                max_length=8,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "day_type",
                            models.CharField(
                                choices=[
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                ],
                                max_length=8,
                                verbose_name="day type",
                            ),
                        ),
                        (
                            "starts",
                            models.CharField(max_length=200, verbose_name="starts, Chinese"),
                        ),
                        (
                            "starts_en",
                            models.CharField(max_length=200, verbose_name="starts, English"),
                        ),
                        (
                            "pauses",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=200,
                                verbose_name="pauses, Chinese",
                            ),
                        ),
                        (
                            "pauses_en",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=200,
                                verbose_name="pauses, English",
                            ),
                        ),
                        ("basis", models.CharField(max_length=120, verbose_name="basis, Chinese")),
                        (
                            "basis_en",
                            models.CharField(max_length=120, verbose_name="basis, English"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "remind_days",
                            models.SmallIntegerField(
                                verbose_name="reminder before the end, working days"
                            ),
                        ),
                        (
                            "escalate_days",
                            models.SmallIntegerField(
                                verbose_name="escalation after the end, working days"
                            ),
                        ),
                        ("order", models.SmallIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "time limit",
                        "ordering": ("order", "code"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("length", None),
                                    models.Q(("length__gte", 1), ("length__lte", 1000)),
                                    _connector="OR",
                                ),
                                name="limit_length_in_bounds",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("unit", "days"), ("day_type", "calendar"), _connector="OR"
                                ),
                                name="limit_months_are_calendar",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("escalate_days__gte", 0),
                                    ("escalate_days__lte", 60),
                                    ("remind_days__gte", 0),
                                    ("remind_days__lte", 60),
                                ),
                                name="limit_notice_in_bounds",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LimitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "code",
                            models.SlugField(
                                db_index=False, max_length=40, serialize=False, verbose_name="code"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=80, verbose_name="name, English")),
                        (
                            "length",
                            models.SmallIntegerField(blank=True, null=True, verbose_name="length"),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("days", "days"), ("months", "months")],
                                default="days",
                                max_length=8,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "day_type",
                            models.CharField(
                                choices=[
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                ],
                                max_length=8,
                                verbose_name="day type",
                            ),
                        ),
                        (
                            "starts",
                            models.CharField(max_length=200, verbose_name="starts, Chinese"),
                        ),
                        (
                            "starts_en",
                            models.CharField(max_length=200, verbose_name="starts, English"),
                        ),
                        (
                            "pauses",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=200,
                                verbose_name="pauses, Chinese",
                            ),
                        ),
                        (
                            "pauses_en",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=200,
                                verbose_name="pauses, English",
                            ),
                        ),
                        ("basis", models.CharField(max_length=120, verbose_name="basis, Chinese")),
                        (
                            "basis_en",
                            models.CharField(max_length=120, verbose_name="basis, English"),
                        ),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                        (
                            "remind_days",
                            models.SmallIntegerField(
                                verbose_name="reminder before the end, working days"
                            ),
                        ),
                        (
                            "escalate_days",
                            models.SmallIntegerField(
                                verbose_name="escalation after the end, working days"
                            ),
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
                                to="organisation.limit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CalendarDay",
                    fields=[
                        (
                            "day",
                            models.DateField(primary_key=True, serialize=False, verbose_name="day"),
                        ),
                        ("is_worked", models.BooleanField(verbose_name="worked")),
                        ("name", models.CharField(max_length=60, verbose_name="name, Chinese")),
                        ("name_en", models.CharField(max_length=60, verbose_name="name, English")),
                        ("source", models.CharField(max_length=255, verbose_name="source")),
                    ],
                    options={
                        "verbose_name": "calendar day",
                        "ordering": ("day",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__week_day__in", (1, 7)), ("is_worked", True)),
                                    models.Q(
                                        ("is_worked", False),
                                        models.Q(("day__week_day__in", (1, 7)), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="calendar_day_is_an_exception",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
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
                        ("from_on", models.DateField(verbose_name="first day away")),
                        ("until_on", models.DateField(verbose_name="last day away")),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        (
                            "inspector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="absences",
                                to="organisation.inspector",
                                verbose_name="inspector",
                            ),
                        ),
                        (
                            "stand_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="stand_ins",
                                to="organisation.inspector",
                                verbose_name="stand-in",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "absence",
                        "ordering": ("-from_on", "-id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until_on__gte", models.F("from_on"))),
                                name="absence_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stand_in", None),
                                    models.Q(("stand_in", models.F("inspector")), _negated=True),
                                    _connector="OR",
                                ),
                                name="absence_stand_in_is_another",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    (
                                        models.Func(
                                            "inspector_id",
                                            "inspector_id",
                                            models.Value("[]"),
                                            function="int4range",
                                        ),
                                        "&&",
                                    ),
                                    (
                                        models.Func(
                                            "from_on",
                                            "until_on",
                                            models.Value("[]"),
                                            function="daterange",
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="absence_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("from_on", models.DateField(verbose_name="first day away")),
                        ("until_on", models.DateField(verbose_name="last day away")),
                        ("reason", models.CharField(max_length=255, verbose_name="reason")),
                        (
                            "inspector",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.inspector",
                                verbose_name="inspector",
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
                                to="organisation.absence",
                            ),
                        ),
                        (
                            "stand_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="organisation.inspector",
                                verbose_name="stand-in",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={
                                    "unique": "A user with that username already exists."
                                },
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                validators=[
                                    django.contrib.auth.validators.UnicodeUsernameValidator()
                                ],
                                verbose_name="username",
                            ),
                        ),
                        (
                            "first_name",
                            models.CharField(blank=True, max_length=150, verbose_name="first name"),
                        ),
                        (
                            "last_name",
                            models.CharField(blank=True, max_length=150, verbose_name="last name"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="email address"
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="date joined"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("counter_clerk", "counter clerk"),
                                    ("assistant", "assistant"),
                                    ("part_time_inspector", "part-time inspector"),
                                    ("full_time_inspector", "full-time inspector"),
                                    ("district_supervisor", "district supervisor"),
                                    ("city_supervisor", "city supervisor"),
                                    ("legal_reviewer", "legal reviewer"),
                                    ("data_officer", "data officer"),
                                    ("auditor", "auditor"),
                                    ("administrator", "administrator"),
                                    ("enterprise_user", "enterprise user"),
                                ],
                                default="",
                                max_length=24,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "display_name",
                            models.CharField(
                                blank=True, default="", max_length=255, verbose_name="name"
                            ),
                        ),
                        (
                            "district_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=6),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "shortcuts_on",
                            models.BooleanField(default=True, verbose_name="keyboard shortcuts"),
                        ),
                        (
                            "language",
                            models.CharField(
                                blank=True, default="", max_length=10, verbose_name="language"
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
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "further_roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("counter_clerk", "counter clerk"),
                                        ("assistant", "assistant"),
                                        ("part_time_inspector", "part-time inspector"),
                                        ("full_time_inspector", "full-time inspector"),
                                        ("district_supervisor", "district supervisor"),
                                        ("city_supervisor", "city supervisor"),
                                        ("legal_reviewer", "legal reviewer"),
                                        ("data_officer", "data officer"),
                                        ("auditor", "auditor"),
                                        ("administrator", "administrator"),
                                        ("enterprise_user", "enterprise user"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="further roles",
                            ),
                        ),
                        (
                            "enterprise_id",
                            models.IntegerField(blank=True, null=True, verbose_name="enterprise"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
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
                        ("name", models.CharField(max_length=80, verbose_name="what it is for")),
                        ("beginning", models.CharField(max_length=12)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), size=None
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        ("expires_on", models.DateField(verbose_name="holds until")),
                        ("last_used_at", models.DateTimeField(null=True, verbose_name="last used")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "token",
                        "ordering": ("-id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoked_at", None), ("revoked_by", None)),
                                    models.Q(
                                        ("revoked_at__isnull", False), ("revoked_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="token_revoked_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("given_by", models.F("user")), _negated=True),
                                name="token_given_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("scopes", []), _negated=True),
                                name="token_has_scopes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApiTokenEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.IntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="what it is for")),
                        ("beginning", models.CharField(max_length=12)),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), size=None
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        ("expires_on", models.DateField(verbose_name="holds until")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                        (
                            "given_by",
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
                                to="organisation.apitoken",
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
                            "user",
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
                    name="ApiAnswer",
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
                        ("key", models.CharField(max_length=200)),
                        ("digest", models.CharField(max_length=64)),
                        ("status", models.SmallIntegerField(null=True)),
                        ("body", models.JSONField(null=True)),
                        ("headers", models.JSONField(default=dict)),
                        ("kept_at", models.DateTimeField(db_index=True)),
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
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "key"), name="api_key_once")
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_assignmentevent" ("from_on", "grid_group_id", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."grid_group_id", NEW."id", NEW."inspector_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;',
                            hash="16eb0b5ff2bd9262fc7516f84bb2737eda2485c8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_78878",
                            table="organisation_assignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="assignment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_assignmentevent" ("from_on", "grid_group_id", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."grid_group_id", NEW."id", NEW."inspector_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;',
                            hash="cacba60e45cc7e3cec9659f394d484b19078b3b1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13dba",
                            table="organisation_assignment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_gridgroupevent" ("batch_id", "code", "district_code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."batch_id", NEW."code", NEW."district_code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8641b0e44946a1d3b178e4fea3fd03ca38d3e0fb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f56cd",
                            table="organisation_gridgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_gridgroupevent" ("batch_id", "code", "district_code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."batch_id", NEW."code", NEW."district_code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="969d68325636a38ec885c1b94d2c093021f9cd89",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5513",
                            table="organisation_gridgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_inspectorevent" ("batch_id", "certificate_no", "certificate_until", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "staff_no", "user_id") VALUES (NEW."batch_id", NEW."certificate_no", NEW."certificate_until", NEW."email", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."staff_no", NEW."user_id"); RETURN NULL;',
                            hash="a507de1fd56c22ff1c12dc59b5503cbff7fac4e8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1fbda",
                            table="organisation_inspector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="inspector",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_inspectorevent" ("batch_id", "certificate_no", "certificate_until", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "staff_no", "user_id") VALUES (NEW."batch_id", NEW."certificate_no", NEW."certificate_until", NEW."email", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."staff_no", NEW."user_id"); RETURN NULL;',
                            hash="a8198e05a0f42c87f343f9fd95f5b74387d6cc96",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_edea2",
                            table="organisation_inspector",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_userevent" ("date_joined", "display_name", "district_codes", "email", "enterprise_id", "first_name", "further_roles", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "shortcuts_on", "username") VALUES (NEW."date_joined", NEW."display_name", NEW."district_codes", NEW."email", NEW."enterprise_id", NEW."first_name", NEW."further_roles", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."shortcuts_on", NEW."username"); RETURN NULL;',
                            hash="7b0820d4e0852ed93f0a8c165517d29dfaf5724a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8dce9",
                            table="organisation_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."display_name" IS DISTINCT FROM (NEW."display_name") OR OLD."district_codes" IS DISTINCT FROM (NEW."district_codes") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."further_roles" IS DISTINCT FROM (NEW."further_roles") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."shortcuts_on" IS DISTINCT FROM (NEW."shortcuts_on") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                            func='INSERT INTO "organisation_userevent" ("date_joined", "display_name", "district_codes", "email", "enterprise_id", "first_name", "further_roles", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "shortcuts_on", "username") VALUES (NEW."date_joined", NEW."display_name", NEW."district_codes", NEW."email", NEW."enterprise_id", NEW."first_name", NEW."further_roles", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."shortcuts_on", NEW."username"); RETURN NULL;',
                            hash="eeb013ea3a075d12319a80343183ac0ad48a6fcb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d7eb0",
                            table="organisation_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionlimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_contributionlimitevent" ("cap_yuan", "floor_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year") VALUES (NEW."cap_yuan", NEW."floor_yuan", _pgh_attach_context(), NOW(), \'insert\', NEW."year", NEW."source", NEW."year"); RETURN NULL;',
                            hash="960eba5494964421280dae24cfce3f3034e77a12",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d8704",
                            table="organisation_contributionlimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionlimit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_contributionlimitevent" ("cap_yuan", "floor_yuan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year") VALUES (NEW."cap_yuan", NEW."floor_yuan", _pgh_attach_context(), NOW(), \'update\', NEW."year", NEW."source", NEW."year"); RETURN NULL;',
                            hash="3380ace3a4252455b5ee381cb888abc61ec87ff0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d8afe",
                            table="organisation_contributionlimit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionrate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_contributionrateevent" ("article", "collected_with", "from_month", "id", "industry_class", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "scheme", "share", "source") VALUES (NEW."article", NEW."collected_with", NEW."from_month", NEW."id", NEW."industry_class", NEW."law", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rate", NEW."scheme", NEW."share", NEW."source"); RETURN NULL;',
                            hash="4c03e3dfa4def7e0651adee5faed7f50a2d2aec6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3d4f",
                            table="organisation_contributionrate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributionrate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_contributionrateevent" ("article", "collected_with", "from_month", "id", "industry_class", "law", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "scheme", "share", "source") VALUES (NEW."article", NEW."collected_with", NEW."from_month", NEW."id", NEW."industry_class", NEW."law", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rate", NEW."scheme", NEW."share", NEW."source"); RETURN NULL;',
                            hash="c1ac5a0348f9ffee43921a0ce65e1dbc057fa4fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f110",
                            table="organisation_contributionrate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industryclass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_industryclassevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "risk", "source") VALUES (_pgh_attach_context(), NOW(), \'insert\', NEW."prefix", NEW."prefix", NEW."risk", NEW."source"); RETURN NULL;',
                            hash="103960c905dbe3133da9998aac83d379498bad50",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6d9fe",
                            table="organisation_industryclass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="industryclass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_industryclassevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "risk", "source") VALUES (_pgh_attach_context(), NOW(), \'update\', NEW."prefix", NEW."prefix", NEW."risk", NEW."source"); RETURN NULL;',
                            hash="e454dff766c4ea4d8687733990a536cb912914fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f9e13",
                            table="organisation_industryclass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendaryear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_calendaryearevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "source", "year") VALUES (_pgh_attach_context(), NOW(), \'insert\', NEW."year", NEW."published", NEW."source", NEW."year"); RETURN NULL;',
                            hash="5dda986edf34c800a3b6b5580b92860a5754e25d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_afffd",
                            table="organisation_calendaryear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendaryear",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_calendaryearevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "source", "year") VALUES (_pgh_attach_context(), NOW(), \'update\', NEW."year", NEW."published", NEW."source", NEW."year"); RETURN NULL;',
                            hash="9d93441ffeb8bc6d2a96b99b91c66480dd5d178d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_63774",
                            table="organisation_calendaryear",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="limit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_limitevent" ("basis", "basis_en", "code", "day_type", "escalate_days", "length", "name", "name_en", "order", "pauses", "pauses_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_days", "source", "starts", "starts_en", "unit") VALUES (NEW."basis", NEW."basis_en", NEW."code", NEW."day_type", NEW."escalate_days", NEW."length", NEW."name", NEW."name_en", NEW."order", NEW."pauses", NEW."pauses_en", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."remind_days", NEW."source", NEW."starts", NEW."starts_en", NEW."unit"); RETURN NULL;',
                            hash="920837cb001592d5095d55ac02397853a16bbbd1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_316da",
                            table="organisation_limit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="limit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_limitevent" ("basis", "basis_en", "code", "day_type", "escalate_days", "length", "name", "name_en", "order", "pauses", "pauses_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_days", "source", "starts", "starts_en", "unit") VALUES (NEW."basis", NEW."basis_en", NEW."code", NEW."day_type", NEW."escalate_days", NEW."length", NEW."name", NEW."name_en", NEW."order", NEW."pauses", NEW."pauses_en", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."remind_days", NEW."source", NEW."starts", NEW."starts_en", NEW."unit"); RETURN NULL;',
                            hash="db8354de3cb87aa5a763b36ad434fb928a4cfe7a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01a14",
                            table="organisation_limit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_calendardayevent" ("day", "is_worked", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."day", NEW."is_worked", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'insert\', NEW."day", NEW."source"); RETURN NULL;',
                            hash="86639a690fbe3134546bb9994167195bef21c2e2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_71ced",
                            table="organisation_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_calendardayevent" ("day", "is_worked", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."day", NEW."is_worked", NEW."name", NEW."name_en", _pgh_attach_context(), NOW(), \'update\', NEW."day", NEW."source"); RETURN NULL;',
                            hash="f4ab44c6999fedd075b036f306c89648ba903bab",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7fdb5",
                            table="organisation_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_calendardayevent" ("day", "is_worked", "name", "name_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."day", OLD."is_worked", OLD."name", OLD."name_en", _pgh_attach_context(), NOW(), \'delete\', OLD."day", OLD."source"); RETURN NULL;',
                            hash="514e944c85eff6ce8d6037f751bd3de0d9380159",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7bb6f",
                            table="organisation_calendarday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_absenceevent" ("from_on", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stand_in_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."inspector_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."stand_in_id", NEW."until_on"); RETURN NULL;',
                            hash="7d1aa848272bd9b44379a751521757b765b27b5e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_472de",
                            table="organisation_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_absenceevent" ("from_on", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stand_in_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."inspector_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."stand_in_id", NEW."until_on"); RETURN NULL;',
                            hash="785a85253d7319ac3d6c4e96dfbda8088b45f8e7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d1bc1",
                            table="organisation_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_absenceevent" ("from_on", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stand_in_id", "until_on") VALUES (OLD."from_on", OLD."id", OLD."inspector_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."stand_in_id", OLD."until_on"); RETURN NULL;',
                            hash="7cfb0ed5101488236c2232dc9d218b4149e72184",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5ea22",
                            table="organisation_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="apitoken",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_apitokenevent" ("beginning", "expires_on", "given_at", "given_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "scopes", "user_id") VALUES (NEW."beginning", NEW."expires_on", NEW."given_at", NEW."given_by_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes", NEW."user_id"); RETURN NULL;',
                            hash="f9407ff3719c9e16ba9057b3167f70707452544e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fa393",
                            table="organisation_apitoken",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="apitoken",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at"))',
                            func='INSERT INTO "organisation_apitokenevent" ("beginning", "expires_on", "given_at", "given_by_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "scopes", "user_id") VALUES (NEW."beginning", NEW."expires_on", NEW."given_at", NEW."given_by_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."scopes", NEW."user_id"); RETURN NULL;',
                            hash="7b4d30d7fa5b924d43c8fdcfd0a686a184b2ff8e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c30c3",
                            table="organisation_apitoken",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
