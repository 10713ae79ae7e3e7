"""Since 2020 maternity is no levy of its own: its rate is added to the employer's medical rate."""

from datetime import date
from decimal import Decimal

from django.db import migrations

MERGED_ON = date(2020, 1, 1)
SEPARATE, MEDICAL = Decimal("0.0050"), Decimal("0.0800")
SOURCE = (
    "State Council office notice (2019) no. 10: maternity is merged into the medical fund and "
    "collected with it; the employer's rates are added"
)


def merge(apps, schema_editor):
    rate = apps.get_model("organisation", "ContributionRate")
    maternity = rate.objects.filter(scheme=5, from_month=MERGED_ON, collected_with=2, rate=SEPARATE)
    if maternity.update(rate=0, source=SOURCE):
        rate.objects.get_or_create(
            scheme=2,
            share="employer",
            industry_class=0,
            from_month=MERGED_ON,
            defaults={"rate": MEDICAL + SEPARATE, "article": "23", "source": SOURCE},
        )


def separate(apps, schema_editor):
    rate = apps.get_model("organisation", "ContributionRate")
    rate.objects.filter(
        scheme=2, share="employer", from_month=MERGED_ON, rate=MEDICAL + SEPARATE
    ).delete()
    rate.objects.filter(scheme=5, from_month=MERGED_ON, rate=0).update(rate=SEPARATE)


class Migration(migrations.Migration):
    dependencies = [("organisation", "0015_further_roles")]

    operations = [migrations.RunPython(merge, separate)]
