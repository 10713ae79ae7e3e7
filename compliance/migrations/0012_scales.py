"""Scales come in versions, kept from the day criteria for them are in force."""

import datetime

import django.db.models.constraints
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inspectorate.foundation.operations import Together
from inspectorate.foundation.statements import statement

BACK = "DROP FUNCTION keep_scale() CASCADE"


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0011_handed_in"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="scale",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="scale",
                    name="update_update",
                ),
                migrations.RemoveConstraint(
                    model_name="scalegrade",
                    name="scale_rank_once",
                ),
                migrations.AddField(
                    model_name="scale",
                    name="family",
                    field=models.SlugField(default="", max_length=16, verbose_name="family"),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="scale",
                    name="from_on",
                    field=models.DateField(
                        default=datetime.date(2000, 1, 1), verbose_name="for periods from"
                    ),
                ),
                migrations.AddField(
                    model_name="scale",
                    name="version",
                    field=models.SmallIntegerField(default=1, verbose_name="version"),
                ),
                migrations.AddField(
                    model_name="scaleevent",
                    name="family",
                    field=models.SlugField(
                        db_index=False, default="", max_length=16, verbose_name="family"
                    ),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="scaleevent",
                    name="from_on",
                    field=models.DateField(
                        default=datetime.date(2000, 1, 1), verbose_name="for periods from"
                    ),
                ),
                migrations.AddField(
                    model_name="scaleevent",
                    name="version",
                    field=models.SmallIntegerField(default=1, verbose_name="version"),
                ),
            ]
        ),
        migrations.RunSQL("UPDATE compliance_scale SET family = code", migrations.RunSQL.noop),
        Together(
            [
                pgtrigger.migrations.AddTrigger(
                    model_name="scale",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_scaleevent" ("code", "family", "from_on", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version", "years") VALUES (NEW."code", NEW."family", NEW."from_on", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."source", NEW."version", NEW."years"); RETURN NULL;',
                            hash="e8851583bca64a71649ed616575316965ff1c150",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d0c20",
                            table="compliance_scale",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scale",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "compliance_scaleevent" ("code", "family", "from_on", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version", "years") VALUES (NEW."code", NEW."family", NEW."from_on", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."source", NEW."version", NEW."years"); RETURN NULL;',
                            hash="7e5e42f4b0d58470bbaf6e5f196510f6d45ef9b2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4685",
                            table="compliance_scale",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scale",
                    constraint=models.UniqueConstraint(
                        fields=("family", "version"), name="scale_version_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scalegrade",
                    constraint=models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("scale", "rank"),
                        name="scale_rank_once",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(statement("compliance", "scale_walls"), BACK),
    ]
