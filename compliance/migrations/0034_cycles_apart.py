"""No two cycles of a scale overlap: what happened is graded once."""

import django.contrib.postgres.constraints
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0033_rights"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                models.Func("scale", function="hashtext"), models.BigIntegerField()
                            ),
                            django.db.models.functions.comparison.Cast(
                                models.Func("scale", function="hashtext"), models.BigIntegerField()
                            ),
                            models.Value("[]"),
                            function="int8range",
                        ),
                        "&&",
                    ),
                    (
                        models.Func("from_on", "to_on", models.Value("[]"), function="daterange"),
                        "&&",
                    ),
                ],
                name="appraisal_periods_apart",
            ),
        ),
    ]
