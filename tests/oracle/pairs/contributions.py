"""Pairs of contribution-arrears, underdeclared-base and headcount-mismatch."""

from datetime import date

from tests.oracle.pairs.pair import ALL_SCHEMES, Book, Pair


def contribution_arrears() -> list[Pair]:
    """The due date, the 15th of the following month, is earlier than the as-of day; paid < due."""
    book = Book("contribution-arrears")
    pair = book.pair
    pair("part of it paid").owe("2026-04", "100", "60").expect("2026-04", "40", scheme="pension")
    pair("nothing paid").owe("2026-04", "1,234.50", "0").expect(
        "2026-04", "1234.5", scheme="pension"
    )
    pair("all paid").owe("2026-04", "100", "100.00")
    pair("a fen short").owe("2026-04", "100", "99.99").expect("2026-04", "0.01", scheme="pension")
    pair("more than all paid").owe("2026-04", "100", "120")
    pair("nothing due").owe("2026-04", "0", "0")
    pair("a reversal of what was paid").owe("2026-04", "0", "-10").expect(
        "2026-04", "10", scheme="pension"
    )
    pair("a refund due and made").owe("2026-04", "-50", "-50")
    pair("a refund due and not made").owe("2026-04", "-50", "0")
    pair("a refund greater than due").owe("2026-04", "-50", "-80").expect(
        "2026-04", "30", scheme="pension"
    )
    pair("due on the as-of day").owe("2026-05", "100", "0")
    book.pair("the day after it was due", as_of=date(2026, 6, 16)).owe(
        "2026-05", "100", "0"
    ).expect("2026-05", "100", scheme="pension")
    book.pair("the 15th of January, due", as_of=date(2026, 1, 15)).owe("2025-12", "100", "0")
    book.pair("the 16th of January, due the day before", as_of=date(2026, 1, 16)).owe(
        "2025-12", "100", "0"
    ).expect("2025-12", "100", scheme="pension")
    pair("the as-of month").owe("2026-06", "100", "0")
    pair("a month to come").owe("2026-07", "100", "0")
    pair("December, due in January").owe("2025-12", "100", "0").expect(
        "2025-12", "100", scheme="pension"
    )
    pair("paid on the as-of day").owe("2026-04", "100", "100", on="2026-06-15")
    pair("paid the day after the as-of day").owe("2026-04", "100", "100", on="2026-06-16").expect(
        "2026-04", "100", scheme="pension"
    )
    pair("part of it paid after the as-of day").owe("2026-04", "100", "60", on="2026-06-16").expect(
        "2026-04", "100", scheme="pension"
    )
    pair("part of it paid before the as-of day").owe(
        "2026-04", "100", "60", on="2026-05-10"
    ).expect("2026-04", "40", scheme="pension")
    pair("paid late").owe("2026-02", "100", "100", on="2026-06-01")
    pair("a reversal after the as-of day").owe("2026-04", "0", "-10", on="2026-06-16")
    contribution_strangers(book)
    return book.pairs()


def contribution_strangers(book: Book) -> None:
    """Schemes, months and enterprises by themselves, and later deliveries."""
    pair = book.pair
    pair("every scheme by itself").owe("2026-04", "100", "60").owe(
        "2026-04", "100", "140", scheme="medical"
    ).expect("2026-04", "40", scheme="pension")
    for scheme in ALL_SCHEMES.split(";"):
        pair(f"owed in {scheme}").owe("2026-03", "30", "20", scheme=scheme).expect(
            "2026-03", "10", scheme=scheme
        )
    pair("every month by itself").owe("2026-03", "100", "60").owe("2026-04", "100", "140").expect(
        "2026-03", "40", scheme="pension"
    )
    pair("two months are two findings").owe("2026-03", "100", "60").owe(
        "2026-04", "100", "70"
    ).expect("2026-03", "40", scheme="pension").expect("2026-04", "30", scheme="pension")
    pair("every enterprise by itself").owe("2026-04", "100", "60").owe(
        "2026-04", "100", "140", at=1
    ).expect("2026-04", "40", scheme="pension")
    pair("an enterprise that is not known").owe("2026-04", "100", "60").unknown(at=0)
    pair("a later delivery says paid").owe("2026-04", "100", "60").afterwards().owe(
        "2026-04", "100", "100", on="2026-06-01"
    )
    pair("a later delivery says that more is due").owe("2026-04", "100", "100").afterwards().owe(
        "2026-04", "150", "100"
    ).expect("2026-04", "50", scheme="pension")


def underdeclared_base() -> list[Pair]:
    """The base declared last is below 95 % of the wage, the wage held between 4,000 and 22,000."""
    book = Book("underdeclared-base")
    amounts(book)
    wages(book)
    records(book)
    applying(book)
    base_strangers(book)
    return book.pairs()


def amounts(book: Book) -> None:
    """Tolerance, floor, cap and rounding."""
    for name, wage, base, amount in (
        ("a fen below 95 %", "10000", "9499.99", "500.01"),
        ("exactly 95 %", "10000", "9500", ""),
        ("the whole wage", "10000", "10000", ""),
        ("more than the wage", "10000", "12000", ""),
        ("no base", "10000", "0", "10000"),
        ("a fen below 95 % of the cap", "30000", "20899.99", "1100.01"),
        ("exactly 95 % of the cap", "30000", "20900", ""),
        ("the cap", "30000", "22000", ""),
        ("a wage of the cap", "22000", "20899", "1101"),
        ("a fen below 95 % of the floor", "3000", "3799.99", "200.01"),
        ("exactly 95 % of the floor", "3000", "3800", ""),
        ("the wage, far below the floor", "1000", "1000", "3000"),
        ("a wage of the floor", "4000", "3799", "201"),
        ("not rounded, below", "10001.01", "9500.95", "500.06"),
        ("not rounded, above", "10001.01", "9500.96", ""),
        ("a wage of nothing", "0", "3000", ""),
        ("a wage not stated", "", "3000", ""),
        ("a wage of one fen", "0.01", "3000", "1000"),
    ):
        draft = book.pair(name).employ(wage=wage).insure(base=base)
        if amount:
            draft.expect("2026-06", amount, scheme="pension")


def wages(book: Book) -> None:
    """Whose wage: the employment hired last of those active today with a wage."""
    pair = book.pair
    pair("hired last earns less").employ(wage="20000").employ(
        hired="2025-06-01", wage="8000"
    ).insure(base="8000")
    pair("hired last earns more").employ(wage="8000").employ(
        hired="2025-06-01", wage="20000"
    ).insure(base="8000").expect("2026-06", "12000", scheme="pension")
    for name, wage in (("not stated", ""), ("of nothing", "0")):
        pair(f"hired last with a wage {name}").employ(wage="9000").employ(
            hired="2025-06-01", wage=wage
        ).insure(base="8000").expect("2026-06", "1000", scheme="pension")
    pair("hired last left").employ(wage="8000").employ(
        hired="2025-06-01", left="2026-06-01", wage="20000"
    ).insure(base="8000")
    pair("hired last starts after the as-of day").employ(wage="8000").employ(
        hired="2026-06-16", wage="20000"
    ).insure(base="8000")
    pair("hired on the as-of day").employ(hired="2026-06-15", wage="10000").insure(
        base="8000"
    ).expect("2026-06", "2000", scheme="pension")
    pair("hired after the as-of day").employ(hired="2026-06-16", wage="10000").insure(base="8000")
    pair("left on the as-of day").employ(left="2026-06-15", wage="10000").insure(base="8000")
    pair("left the day after the as-of day").employ(left="2026-06-16", wage="10000").insure(
        base="8000"
    ).expect("2026-06", "2000", scheme="pension")


def records(book: Book) -> None:
    """Whose base: the record begun last of those open in the as-of month, scheme by scheme."""
    pair = book.pair
    pair("begun last is enough").employ(wage="10000").insure(base="5000").insure(
        since="2026-01", base="10000"
    )
    pair("begun last is too low").employ(wage="10000").insure(base="10000").insure(
        since="2026-01", base="5000"
    ).expect("2026-06", "5000", scheme="pension")
    pair("begun last has ended").employ(wage="10000").insure(base="10000").insure(
        "pension", "2026-01", "2026-05", base="5000"
    )
    pair("begun last ends with the as-of month").employ(wage="10000").insure(base="10000").insure(
        "pension", "2026-01", "2026-06", base="5000"
    ).expect("2026-06", "5000", scheme="pension")
    pair("begun last is still to begin").employ(wage="10000").insure(base="10000").insure(
        since="2026-07", base="5000"
    )
    pair("begun in the as-of month").employ(wage="10000").insure(base="10000").insure(
        since="2026-06", base="5000"
    ).expect("2026-06", "5000", scheme="pension")
    pair("the only record has ended").employ(wage="10000").insure(until="2026-05", base="5000")
    pair("the only record is still to begin").employ(wage="10000").insure(
        since="2026-07", base="5000"
    )
    pair("no record").employ(wage="10000")
    pair("one finding per scheme").employ(wage="10000").insure(
        "pension;medical", base="5000"
    ).insure("maternity", base="10000").expect("2026-06", "5000", scheme="pension").expect(
        "2026-06", "5000", scheme="medical"
    )
    pair("begun last in another scheme").employ(wage="10000").insure(base="5000").insure(
        "medical", since="2026-01", base="10000"
    ).expect("2026-06", "5000", scheme="pension")


def applying(book: Book) -> None:
    """Only schemes that apply to the employment whose wage counts."""
    pair = book.pair
    pair("part-time, pension").employ(wage="10000", kind="part_time").insure(base="5000")
    pair("part-time, work injury").employ(wage="10000", kind="part_time").insure(
        "work_injury", base="5000"
    ).expect("2026-06", "5000", scheme="work_injury")
    pair("dispatch").employ(wage="10000", kind="dispatch").insure(ALL_SCHEMES, base="5000")
    for kind in ("fixed", "open_ended", "project"):
        draft = pair(f"contract kind {kind}").employ(wage="10000", kind=kind)
        draft.insure(ALL_SCHEMES, base="5000")
        for scheme in ALL_SCHEMES.split(";"):
            draft.expect("2026-06", "5000", scheme=scheme)
    pair("hired last is part-time, the other fixed").employ(wage="10000", kind="fixed").employ(
        hired="2025-06-01", wage="10000", kind="part_time"
    ).insure(ALL_SCHEMES, base="5000").expect("2026-06", "5000", scheme="work_injury")
    pair("hired last is a dispatch, the other fixed").employ(wage="10000", kind="fixed").employ(
        hired="2025-06-01", wage="10000", kind="dispatch"
    ).insure(ALL_SCHEMES, base="5000")
    pair("hired last is fixed, the other part-time").employ(wage="10000", kind="part_time").employ(
        hired="2025-06-01", wage="10000", kind="fixed"
    ).insure(base="5000").expect("2026-06", "5000", scheme="pension")


def base_strangers(book: Book) -> None:
    """Wages and bases elsewhere or of others, and later deliveries."""
    pair = book.pair
    pair("a low base at another enterprise").employ(wage="10000").insure(base="10000").insure(
        base="5000", at=1
    )
    pair("a low base begun last at another enterprise").employ(wage="10000").insure(
        base="5000"
    ).insure(since="2026-01", base="10000", at=1).expect("2026-06", "5000", scheme="pension")
    pair("a high wage at another enterprise").employ(wage="6000").employ(
        hired="2025-06-01", wage="20000", at=1
    ).insure(base="6000")
    pair("a low base of a colleague").employ(wage="10000").insure(base="10000").insure(
        base="5000", worker=1
    )
    pair("a high wage of a colleague").employ(wage="6000").insure(base="6000").employ(
        hired="2025-06-01", wage="20000", worker=1
    )
    pair("an enterprise that is not known").employ(wage="10000").insure(base="5000").unknown(at=0)
    pair("a later delivery corrects the base").employ(wage="10000").insure(
        base="5000"
    ).afterwards().insure(base="10000")
    pair("a later delivery raises the wage").employ(wage="6000").insure().afterwards().employ(
        wage="9000"
    ).expect("2026-06", "3000", scheme="pension")


def headcount_mismatch() -> list[Pair]:
    """The headcount filed exceeds the persons insured there by 5 or more and by 10 % or more."""
    book = Book("headcount-mismatch")
    pair = book.pair
    pair("five and nobody insured").file("2026-03", 5).expect("2026-03", "5")
    pair("four and nobody insured").file("2026-03", 4)
    pair("six and one insured").file("2026-03", 6).insure().expect("2026-03", "5")
    pair("five and one insured").file("2026-03", 5).insure()
    pair("nobody filed, one insured").file("2026-03", 0).insure()
    for name, headcount, insured, fires in (
        ("exactly 10 %", 50, 45, True),
        ("less than 10 %", 51, 46, False),
    ):
        draft = pair(name).file("2026-03", headcount)
        for worker in range(insured):
            draft.insure(worker=worker)
        if fires:
            draft.expect("2026-03", "5")
    more = pair("fewer filed than insured").file("2026-03", 1)
    for worker in range(8):
        more.insure(worker=worker)
    pair("a person counts once for five schemes").file("2026-03", 6).insure(ALL_SCHEMES).expect(
        "2026-03", "5"
    )
    pair("a person counts once for two records").file("2026-03", 6).insure().insure(
        since="2026-01"
    ).expect("2026-03", "5")
    several_records(book)
    for scheme in ALL_SCHEMES.split(";"):
        pair(f"insured in {scheme}").file("2026-03", 5).insure(scheme)
    for name, since, until, fires in (
        ("ended the month before", "2025-02", "2026-02", True),
        ("ends with the month", "2025-02", "2026-03", False),
        ("began in the month", "2026-03", "", False),
        ("began the month after", "2026-04", "", True),
    ):
        draft = pair(f"insurance {name}").file("2026-03", 5).insure("pension", since, until)
        if fires:
            draft.expect("2026-03", "5")
    pair("insured at another enterprise").file("2026-03", 5).insure(at=1).expect("2026-03", "5")
    pair("employed but not insured").file("2026-03", 5).employ().expect("2026-03", "5")
    pair("insured but not employed").file("2026-03", 5).insure()
    pair("insured privately").file("2026-03", 5).insure_privately().expect("2026-03", "5")
    pair("the as-of month").file("2026-06", 5).expect("2026-06", "5")
    pair("a month to come").file("2026-07", 5)
    pair("every filing by itself").file("2026-03", 5).file("2026-04", 4).file("2026-05", 7).expect(
        "2026-03", "5"
    ).expect("2026-05", "7")
    pair("every enterprise by itself").file("2026-03", 3).file("2026-03", 6, at=1).insure(
        at=1
    ).expect("2026-03", "5", at=1)
    pair("an enterprise that is not known").file("2026-03", 5).unknown(at=0)
    pair("a later delivery corrects the headcount").file("2026-03", 5).afterwards().file(
        "2026-03", 4
    )
    pair("a later delivery ends the insurance").file("2026-03", 5).insure().afterwards().insure(
        until="2026-02"
    ).expect("2026-03", "5")
    return book.pairs()


def several_records(book: Book) -> None:
    """A person counts once in a month, whatever records there are of them and of others."""
    pair = book.pair
    pair("two records of which one has ended").file("2025-06", 6).file(
        "2026-03", 5
    ).insure().insure("medical", "2025-02", "2025-12").expect("2025-06", "5")
    pair("two records elsewhere, one here").file("2026-03", 6).insure().insure(
        "pension", "2025-02", "2025-06", at=1
    ).insure("medical", "2025-08", at=1).expect("2026-03", "5")
    pair("two records of one person, one of a colleague").file("2026-03", 7).insure().insure(
        "medical", "2025-08"
    ).insure(worker=1).expect("2026-03", "5")
