"""Pairs of overlapping-inpatient and duplicate-claim."""

from tests.oracle.pairs.pair import Book, Pair


def overlapping_inpatient() -> list[Pair]:
    """Inpatient stays of one person at different providers, each begun before the other ended."""
    book = Book("overlapping-inpatient")
    two_stays(book)
    other_stays(book)
    return book.pairs()


def two_stays(book: Book) -> None:
    """Days of two stays at two providers; a finding for each or for none."""
    for name, first, second, fires in (
        ("begins during the other", ("03-01", "03-10"), ("03-05", "03-15"), True),
        ("lies within the other", ("03-01", "03-20"), ("03-05", "03-10"), True),
        ("the same days", ("03-01", "03-10"), ("03-01", "03-10"), True),
        ("begins on the day of discharge", ("03-01", "03-10"), ("03-10", "03-15"), False),
        ("begins the day before discharge", ("03-01", "03-10"), ("03-09", "03-15"), True),
        ("ended on the day of admission", ("03-10", "03-15"), ("03-01", "03-10"), False),
        ("ended the day after admission", ("03-10", "03-15"), ("03-01", "03-11"), True),
        ("long after", ("03-01", "03-10"), ("05-01", "05-10"), False),
        ("long before", ("05-01", "05-10"), ("03-01", "03-10"), False),
        ("not yet discharged, other later", ("03-01", ""), ("05-20", "05-25"), True),
        ("not yet discharged, other earlier", ("03-01", ""), ("02-01", "02-10"), False),
        ("not yet discharged, other ends that day", ("03-01", ""), ("02-01", "03-01"), False),
        ("other ends the day after admission", ("03-01", ""), ("02-01", "03-02"), True),
        ("neither discharged", ("03-01", ""), ("05-20", ""), True),
        ("one day each, the same", ("03-05", "03-05"), ("03-05", "03-05"), False),
        ("one day within the other", ("03-01", "03-10"), ("03-05", "03-05"), True),
        ("one day at the other's start", ("03-05", "03-10"), ("03-05", "03-05"), False),
        ("discharged after the as-of day", ("06-10", "07-01"), ("06-12", "06-14"), True),
        ("both still there on the as-of day", ("06-01", "06-20"), ("06-15", "06-30"), True),
        ("admitted after the as-of day", ("06-01", ""), ("06-16", "06-18"), False),
        ("both after the as-of day", ("06-16", "06-20"), ("06-17", "06-18"), False),
    ):
        draft = book.pair(name)
        for provider, (admitted, discharged) in enumerate((first, second)):
            draft.claim(
                f"2026-{admitted}",
                f"2026-{discharged}" if discharged else "",
                provider=provider,
                amount=f"{800 + provider}",
            )
            if fires:
                draft.expect(f"2026-{admitted[:2]}", f"{800 + provider}", provider=provider)


def other_stays(book: Book) -> None:
    """Provider, person, kind of claim, more than two stays, and later deliveries."""
    pair = book.pair
    early, late = ("2026-03-01", "2026-03-10"), ("2026-03-05", "2026-03-15")
    pair("the same provider").claim(*early).claim(*late, amount="900")
    pair("different persons").claim(*early).claim(*late, provider=1, worker=1)
    for kind in ("outpatient", "pharmacy"):
        pair(f"the second is {kind}").claim(*early).claim(*late, provider=1, kind=kind)
        pair(f"the first is {kind}").claim(*early, kind=kind).claim(*late, provider=1)
        pair(f"both are {kind}").claim(*early, kind=kind).claim(*late, provider=1, kind=kind)
    pair("one overlaps two others").claim("2026-03-01", "2026-03-20").claim(
        "2026-03-02", "2026-03-05", provider=1, amount="900"
    ).claim("2026-03-10", "2026-03-12", provider=2, amount="1000").expect("2026-03", "800").expect(
        "2026-03", "900", provider=1
    ).expect("2026-03", "1000", provider=2)
    pair("two at one provider overlap one at another").claim("2026-03-01", "2026-03-20").claim(
        "2026-03-02", "2026-03-05", amount="850"
    ).claim("2026-03-10", "2026-03-12", provider=1, amount="900").expect("2026-03", "800").expect(
        "2026-03", "900", provider=1
    )
    pair("equal claims are two findings").claim(*early).claim(*early, item="B200").claim(
        *late, provider=1, amount="900"
    ).expect("2026-03", "800").expect("2026-03", "800").expect("2026-03", "900", provider=1)
    pair("months of admission").claim("2026-02-25", "2026-03-10").claim(
        "2026-03-05", "2026-03-15", provider=1, amount="900.10"
    ).expect("2026-02", "800").expect("2026-03", "900.1", provider=1)
    pair("a single stay").claim(*early)
    pair("clinics overlap too").provide(provider=1, kind="clinic").claim(*early).claim(
        *late, provider=1
    ).expect("2026-03", "800").expect("2026-03", "800", provider=1)
    pair("a provider that is not known").claim(*early).claim(*late, provider=1).unknown(provider=1)
    pair("a later delivery brings an earlier discharge").claim(*early, number="1").claim(
        *late, provider=1, number="2"
    ).afterwards().claim("2026-03-01", "2026-03-04", number="1")


def duplicate_claim() -> list[Pair]:
    """Same person, provider, item, amount and day under different numbers: all but the first."""
    book = Book("duplicate-claim")
    pair = book.pair
    day = "2026-03-05"
    pair("two numbers").claim(day).claim(day).expect("2026-03", "800")
    pair("three numbers").claim(day).claim(day).claim(day).expect("2026-03", "800").expect(
        "2026-03", "800"
    )
    pair("one number").claim(day)
    pair("different persons").claim(day).claim(day, worker=1)
    pair("different providers").claim(day).claim(day, provider=1)
    pair("different items").claim(day).claim(day, item="B200")
    pair("different amounts").claim(day).claim(day, amount="800.01")
    pair("amounts written differently").claim(day).claim(day, amount="800.00").expect(
        "2026-03", "800"
    )
    pair("different days of one month").claim(day).claim("2026-03-06")
    pair("the same day of another month").claim(day).claim("2026-04-05")
    for kind in ("outpatient", "pharmacy"):
        pair(f"both are {kind}").claim(day, kind=kind).claim(day, kind=kind).expect(
            "2026-03", "800"
        )
    pair("different kinds").claim(day).claim(day, kind="outpatient").expect("2026-03", "800")
    pair("different discharges").claim(day, "2026-03-09").claim(day, "2026-03-10").expect(
        "2026-03", "800"
    )
    pair("one not yet discharged").claim(day, "2026-03-09").claim(day).expect("2026-03", "800")
    pair("a reversal").claim(day).claim(day, amount="-800")
    pair("two reversals").claim(day, amount="-800").claim(day, amount="-800").expect(
        "2026-03", "-800"
    )
    pair("two groups").claim(day).claim(day).claim(day, item="B200", amount="90.50").claim(
        day, item="B200", amount="90.5"
    ).expect("2026-03", "800").expect("2026-03", "90.5")
    pair("on the as-of day").claim("2026-06-15").claim("2026-06-15").expect("2026-06", "800")
    pair("after the as-of day").claim("2026-06-16").claim("2026-06-16")
    pair("a provider that is not known").claim(day).claim(day).unknown(provider=0)
    pair("the provider arrives later").claim(day).claim(day).unknown(
        provider=0
    ).afterwards().provide().expect("2026-03", "800")
    pair("one number delivered twice").claim(day, number="1").afterwards().claim(day, number="1")
    pair("a later delivery corrects the amount").claim(day, number="1").claim(
        day, number="2"
    ).afterwards().claim(day, number="2", amount="700")
    pair("a later delivery makes them equal").claim(day, number="1").claim(
        day, number="2", amount="700"
    ).afterwards().claim(day, number="2").expect("2026-03", "800")
    return book.pairs()
