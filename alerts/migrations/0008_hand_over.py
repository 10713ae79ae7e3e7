"""Handing an alert to a group stands in its history; whom it is about is seen with it. One way."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0007_order_weights"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="alert",
            name="update_update",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alert",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."grid_group_id" IS DISTINCT FROM (NEW."grid_group_id") OR OLD."held_until" IS DISTINCT FROM (NEW."held_until") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "alerts_alertevent" ("amount", "as_of", "at_stake_yuan", "changed_at", "changed_in_run", "decision", "decision_amount", "decision_count", "decision_ground", "decision_reason", "district_code", "enterprise_id", "findings_count", "first_look_by", "first_month", "grid_group_id", "held_until", "id", "months_count", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "raised_at", "raised_count", "raised_in_run", "reasons", "recurrence_of_id", "rule", "score", "severity", "state", "subject_id", "violation_type", "worker_id", "workers_count", "workers_total") VALUES (NEW."amount", NEW."as_of", NEW."at_stake_yuan", NEW."changed_at", NEW."changed_in_run", NEW."decision", NEW."decision_amount", NEW."decision_count", NEW."decision_ground", NEW."decision_reason", NEW."district_code", NEW."enterprise_id", NEW."findings_count", NEW."first_look_by", NEW."first_month", NEW."grid_group_id", NEW."held_until", NEW."id", NEW."months_count", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."raised_at", NEW."raised_count", NEW."raised_in_run", NEW."reasons", NEW."recurrence_of_id", NEW."rule", NEW."score", NEW."severity", NEW."state", NEW."subject_id", NEW."violation_type", NEW."worker_id", NEW."workers_count", NEW."workers_total"); RETURN NULL;',
                    hash="9799114c5293735bbbba3edaaa7b8234af656bf1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_953db",
                    table="alerts_alert",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(statement("alerts", "subjects")),
    ]
