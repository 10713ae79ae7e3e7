"""Files of outlines: what the command loaded before counts as one of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LOADED = """
INSERT INTO compliance_outlineset (file_name, code_property, outlines, handed_in_at, used_at)
SELECT '', 'code', jsonb_agg(to_jsonb(s) - 'loaded_at' ORDER BY s.group_code),
       max(s.loaded_at), max(s.loaded_at)
FROM compliance_groupshape s
HAVING count(*) > 0
"""


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0016_watch_terms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutlineSet",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="file")),
                (
                    "code_property",
                    models.CharField(max_length=60, verbose_name="property with the group's code"),
                ),
                ("outlines", models.JSONField()),
                ("handed_in_at", models.DateTimeField(verbose_name="handed in at")),
                ("used_at", models.DateTimeField(null=True, verbose_name="in use since")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="in use until")),
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
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "outlines of grid groups",
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("used_at__isnull", False)),
                        fields=("ended_at",),
                        name="outlines_in_use_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_at__isnull", False),
                            models.Q(("ended_at", None), ("used_by", None)),
                            _connector="OR",
                        ),
                        name="outlines_used_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", False), ("ended_by", None), _connector="OR"
                        ),
                        name="outlines_ended_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RunSQL(LOADED, migrations.RunSQL.noop),
    ]
