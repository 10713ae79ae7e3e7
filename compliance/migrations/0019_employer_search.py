"""Employers are found by their letters as typed. One way."""

from django.db import migrations

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("compliance", "0018_own_listings"), ("enterprises", "0005_search_letters")]

    operations = [migrations.RunSQL(statement("compliance", "employer_search"))]
