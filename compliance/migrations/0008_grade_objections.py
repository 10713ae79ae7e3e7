"""Objections to grades: by when they are decided, the answer on paper, counts that follow grades."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement

LIMIT = {
    "code": "grade_objection_decision",
    "name": "等级异议答复",
    "name_en": "answer to an objection to a grade",
    "length": 15,
    "unit": "days",
    "day_type": "working",
    "starts": "收到异议之日",
    "starts_en": "the day the objection is received",
    "basis": "内部工作制度，须由法律顾问核对",
    "basis_en": "the inspectorate's working order, to be checked by a lawyer",
    "source": "Policy of the inspectorate, first version, as for objections to an exposure. The"
    " documents name no number of days: a lawyer must check.",
    "remind_days": 3,
    "escalate_days": 1,
}
LODGING = "Policy of the inspectorate, first version; no limit of law found: a lawyer must check."


def fill(apps, schema_editor):
    """The limit to decide an objection, after the others; the other one says who must check it."""
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    limits.objects.get_or_create(code=LIMIT["code"], defaults=LIMIT | {"order": last + 1})
    limits.objects.filter(code="grade_objection").update(source=LODGING)


def empty(apps, schema_editor):
    """No row."""
    apps.get_model("organisation", "Limit").objects.filter(code=LIMIT["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0007_public_certificates"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="appraisal",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="appraisal",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gradeobjection",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gradeobjection",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="appraisal",
                    name="language",
                    field=models.CharField(
                        default="zh-hans", max_length=10, verbose_name="language of the notices"
                    ),
                ),
                migrations.AddField(
                    model_name="appraisalevent",
                    name="language",
                    field=models.CharField(
                        default="zh-hans", max_length=10, verbose_name="language of the notices"
                    ),
                ),
                migrations.AddField(
                    model_name="gradeobjection",
                    name="document",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="compliance.document",
                    ),
                ),
                migrations.AddField(
                    model_name="gradeobjection",
                    name="due_on",
                    field=models.DateField(null=True, verbose_name="to be decided by"),
                ),
                migrations.AddField(
                    model_name="gradeobjection",
                    name="provisional",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="gradeobjection",
                    name="trace",
                    field=models.JSONField(default=dict),
                ),
                migrations.AddField(
                    model_name="gradeobjectionevent",
                    name="document",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="compliance.document",
                    ),
                ),
                migrations.AddField(
                    model_name="gradeobjectionevent",
                    name="due_on",
                    field=models.DateField(null=True, verbose_name="to be decided by"),
                ),
                migrations.AddField(
                    model_name="gradeobjectionevent",
                    name="provisional",
                    field=models.BooleanField(default=False),
                ),
                migrations.AddField(
                    model_name="gradeobjectionevent",
                    name="trace",
                    field=models.JSONField(default=dict),
                ),
                migrations.AlterField(
                    model_name="document",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("filing", "filing approval"),
                            ("not_filed", "decision not to file"),
                            ("inspection_notice", "notice of inspection"),
                            ("inspection_record", "record of inspection"),
                            ("testimony", "record of inquiry"),
                            ("investigation_report", "investigation report"),
                            ("extension", "approval of extension"),
                            ("recusal", "decision on recusal"),
                            ("withdrawal", "decision to withdraw"),
                            ("order", "rectification order"),
                            ("recheck", "record of re-check"),
                            ("penalty_notice", "prior notice of a penalty"),
                            ("statement", "record of statement and defence"),
                            ("hearing_notice", "notice of hearing"),
                            ("hearing_record", "record of hearing"),
                            ("review_opinion", "opinion of the legal review"),
                            ("discussion", "record of collective discussion"),
                            ("penalty_decision", "penalty decision"),
                            ("handling_decision", "handling decision"),
                            ("service", "proof of service"),
                            ("demand", "demand for performance"),
                            ("court_application", "application for enforcement"),
                            ("transfer", "transfer letter"),
                            ("redirection", "notice of arbitration"),
                            ("closing", "closing approval"),
                            ("letter", "self-rectification letter"),
                            ("grade_notice", "notice of the grade"),
                            ("grade_answer", "answer to an objection to the grade"),
                            ("complaint_acceptance", "acceptance of a complaint"),
                            ("complaint_refusal", "refusal of a complaint"),
                            ("complaint_answer", "answer to a complaint"),
                            ("medal_certificate", "certificate of a medal"),
                            ("watchlist_notice", "notice of listing"),
                            ("watchlist_decision", "decision on listing"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="documentevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("filing", "filing approval"),
                            ("not_filed", "decision not to file"),
                            ("inspection_notice", "notice of inspection"),
                            ("inspection_record", "record of inspection"),
                            ("testimony", "record of inquiry"),
                            ("investigation_report", "investigation report"),
                            ("extension", "approval of extension"),
                            ("recusal", "decision on recusal"),
                            ("withdrawal", "decision to withdraw"),
                            ("order", "rectification order"),
                            ("recheck", "record of re-check"),
                            ("penalty_notice", "prior notice of a penalty"),
                            ("statement", "record of statement and defence"),
                            ("hearing_notice", "notice of hearing"),
                            ("hearing_record", "record of hearing"),
                            ("review_opinion", "opinion of the legal review"),
                            ("discussion", "record of collective discussion"),
                            ("penalty_decision", "penalty decision"),
                            ("handling_decision", "handling decision"),
                            ("service", "proof of service"),
                            ("demand", "demand for performance"),
                            ("court_application", "application for enforcement"),
                            ("transfer", "transfer letter"),
                            ("redirection", "notice of arbitration"),
                            ("closing", "closing approval"),
                            ("letter", "self-rectification letter"),
                            ("grade_notice", "notice of the grade"),
                            ("grade_answer", "answer to an objection to the grade"),
                            ("complaint_acceptance", "acceptance of a complaint"),
                            ("complaint_refusal", "refusal of a complaint"),
                            ("complaint_answer", "answer to a complaint"),
                            ("medal_certificate", "certificate of a medal"),
                            ("watchlist_notice", "notice of listing"),
                            ("watchlist_decision", "decision on listing"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_appraisalevent" ("as_of", "code", "computed_at", "concluded_at", "concluded_by_id", "criteria_id", "facts_count", "from_on", "frozen_at", "gaps", "gaps_accepted_at", "gaps_accepted_by_id", "gaps_reason", "graded_count", "id", "known_at", "language", "notified_at", "notified_by_id", "objections_trace", "objections_until_on", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scale_id", "seconds", "state", "to_on") VALUES (NEW."as_of", NEW."code", NEW."computed_at", NEW."concluded_at", NEW."concluded_by_id", NEW."criteria_id", NEW."facts_count", NEW."from_on", NEW."frozen_at", NEW."gaps", NEW."gaps_accepted_at", NEW."gaps_accepted_by_id", NEW."gaps_reason", NEW."graded_count", NEW."id", NEW."known_at", NEW."language", NEW."notified_at", NEW."notified_by_id", NEW."objections_trace", NEW."objections_until_on", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."scale_id", NEW."seconds", NEW."state", NEW."to_on"); RETURN NULL;',
                            hash="68fb705018ba7d8fdc594ca3c988268f8f2b7f33",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_73767",
                            table="compliance_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_appraisalevent" ("as_of", "code", "computed_at", "concluded_at", "concluded_by_id", "criteria_id", "facts_count", "from_on", "frozen_at", "gaps", "gaps_accepted_at", "gaps_accepted_by_id", "gaps_reason", "graded_count", "id", "known_at", "language", "notified_at", "notified_by_id", "objections_trace", "objections_until_on", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scale_id", "seconds", "state", "to_on") VALUES (NEW."as_of", NEW."code", NEW."computed_at", NEW."concluded_at", NEW."concluded_by_id", NEW."criteria_id", NEW."facts_count", NEW."from_on", NEW."frozen_at", NEW."gaps", NEW."gaps_accepted_at", NEW."gaps_accepted_by_id", NEW."gaps_reason", NEW."graded_count", NEW."id", NEW."known_at", NEW."language", NEW."notified_at", NEW."notified_by_id", NEW."objections_trace", NEW."objections_until_on", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_id", NEW."scale_id", NEW."seconds", NEW."state", NEW."to_on"); RETURN NULL;',
                            hash="6da26c5ed351966b4b8dd2bd71e34cc783a10d39",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_871a4",
                            table="compliance_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gradeobjection",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "received_at", "received_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="851f3cbcf328de876b60e7c3d20c31379d843f8a",
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
                            func='INSERT INTO "compliance_gradeobjectionevent" ("answer", "decided_at", "decided_by_id", "district_code", "document_id", "due_on", "enterprise_id", "grade_id", "grid_group_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provisional", "received_at", "received_by_id", "text", "trace") VALUES (NEW."answer", NEW."decided_at", NEW."decided_by_id", NEW."district_code", NEW."document_id", NEW."due_on", NEW."enterprise_id", NEW."grade_id", NEW."grid_group_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provisional", NEW."received_at", NEW."received_by_id", NEW."text", NEW."trace"); RETURN NULL;',
                            hash="2fe10e550ca208b47b89a246fd7e5a3f045c825c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_123d5",
                            table="compliance_gradeobjection",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, empty),
        migrations.RunSQL(statement("compliance", "counts_follow_grades"), migrations.RunSQL.noop),
        migrations.RunSQL(
            statement("compliance", "own_papers_with_answers"), migrations.RunSQL.noop
        ),
    ]
