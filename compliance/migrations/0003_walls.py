"""Walls, what keeps papers and steps as they are, functions and public views. One way."""

from django.db import migrations

from inspectorate.foundation.statements import statement

FILES = (
    "follow_case",
    "steps_tell_everything",
    "case_walls",
    "calculation_walls",
    "waived_visits",
    "papers_are_kept",
    "history_walls",
    "move_grid",
    "letter_walls",
    "complaint_walls",
    "complainant_walls",
    "plan_visits",
    "complainant_keys",
    "appraisal_walls",
    "publicity_walls",
    "review_walls",
    "figure_walls",
    "exposure_walls",
    "decided_violations",
    "enterprise_walls",
    "facts_of_period",
    "medal_walls",
    "public_views",
    "complaint_papers",
    "second_walls",
    "watchlist_walls",
    "portal_walls",
    "self_check_walls",
)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0002_campaigns"), ("alerts", "0002_walls")]

    operations = [migrations.RunSQL(statement("compliance", name)) for name in FILES]
