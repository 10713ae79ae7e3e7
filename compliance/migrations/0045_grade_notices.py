"""The notice of a grade, how long one may object to it, and the list by risk."""

from django.conf import settings
from django.db import migrations, models

LIMIT = {
    "code": "grade_objection",
    "name": "等级异议期",
    "name_en": "objection to a grade",
    "length": 10,
    "unit": "days",
    "day_type": "working",
    "starts": "等级告知之日",
    "starts_en": "the day the grade is notified",
    "basis": "内部工作制度",
    "basis_en": "the inspectorate's working order",
    "source": "Policy of the inspectorate, first version; no limit of law",
    "remind_days": 2,
    "escalate_days": 2,
}


def fill(apps, schema_editor):
    """The row."""
    limits = apps.get_model("organisation", "Limit")
    last = limits.objects.order_by("-order").values_list("order", flat=True).first() or 0
    limits.objects.get_or_create(code=LIMIT["code"], defaults=LIMIT | {"order": last + 1})


def empty(apps, schema_editor):
    """No row."""
    apps.get_model("organisation", "Limit").objects.filter(code=LIMIT["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0044_kept_splits"),
        ("enterprises", "0008_upload_options"),
        ("organisation", "0024_guard_histories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="grade",
            name="grade_waiting",
        ),
        migrations.AlterField(
            model_name="appraisalrun",
            name="work",
            field=models.CharField(
                choices=[
                    ("compute", "computation"),
                    ("confirm", "confirmation in bulk"),
                    ("notify", "notification"),
                    ("papers", "notices on paper"),
                    ("conclude", "conclusion"),
                    ("regimes", "regimes"),
                ],
                max_length=8,
            ),
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
        migrations.AddIndex(
            model_name="grade",
            index=models.Index(fields=["appraisal", "-risk_points", "-id"], name="grade_by_risk"),
        ),
        migrations.AddIndex(
            model_name="grade",
            index=models.Index(
                condition=models.Q(("state__in", ["open", "awaits_second", "objected"])),
                fields=["appraisal", "state", "-risk_points", "-id"],
                name="grade_waits",
            ),
        ),
        migrations.RunPython(fill, empty),
    ]
