"""Rates by share, work injury by industry class, maternity collected with medical; their histories
are only added to.
"""

from datetime import date
from decimal import Decimal

from django.db import migrations

LONG_AGO = date(2000, 1, 1)
SOURCE = "As usual in the province; check against the city's notice of the year"
# scheme: employer's and worker's share; together they are what one row said before.
SHARES = {
    1: ("0.1600", "0.0800"),
    2: ("0.0800", "0.0200"),
    3: ("0.0070", "0.0030"),
    4: ("0.0070", "0.0000"),
    5: ("0.0050", "0.0000"),
}
MERGED_ON = date(2020, 1, 1)
MERGED_SOURCE = (
    "State Council office notice (2019) no. 10: maternity is merged into the medical fund and "
    "collected with it; the rates are added"
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


def fill(apps, schema_editor):
    rate = apps.get_model("organisation", "ContributionRate")
    rows = []
    for scheme, (employer, worker) in SHARES.items():
        shares = {"employer": employer, "worker": worker}
        for began in rate.objects.filter(scheme=scheme, share="employer").order_by("from_month"):
            whole = Decimal(employer) + Decimal(worker)
            if began.rate == whole:  # as delivered; what somebody set since stays the employer's
                rate.objects.filter(pk=began.pk).update(rate=Decimal(employer), source=SOURCE)
                rows += [
                    rate(scheme=scheme, share=share, from_month=began.from_month,
                         rate=value, source=SOURCE)
                    for share, value in shares.items()
                    if share != "employer" and Decimal(value)
                ]  # fmt: skip
    rows.append(
        rate(scheme=5, from_month=MERGED_ON, rate=SHARES[5][0], collected_with=2,
             source=MERGED_SOURCE)
    )  # fmt: skip
    rows += [
        rate(scheme=4, industry_class=risk, from_month=INJURY_ON, rate=value, source=INJURY_SOURCE)
        for risk, value in INJURY.items()
    ]
    rate.objects.bulk_create(rows)
    classes = apps.get_model("organisation", "IndustryClass")
    classes.objects.bulk_create(
        classes(prefix=prefix, risk=risk, source=CLASS_SOURCE)
        for risk, prefixes in CLASSES.items()
        for prefix in prefixes.split()
    )


def empty(apps, schema_editor):
    rate = apps.get_model("organisation", "ContributionRate")
    for scheme, (employer, worker) in SHARES.items():
        first = rate.objects.filter(scheme=scheme, share="employer", from_month=LONG_AGO)
        first.update(rate=Decimal(employer) + Decimal(worker))
    rate.objects.exclude(share="employer", industry_class=0, from_month=LONG_AGO).delete()
    apps.get_model("organisation", "IndustryClass").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0006_legal_figures")]

    operations = [
        migrations.RunPython(fill, empty),
        migrations.RunSQL(
            """
            REVOKE UPDATE, DELETE ON organisation_contributionlimitevent,
                organisation_contributionrateevent, organisation_industryclassevent
            FROM inspectorate_web, inspectorate_worker
            """,
            migrations.RunSQL.noop,
        ),
    ]
