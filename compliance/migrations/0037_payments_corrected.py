"""A payment that was published may be corrected, and be owed again, by a later delivery."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0036_counter_search"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="publicentry",
                    name="public_entry_follows_the_table",
                ),
                migrations.AlterField(
                    model_name="publicchange",
                    name="change",
                    field=models.CharField(
                        choices=[
                            ("added", "added"),
                            ("paid", "paid"),
                            ("corrected", "payment corrected"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "expired"),
                        ],
                        max_length=9,
                        verbose_name="change",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="public_entry_follows_the_table",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{listed:paid,listed:withdrawn,listed:expired,paid:listed,paid:withdrawn,paid:expired}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="21a753d61944f66502e09949443ee0921e5e361e",
                            operation="UPDATE",
                            pgid="pgtrigger_public_entry_follows_the_table_d2143",
                            table="compliance_publicentry",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
