"""The numbers counted on a visit agree with each other."""

from django.db import migrations, models
from django.db.models.functions import Greatest

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [("compliance", "0019_employer_search")]

    operations = [
        Together(
            [
                migrations.AddConstraint(
                    model_name="inspection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uncovered_count__lte", Greatest("registered_count", "met_count"))
                        ),
                        name="inspection_counts_agree",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="inspection",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("registered_count__gte", 0),
                            ("met_count__gte", 0),
                            ("uncovered_count__gte", 0),
                            ("minutes__gt", 0),
                        ),
                        name="inspection_counts_are_counts",
                    ),
                ),
            ]
        )
    ]
