"""Whether the day of a payment is known; and nothing is proposed before it is decided."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0025_self_check_name"),
        ("enterprises", "0005_search_letters"),
        ("organisation", "0005_second_factors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="exposure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="exposure",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publicentry",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="publicentry",
            name="update_update",
        ),
        Together(
            [
                migrations.AddField(
                    model_name="exposure",
                    name="paid_day_known",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                migrations.AddField(
                    model_name="exposureevent",
                    name="paid_day_known",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                migrations.AddField(
                    model_name="publicentry",
                    name="paid_day_known",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                migrations.AddField(
                    model_name="publicentryevent",
                    name="paid_day_known",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_exposureevent" ("address", "authority", "case_id", "contributions_paid_on", "contributions_yuan", "decided_on", "decision", "decision_no", "decision_step_id", "district_code", "ended_at", "ended_by_id", "ends_on", "enterprise_id", "entry_id", "explanation", "exposure_list_id", "facts", "facts_composed", "grid_group_id", "grounds", "id", "left_out_reason", "legal_basis", "name", "owed_from_on", "owed_until_on", "paid_day_known", "paid_on", "payment_document", "penalty_no", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published_at", "published_by_id", "quarter_on", "regime", "regime_months", "reversal", "reversed_on", "reviewed_at", "reviewed_by_id", "state", "term_months", "types", "uscc", "wages_paid_on", "wages_yuan", "withdraw_due_on", "withdraw_provisional", "withdraw_trace", "workers_count") VALUES (NEW."address", NEW."authority", NEW."case_id", NEW."contributions_paid_on", NEW."contributions_yuan", NEW."decided_on", NEW."decision", NEW."decision_no", NEW."decision_step_id", NEW."district_code", NEW."ended_at", NEW."ended_by_id", NEW."ends_on", NEW."enterprise_id", NEW."entry_id", NEW."explanation", NEW."exposure_list_id", NEW."facts", NEW."facts_composed", NEW."grid_group_id", NEW."grounds", NEW."id", NEW."left_out_reason", NEW."legal_basis", NEW."name", NEW."owed_from_on", NEW."owed_until_on", NEW."paid_day_known", NEW."paid_on", NEW."payment_document", NEW."penalty_no", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."regime", NEW."regime_months", NEW."reversal", NEW."reversed_on", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."term_months", NEW."types", NEW."uscc", NEW."wages_paid_on", NEW."wages_yuan", NEW."withdraw_due_on", NEW."withdraw_provisional", NEW."withdraw_trace", NEW."workers_count"); RETURN NULL;',
                            hash="6826b3c298a18a6b13e356809f57213abea977ab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7d8af",
                            table="compliance_exposure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exposure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_exposureevent" ("address", "authority", "case_id", "contributions_paid_on", "contributions_yuan", "decided_on", "decision", "decision_no", "decision_step_id", "district_code", "ended_at", "ended_by_id", "ends_on", "enterprise_id", "entry_id", "explanation", "exposure_list_id", "facts", "facts_composed", "grid_group_id", "grounds", "id", "left_out_reason", "legal_basis", "name", "owed_from_on", "owed_until_on", "paid_day_known", "paid_on", "payment_document", "penalty_no", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "published_at", "published_by_id", "quarter_on", "regime", "regime_months", "reversal", "reversed_on", "reviewed_at", "reviewed_by_id", "state", "term_months", "types", "uscc", "wages_paid_on", "wages_yuan", "withdraw_due_on", "withdraw_provisional", "withdraw_trace", "workers_count") VALUES (NEW."address", NEW."authority", NEW."case_id", NEW."contributions_paid_on", NEW."contributions_yuan", NEW."decided_on", NEW."decision", NEW."decision_no", NEW."decision_step_id", NEW."district_code", NEW."ended_at", NEW."ended_by_id", NEW."ends_on", NEW."enterprise_id", NEW."entry_id", NEW."explanation", NEW."exposure_list_id", NEW."facts", NEW."facts_composed", NEW."grid_group_id", NEW."grounds", NEW."id", NEW."left_out_reason", NEW."legal_basis", NEW."name", NEW."owed_from_on", NEW."owed_until_on", NEW."paid_day_known", NEW."paid_on", NEW."payment_document", NEW."penalty_no", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."published_at", NEW."published_by_id", NEW."quarter_on", NEW."regime", NEW."regime_months", NEW."reversal", NEW."reversed_on", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."term_months", NEW."types", NEW."uscc", NEW."wages_paid_on", NEW."wages_yuan", NEW."withdraw_due_on", NEW."withdraw_provisional", NEW."withdraw_trace", NEW."workers_count"); RETURN NULL;',
                            hash="3cfbdd095a491ebeeccda72b722dbda938e99f72",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f25ce",
                            table="compliance_exposure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "named", "number", "paid_day_known", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."named", NEW."number", NEW."paid_day_known", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                            hash="f7af99196f322fa0d967c0d402f213a795fef209",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53f8f",
                            table="compliance_publicentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "named", "number", "paid_day_known", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."named", NEW."number", NEW."paid_day_known", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                            hash="956560c472097acc6cd0fa745a377b17d0655086",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_faf8a",
                            table="compliance_publicentry",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        # What was proposed ahead of its decision before stays as it is.
        AddConstraintNotValid(
            model_name="exposure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "decided_on__lte",
                        models.Func(
                            models.F("proposed_at"),
                            output_field=models.DateField(),
                            template="(%(expressions)s AT TIME ZONE 'Asia/Shanghai')::date",
                        ),
                    )
                ),
                name="exposure_proposed_after_decision",
            ),
        ),
    ]
