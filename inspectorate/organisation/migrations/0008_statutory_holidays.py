"""Public holidays that the law fixes by the solar calendar: off before a year's schedule is known."""

from django.db import migrations, models

SOURCE = "Regulation on public holidays, art. 2 (State Council Decree 795 of 2024)"
# Since 2014, but for the second day of Labour Day, which the revision of 2024 added.
HOLIDAYS = (
    (1, 1, "元旦", "New Year's Day", 2014),
    (5, 1, "劳动节", "Labour Day", 2014),
    (5, 2, "劳动节", "Labour Day", 2025),
    (10, 1, "国庆节", "National Day", 2014),
    (10, 2, "国庆节", "National Day", 2014),
    (10, 3, "国庆节", "National Day", 2014),
)


def fill(apps, schema_editor):
    rows = apps.get_model("organisation", "StatutoryHoliday").objects
    for month, day, name, name_en, from_year in HOLIDAYS:
        rows.create(
            month=month, day=day, name=name, name_en=name_en, from_year=from_year, source=SOURCE
        )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0007_limit_actors")]

    operations = [
        migrations.CreateModel(
            name="StatutoryHoliday",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.SmallIntegerField(verbose_name="month")),
                ("day", models.SmallIntegerField(verbose_name="day")),
                ("name", models.CharField(max_length=60, verbose_name="name, Chinese")),
                ("name_en", models.CharField(max_length=60, verbose_name="name, English")),
                ("from_year", models.SmallIntegerField(verbose_name="from the year")),
                ("source", models.CharField(max_length=255, verbose_name="source")),
            ],
            options={
                "verbose_name": "statutory holiday",
                "ordering": ("month", "day"),
                "constraints": [
                    models.UniqueConstraint(fields=("month", "day"), name="statutory_holiday_once"),
                    models.CheckConstraint(
                        condition=models.Q(month__range=(1, 12), day__range=(1, 31)),
                        name="statutory_holiday_in_bounds",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
