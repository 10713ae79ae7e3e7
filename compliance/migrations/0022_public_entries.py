"""A withdrawn exposure is told of until its time is over; changes are read as they were logged."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0021_counter_grades"),
    ]

    operations = [
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
                    model_name="publicentry",
                    name="named",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                migrations.AddField(
                    model_name="publicentryevent",
                    name="named",
                    field=models.BooleanField(db_default=True, default=True),
                ),
                migrations.AddIndex(
                    model_name="publicchange",
                    index=models.Index(fields=["-recorded_at", "-id"], name="public_change_newest"),
                ),
            ]
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "named", "number", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."named", NEW."number", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                    hash="7a4a0a5d31ffa68c63c7d1fd9636387f4379cb65",
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
                    func='INSERT INTO "compliance_publicentryevent" ("address", "arrears_contributions_yuan", "arrears_wages_yuan", "authority", "contributions_paid_on", "decided_on", "decision", "district_code", "ends_on", "enterprise_id", "explanation", "facts", "id", "kind", "legal_basis", "list_code", "medals_in_a_row", "name", "named", "number", "person_in_charge", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "staff_band", "starts_on", "status", "status_on", "uscc", "verification_code", "wages_paid_on") VALUES (NEW."address", NEW."arrears_contributions_yuan", NEW."arrears_wages_yuan", NEW."authority", NEW."contributions_paid_on", NEW."decided_on", NEW."decision", NEW."district_code", NEW."ends_on", NEW."enterprise_id", NEW."explanation", NEW."facts", NEW."id", NEW."kind", NEW."legal_basis", NEW."list_code", NEW."medals_in_a_row", NEW."name", NEW."named", NEW."number", NEW."person_in_charge", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."staff_band", NEW."starts_on", NEW."status", NEW."status_on", NEW."uscc", NEW."verification_code", NEW."wages_paid_on"); RETURN NULL;',
                    hash="ab8ea8a6ff693a42a625bcddf3c296a24decc462",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_faf8a",
                    table="compliance_publicentry",
                    when="AFTER",
                ),
            ),
        ),
    ]
