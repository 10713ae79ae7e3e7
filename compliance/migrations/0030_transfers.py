"""What was taken from the medical fund goes to the medical-security bureau: a row of the law."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement

MEDICAL = 2
WHY = (
    "医疗保障基金的使用由医疗保障行政部门监督管理（《医疗保障基金使用监督管理条例》第六条）；发现违法行为不属于"
    "本机关管辖的，应当移送有管辖权的机关（《劳动保障监察条例》第十八条、《行政处罚法》第二十七条）。"
)
WHY_EN = (
    "The use of the medical fund is supervised by the medical-security bureau (Medical Fund "
    "Regulations, art. 6); what is not within this department's competence is transferred to "
    "whoever is competent (Decree 423 art. 18, Administrative Penalty Law art. 27)."
)


def fill(apps, schema_editor):
    """Providers' and insured persons' deceit (V3, V4), where the medical fund paid."""
    routes = apps.get_model("compliance", "ViolationRoute").objects
    routes.filter(violation_type__in=("V3", "V4"), transfer_to="medical").update(
        transfer_fund=MEDICAL, transfer_why=WHY, transfer_why_en=WHY_EN
    )


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0029_public_draws"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="case",
                    name="case_follows_the_procedure",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="violation",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="violation",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="violationroute",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="violationroute",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="violation",
                    name="fund",
                    field=models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "pension"),
                            (2, "medical"),
                            (3, "unemployment"),
                            (4, "work injury"),
                            (5, "maternity"),
                        ],
                        null=True,
                        verbose_name="fund the sum came from",
                    ),
                ),
                migrations.AddField(
                    model_name="violationevent",
                    name="fund",
                    field=models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "pension"),
                            (2, "medical"),
                            (3, "unemployment"),
                            (4, "work injury"),
                            (5, "maternity"),
                        ],
                        null=True,
                        verbose_name="fund the sum came from",
                    ),
                ),
                migrations.AddField(
                    model_name="violationroute",
                    name="transfer_fund",
                    field=models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "pension"),
                            (2, "medical"),
                            (3, "unemployment"),
                            (4, "work injury"),
                            (5, "maternity"),
                        ],
                        null=True,
                        verbose_name="transferred if it concerns the fund",
                    ),
                ),
                migrations.AddField(
                    model_name="violationroute",
                    name="transfer_why",
                    field=models.TextField(
                        blank=True, default="", verbose_name="why it is transferred, Chinese"
                    ),
                ),
                migrations.AddField(
                    model_name="violationroute",
                    name="transfer_why_en",
                    field=models.TextField(
                        blank=True, default="", verbose_name="why it is transferred, English"
                    ),
                ),
                migrations.AddField(
                    model_name="violationrouteevent",
                    name="transfer_fund",
                    field=models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "pension"),
                            (2, "medical"),
                            (3, "unemployment"),
                            (4, "work injury"),
                            (5, "maternity"),
                        ],
                        null=True,
                        verbose_name="transferred if it concerns the fund",
                    ),
                ),
                migrations.AddField(
                    model_name="violationrouteevent",
                    name="transfer_why",
                    field=models.TextField(
                        blank=True, default="", verbose_name="why it is transferred, Chinese"
                    ),
                ),
                migrations.AddField(
                    model_name="violationrouteevent",
                    name="transfer_why_en",
                    field=models.TextField(
                        blank=True, default="", verbose_name="why it is transferred, English"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="case_follows_the_procedure",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{at_court:enforced,closed:investigating,complied:closed,concluded:confirmed,concluded:no_violation,concluded:redirected,concluded:transferred,concluded:withdrawn,confirmed:notice_issued,confirmed:order_issued,confirmed:transferred,decided:decision_served,decision_served:at_court,decision_served:complied,enforced:closed,filed:investigating,heard:in_review,heard:transferred,hearing:heard,in_review:notice_served,in_review:reviewed,investigating:concluded,investigating:redirected,investigating:transferred,no_violation:closed,not_rectified:notice_issued,not_rectified:rectified,not_rectified:transferred,notice_issued:notice_served,notice_issued:transferred,notice_served:hearing,notice_served:in_review,notice_served:transferred,order_issued:order_served,order_served:not_rectified,order_served:rectified,proposed:filed,proposed:not_filed,rectified:closed,redirected:closed,reviewed:decided,reviewed:transferred,reviewed:withdrawn,transferred:closed,withdrawn:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="c9ef26d5ec2d48b0733f5a9c580a57d31845df57",
                            operation="UPDATE",
                            pgid="pgtrigger_case_follows_the_procedure_00849",
                            table="compliance_case",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_violationevent" ("amount_yuan", "case_id", "confirmed_at", "confirmed_by_id", "continuing", "description", "district_code", "dropped_on", "dropped_reason", "first_on", "fund", "grid_group_id", "id", "last_on", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "workers_count") VALUES (NEW."amount_yuan", NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."continuing", NEW."description", NEW."district_code", NEW."dropped_on", NEW."dropped_reason", NEW."first_on", NEW."fund", NEW."grid_group_id", NEW."id", NEW."last_on", NEW."months_count", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."type", NEW."workers_count"); RETURN NULL;',
                            hash="2a73f76d0dbec33b8c80797990764f84fe403497",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa5d2",
                            table="compliance_violation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_violationevent" ("amount_yuan", "case_id", "confirmed_at", "confirmed_by_id", "continuing", "description", "district_code", "dropped_on", "dropped_reason", "first_on", "fund", "grid_group_id", "id", "last_on", "months_count", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type", "workers_count") VALUES (NEW."amount_yuan", NEW."case_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."continuing", NEW."description", NEW."district_code", NEW."dropped_on", NEW."dropped_reason", NEW."first_on", NEW."fund", NEW."grid_group_id", NEW."id", NEW."last_on", NEW."months_count", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."type", NEW."workers_count"); RETURN NULL;',
                            hash="28fce99b2068142e78b1528464b1ac9c132bc0dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b761e",
                            table="compliance_violation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationroute",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_violationrouteevent" ("article", "law", "order_first", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statute_years", "transfer_fund", "transfer_to", "transfer_why", "transfer_why_en", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."law", NEW."order_first", _pgh_attach_context(), NOW(), \'insert\', NEW."violation_type", NEW."source", NEW."statute_years", NEW."transfer_fund", NEW."transfer_to", NEW."transfer_why", NEW."transfer_why_en", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="87b2048fc5113f2732038fad609a9c2681d5870a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f96c0",
                            table="compliance_violationroute",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="violationroute",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_violationrouteevent" ("article", "law", "order_first", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "statute_years", "transfer_fund", "transfer_to", "transfer_why", "transfer_why_en", "violation_type", "wording", "wording_en") VALUES (NEW."article", NEW."law", NEW."order_first", _pgh_attach_context(), NOW(), \'update\', NEW."violation_type", NEW."source", NEW."statute_years", NEW."transfer_fund", NEW."transfer_to", NEW."transfer_why", NEW."transfer_why_en", NEW."violation_type", NEW."wording", NEW."wording_en"); RETURN NULL;',
                            hash="77420ae9f1473eedfca6b6ae6aba8017979f9e22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1f679",
                            table="compliance_violationroute",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="violationroute",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("transfer_fund", None),
                            models.Q(
                                models.Q(("transfer_to", ""), _negated=True),
                                models.Q(("transfer_why", ""), _negated=True),
                                models.Q(("transfer_why_en", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="route_transfer_has_reason",
                    ),
                ),
            ]
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(statement("compliance", "funds_of_violations"), migrations.RunSQL.noop),
    ]
