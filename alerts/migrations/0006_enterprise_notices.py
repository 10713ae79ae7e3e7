"""Whoever acts for an enterprise is told of papers, grades, public entries and answers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0005_regime_weights"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("new_alert", "New alerts"),
                    ("alert_changed", "An alert changed"),
                    ("assigned", "Assigned to me"),
                    ("approval_asked", "Approval asked of me"),
                    ("approval_given", "Approval given"),
                    ("approval_refused", "Approval refused"),
                    ("deadline_soon", "Deadline soon"),
                    ("deadline_over", "Deadline over"),
                    ("complaint_received", "Complaint received"),
                    ("complaint_answered", "Complaint answered"),
                    ("letter_result", "What letters achieved"),
                    ("letter_answered", "An enterprise answered a letter"),
                    ("visit_planned", "Visit planned"),
                    ("came_back", "Came back from a delivery"),
                    ("certificate_ends", "Certificate ends"),
                    ("escalation", "Passed on to me as a supervisor"),
                    ("paper_reached", "A letter or paper reached the enterprise"),
                    ("grade_told", "The grade of the enterprise is told"),
                    ("entry_changed", "A public entry about the enterprise"),
                    ("reply_given", "An answer to what the enterprise sent"),
                    ("own_login", "About my log-in"),
                    ("test", "Test notice"),
                ],
                max_length=24,
            ),
        ),
    ]
