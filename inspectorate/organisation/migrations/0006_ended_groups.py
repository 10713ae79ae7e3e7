"""A group of the grid can end; groups made here have names of their own."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0005_second_factors"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gridgroup",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="gridgroup",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="gridgroup",
                    name="ended_on",
                    field=models.DateField(null=True, verbose_name="ended on"),
                ),
                migrations.AddField(
                    model_name="gridgroupevent",
                    name="ended_on",
                    field=models.DateField(null=True, verbose_name="ended on"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "organisation_gridgroupevent" ("batch_id", "code", "district_code", "ended_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."batch_id", NEW."code", NEW."district_code", NEW."ended_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="b101661f88e7756ecc719a4970838d3f7ff107a9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f56cd",
                            table="organisation_gridgroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gridgroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "organisation_gridgroupevent" ("batch_id", "code", "district_code", "ended_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."batch_id", NEW."code", NEW."district_code", NEW."ended_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="5a5fd16c7c7deee4b1dbd7bb57f4a8168da2d6ce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d5513",
                            table="organisation_gridgroup",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(
            statement("inspectorate.organisation", "tell_groups_apart"), migrations.RunSQL.noop
        ),
        migrations.AddConstraint(
            model_name="gridgroup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("batch_id", None), ("ended_on", None)),
                fields=("name",),
                name="grid_group_made_here_once_by_name",
            ),
        ),
    ]
