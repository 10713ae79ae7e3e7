"""Contribution rates and pension ages, each with its source; editable afterwards."""

from datetime import date

from django.db import migrations

RATES = {1: "0.2400", 2: "0.1000", 3: "0.0100", 4: "0.0070", 5: "0.0050"}
RATE_SOURCE = (
    "Employer's and worker's share together, as usual in the province; "
    "check against the city's notice of the year"
)
AGE_SOURCE = (
    "Standing Committee of the National People's Congress, decision of 13 September 2024 on "
    "gradually raising the statutory retirement age"
)


def month(index):
    return date(index // 12, index % 12 + 1, 1)


def ages(born_from, start, end, step):
    """(birth month from which, age in months): one month more for every `step` birth months."""
    yield date(1900, 1, 1), start
    first = born_from[0] * 12 + born_from[1] - 1
    for extra in range(1, end - start + 1):
        yield month(first + (extra - 1) * step), start + extra


def fill(apps, schema_editor):
    rate = apps.get_model("organisation", "ContributionRate")
    rate.objects.bulk_create(
        rate(scheme=scheme, from_month=date(2000, 1, 1), rate=value, source=RATE_SOURCE)
        for scheme, value in RATES.items()
    )
    age = apps.get_model("organisation", "PensionAge")
    men = ages((1965, 1), 720, 756, 4)
    women = ages((1975, 1), 600, 660, 2)
    for sex, rows in (("m", men), ("f", women)):
        age.objects.bulk_create(
            age(sex=sex, kind="worker", born_from=born, age_months=months, source=AGE_SOURCE)
            for born, months in rows
        )


def empty(apps, schema_editor):
    apps.get_model("organisation", "ContributionRate").objects.all().delete()
    apps.get_model("organisation", "PensionAge").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [migrations.RunPython(fill, empty)]
