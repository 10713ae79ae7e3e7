"""A dropped draft of criteria says by whom and when it was dropped."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


def tell_who_dropped(apps, schema_editor):
    """Drafts dropped before: by whom and when, as their history tells."""
    events = apps.get_model("compliance", "CriteriaSetEvent")
    people = set(apps.get_model("organisation", "User").objects.values_list("pk", flat=True))
    for made in apps.get_model("compliance", "CriteriaSet").objects.filter(state="dropped"):
        last = (
            events.objects.filter(pgh_obj_id=made.pk, state="dropped")
            .order_by("pgh_id")
            .values_list("pgh_created_at", "pgh_context__metadata__user")
            .first()
        )
        if last and last[1] in people:
            made.dropped_at, made.dropped_by_id = last
            made.save(update_fields=["dropped_at", "dropped_by"])


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0037_payments_corrected"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="criteriaset",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="criteriaset",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="criteriaset",
                    name="dropped_at",
                    field=models.DateTimeField(null=True, verbose_name="dropped at"),
                ),
                migrations.AddField(
                    model_name="criteriaset",
                    name="dropped_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="criteriasetevent",
                    name="dropped_at",
                    field=models.DateTimeField(null=True, verbose_name="dropped at"),
                ),
                migrations.AddField(
                    model_name="criteriasetevent",
                    name="dropped_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criteriaset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_criteriasetevent" ("drafted_at", "drafted_by_id", "dropped_at", "dropped_by_id", "enacted_at", "enacted_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale_id", "source", "state", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."dropped_at", NEW."dropped_by_id", NEW."enacted_at", NEW."enacted_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scale_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                            hash="e98650ec20a006cd5701fa1397330e509c8c20ff",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a2b5f",
                            table="compliance_criteriaset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criteriaset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_criteriasetevent" ("drafted_at", "drafted_by_id", "dropped_at", "dropped_by_id", "enacted_at", "enacted_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scale_id", "source", "state", "version") VALUES (NEW."drafted_at", NEW."drafted_by_id", NEW."dropped_at", NEW."dropped_by_id", NEW."enacted_at", NEW."enacted_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scale_id", NEW."source", NEW."state", NEW."version"); RETURN NULL;',
                            hash="a1c76193b95f1b30e6ff3495bfbcd809b3519470",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5663",
                            table="compliance_criteriaset",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="criteriaset",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at", None), ("dropped_by", None)),
                            models.Q(
                                ("dropped_at__isnull", False),
                                ("dropped_by__isnull", False),
                                ("state", "dropped"),
                            ),
                            _connector="OR",
                        ),
                        name="criteria_dropped_by_somebody",
                    ),
                ),
            ]
        ),
        migrations.RunPython(tell_who_dropped, migrations.RunPython.noop),
    ]
