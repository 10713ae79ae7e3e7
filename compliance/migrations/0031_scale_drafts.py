"""A draft of a scale can be deleted; its row and history stay."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from inspectorate.foundation.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0030_transfers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
                migrations.AddField(
                    model_name="scale",
                    name="dropped_at",
                    field=models.DateTimeField(null=True, verbose_name="deleted at"),
                ),
                migrations.AddField(
                    model_name="scale",
                    name="dropped_by",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="scaleevent",
                    name="dropped_at",
                    field=models.DateTimeField(null=True, verbose_name="deleted at"),
                ),
                migrations.AddField(
                    model_name="scaleevent",
                    name="dropped_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scale",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "compliance_scaleevent" ("code", "dropped_at", "dropped_by_id", "family", "from_on", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version", "years") VALUES (NEW."code", NEW."dropped_at", NEW."dropped_by_id", NEW."family", NEW."from_on", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."source", NEW."version", NEW."years"); RETURN NULL;',
                            hash="44f9671d26ea8ce9d00143d39513a027ed8c71d6",
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
                            func='INSERT INTO "compliance_scaleevent" ("code", "dropped_at", "dropped_by_id", "family", "from_on", "name", "name_en", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version", "years") VALUES (NEW."code", NEW."dropped_at", NEW."dropped_by_id", NEW."family", NEW."from_on", NEW."name", NEW."name_en", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."source", NEW."version", NEW."years"); RETURN NULL;',
                            hash="0d33a8784d9dec07f4ffafb1f081fb3ba2986165",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4685",
                            table="compliance_scale",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="scale",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dropped_at", None), ("dropped_by", None)),
                            models.Q(("dropped_at__isnull", False), ("dropped_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scale_dropped_by_somebody",
                    ),
                ),
            ]
        ),
    ]
