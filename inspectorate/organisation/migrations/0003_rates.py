"""Contribution rates by share and industry class, and pension ages, each with its source: the first
rows, editable afterwards.
"""

from datetime import date

from django.db import migrations

LONG_AGO = date(2000, 1, 1)
SOURCE = "As usual in the province; check against the city's notice of the year"
# scheme: employer's and worker's share
SHARES = {
    1: ("0.1600", "0.0800"),
    2: ("0.0800", "0.0200"),
    3: ("0.0070", "0.0030"),
    4: ("0.0070", "0.0000"),
    5: ("0.0050", "0.0000"),
}
# Social Insurance Law: who owes contributions to which scheme.
ARTICLES = {1: "10", 2: "23", 3: "44", 4: "33", 5: "53"}
MERGED_ON = date(2020, 1, 1)
MERGED_MEDICAL = "0.0850"
MERGED_SOURCE = (
    "State Council office notice (2019) no. 10: maternity is merged into the medical fund and "
    "collected with it; the employer's rates are added"
)
INJURY_SOURCE = (
    "Ministry notice (2015) no. 71: base rates of work-injury insurance by class of industry"
)
INJURY_ON = date(2015, 10, 1)
INJURY = {
    1: "0.0020", 2: "0.0040", 3: "0.0070", 4: "0.0090",
    5: "0.0110", 6: "0.0130", 7: "0.0160", 8: "0.0190",
}  # fmt: skip
CLASS_SOURCE = "Ministry notice (2015) no. 71, annex: classes of industries (GB/T 4754, divisions)"
CLASSES = {
    1: "I65 J66 J67 J68 J69 M75 Q84 R86 S90 S91 S92 S93 S94 S95 T96",
    2: "F51 F52 G59 G60 H61 H62 I63 I64 K70 L71 L72 M73 M74 O79 O81 P82 Q83 R85 R87",
    3: "C13 C14 C15 C16 C17 C20 C24 C39 C40 C41 D46 N76 N77 N78 O80 R89",
    4: "A01 A03 A05 C18 C19 C23 C27 C28 C29 C33 C34 C35 C36 C37 C38 C42 C43 D44 D45 G53 G56 G57 R88",
    5: "A02 B11 C21 C22 E49 E50 G54 G55 G58",
    6: "A04 C26 C30 C31 C32 E47 E48",
    7: "B07 B12 C25",
    8: "B06 B08 B09 B10",
}
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


def rates(model):
    """As they were before the merger, the merger of maternity, work injury by class of industry."""
    for scheme, shares in SHARES.items():
        for share, rate in zip(("employer", "worker"), shares, strict=True):
            if float(rate):
                yield model(
                    scheme=scheme, share=share, from_month=LONG_AGO, rate=rate, source=SOURCE
                )
    merged = {"share": "employer", "from_month": MERGED_ON, "source": MERGED_SOURCE}
    yield model(scheme=2, rate=MERGED_MEDICAL, **merged)
    yield model(scheme=5, rate=0, collected_with=2, **merged)
    for risk, rate in INJURY.items():
        yield model(
            scheme=4, industry_class=risk, from_month=INJURY_ON, rate=rate, source=INJURY_SOURCE
        )


def fill_rates(apps, schema_editor):
    """Rates, each with the article by which its scheme is owed, and the classes of industries."""
    model = apps.get_model("organisation", "ContributionRate")
    rows = list(rates(model))
    for row in rows:
        row.article = ARTICLES[row.scheme]
    model.objects.bulk_create(rows)
    classes = apps.get_model("organisation", "IndustryClass")
    classes.objects.bulk_create(
        classes(prefix=prefix, risk=risk, source=CLASS_SOURCE)
        for risk, prefixes in CLASSES.items()
        for prefix in prefixes.split()
    )


def fill_ages(apps, schema_editor):
    """Pension ages by birth month."""
    age = apps.get_model("organisation", "PensionAge")
    men = ages((1965, 1), 720, 756, 4)
    women = ages((1975, 1), 600, 660, 2)
    for sex, rows in (("m", men), ("f", women)):
        age.objects.bulk_create(
            age(sex=sex, kind="worker", born_from=born, age_months=months, source=AGE_SOURCE)
            for born, months in rows
        )


def empty(apps, schema_editor):
    """None of them."""
    for name in ("ContributionRate", "IndustryClass", "PensionAge"):
        apps.get_model("organisation", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0002_walls")]

    operations = [
        migrations.RunPython(fill_rates, empty),
        migrations.RunPython(fill_ages, migrations.RunPython.noop),
    ]
