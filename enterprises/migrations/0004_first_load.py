"""Lets jobs that own nothing load an empty table of facts without its indexes."""

from django.db import migrations

from inspectorate.foundation.statements import statement

UNDO = """
DROP FUNCTION make_indexes_again(text);
DROP FUNCTION lay_indexes_aside(text);
DROP TABLE enterprises_laidaside;
"""


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0003_applicable_schemes")]

    operations = [migrations.RunSQL(statement("enterprises", "first_load"), UNDO)]
