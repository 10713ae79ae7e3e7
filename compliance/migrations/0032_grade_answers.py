"""The answer to an objection to a grade says what it rests on."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0031_scale_drafts"),
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
                migrations.AddField(
                    model_name="gradeobjection",
                    name="rests_on",
                    field=models.TextField(blank=True, default="", verbose_name="what it rests on"),
                ),
                migrations.AddField(
                    model_name="gradeobjectionevent",
                    name="rests_on",
                    field=models.TextField(blank=True, default="", verbose_name="what it rests on"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "received_at", "received_by_id", "rests_on", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."rests_on", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="4c49d78aa25d4b0d5d097557fca7392f0202b080",
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
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "received_at", "received_by_id", "rests_on", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."rests_on", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="f858702af07012d020750f838f7613ee69a13276",
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
