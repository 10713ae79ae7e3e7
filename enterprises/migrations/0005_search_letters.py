"""The letters an enterprise is found by stand beside their pairs. One way."""

from django.db import migrations, models

from inspectorate.foundation.statements import statement


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0004_group_index")]

    operations = [
        migrations.AddField(
            model_name="enterprisesearch",
            name="letters",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(statement("enterprises", "search_letters")),
    ]
