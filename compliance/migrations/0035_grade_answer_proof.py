"""What an answer to an objection rests on is its proof, as everywhere."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0034_cycles_apart"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gradeobjection",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gradeobjection",
                    name="update_update",
                ),
                migrations.RenameField(
                    model_name="gradeobjection", old_name="rests_on", new_name="proof"
                ),
                migrations.RenameField(
                    model_name="gradeobjectionevent", old_name="rests_on", new_name="proof"
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "provisional", "received_at", "received_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proof", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="d7d0cfeddd6fc4637734e66ba5edbed2fb52330a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0504a",
                            table="compliance_gradeobjection",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "provisional", "received_at", "received_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proof", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="e0497ccba3734df9b0678816f0df1d75149cad78",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_123d5",
                            table="compliance_gradeobjection",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
