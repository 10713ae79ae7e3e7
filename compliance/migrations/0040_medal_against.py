"""What speaks against a medal on the day of the ranking, whatever the last day of the cycle showed."""

from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0039_self_check_person"),
        ("enterprises", "0006_claimants"),
        ("organisation", "0007_limit_actors"),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name="medalcandidate",
                    name="against",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("exposed", "on the exposure list"),
                            ("watchlist", "on the watchlist"),
                            ("fact", "a counted fact since the last day"),
                            ("closed", "no longer in business"),
                        ],
                        default="",
                        max_length=9,
                        verbose_name="against it",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medalcandidate",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("against", ""), ("place", None), _connector="OR"),
                        name="candidate_against_has_no_place",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(
            statement("compliance", "against_a_medal"), "DROP FUNCTION against_a_medal"
        ),
    ]
