"""For whom a limit runs: the authority, a party's duty, or a party's right."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together

# As the articles in the rows have it: whoever may speak, ask, sue or object has the time; whoever
# has to put right, answer or pay has the duty. All others bind the authority.
RIGHTS = (
    "statement", "hearing_request", "hearing_announcement", "remedies", "watchlist_statement",
    "grade_objection",
)  # fmt: skip
DUTIES = ("order", "payment", "demand", "letter", "written_review", "registration_grace")


def fill(apps, schema_editor):
    """The rows and how they were delivered, so that nothing looks changed."""
    for actor, codes in (("right", RIGHTS), ("duty", DUTIES)):
        apps.get_model("organisation", "Limit").objects.filter(code__in=codes).update(actor=actor)
        apps.get_model("organisation", "LimitEvent").objects.filter(code__in=codes).update(
            actor=actor
        )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0006_ended_groups")]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="limit",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="limit",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="limit",
                    name="actor",
                    field=models.CharField(
                        choices=[
                            ("office", "the authority"),
                            ("duty", "the party: it has to do something"),
                            ("right", "the party: it may do something"),
                        ],
                        default="office",
                        max_length=6,
                        verbose_name="runs for",
                    ),
                ),
                migrations.AddField(
                    model_name="limitevent",
                    name="actor",
                    field=models.CharField(
                        choices=[
                            ("office", "the authority"),
                            ("duty", "the party: it has to do something"),
                            ("right", "the party: it may do something"),
                        ],
                        default="office",
                        max_length=6,
                        verbose_name="runs for",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        Together(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="limit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_limitevent" ("actor", "basis", "basis_en", "code", "day_type", "escalate_days", "length", "name", "name_en", "order", "pauses", "pauses_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_days", "source", "starts", "starts_en", "unit") VALUES (NEW."actor", NEW."basis", NEW."basis_en", NEW."code", NEW."day_type", NEW."escalate_days", NEW."length", NEW."name", NEW."name_en", NEW."order", NEW."pauses", NEW."pauses_en", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."remind_days", NEW."source", NEW."starts", NEW."starts_en", NEW."unit"); RETURN NULL;',
                            hash="c5d3873ef6af3dd758eeea20709283f41f4b519a",
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
                            func='INSERT INTO "organisation_limitevent" ("actor", "basis", "basis_en", "code", "day_type", "escalate_days", "length", "name", "name_en", "order", "pauses", "pauses_en", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remind_days", "source", "starts", "starts_en", "unit") VALUES (NEW."actor", NEW."basis", NEW."basis_en", NEW."code", NEW."day_type", NEW."escalate_days", NEW."length", NEW."name", NEW."name_en", NEW."order", NEW."pauses", NEW."pauses_en", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."remind_days", NEW."source", NEW."starts", NEW."starts_en", NEW."unit"); RETURN NULL;',
                            hash="9c57b44090bfdaed8647b9c55e3680359a2a8116",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01a14",
                            table="organisation_limit",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
