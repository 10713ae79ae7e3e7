"""How many enterprises each grid group has, kept by triggers. One way."""

import django.db.models.deletion
from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_walls"), ("organisation", "0005_second_factors")]

    operations = [
        migrations.CreateModel(
            name="GroupSize",
            fields=[
                (
                    "grid_group",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        serialize=False,
                        to="organisation.gridgroup",
                    ),
                ),
                ("enterprises", models.IntegerField()),
            ],
            options={"ordering": ("grid_group_id",)},
        ),
        migrations.RunSQL(statement("enterprises", "group_sizes")),
    ]
