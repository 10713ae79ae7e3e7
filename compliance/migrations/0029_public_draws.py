"""Views of published double-random draws for the public pages. One way."""

from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0028_bounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicDraw",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("district_code", models.CharField(max_length=6)),
                ("objects_count", models.IntegerField()),
                ("inspectors_each", models.SmallIntegerField()),
                ("pool_hash", models.CharField(max_length=64)),
                ("published_on", models.DateField()),
                ("held_on", models.DateField()),
                ("pool_count", models.IntegerField()),
                ("inspectors_count", models.IntegerField()),
                ("recusals_count", models.IntegerField()),
                ("to_come", models.IntegerField()),
                ("seed", models.CharField(max_length=80)),
                ("objects_pool", models.TextField()),
                ("inspectors_pool", models.JSONField()),
                ("recusals", models.JSONField()),
            ],
            options={
                "db_table": "compliance_publicdraw",
                "ordering": ("-id",),
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="PublicDrawVisit",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("uscc", models.CharField(max_length=18)),
                ("name", models.CharField(max_length=255)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=9,
                    ),
                ),
                ("visited_on", models.DateField()),
            ],
            options={
                "db_table": "compliance_publicdrawvisit",
                "ordering": ("id",),
                "managed": False,
            },
        ),
        migrations.RunSQL(statement("compliance", "public_draws")),
    ]
