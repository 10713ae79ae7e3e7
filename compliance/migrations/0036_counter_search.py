"""The counter finds names and codes by their letters as they were typed."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0035_grade_answer_proof"),
        ("enterprises", "0005_search_letters"),
    ]

    operations = [
        migrations.RunSQL(statement("compliance", "counter_search"), migrations.RunSQL.noop)
    ]
