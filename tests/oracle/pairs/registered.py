"""Pairs of unregistered-worker and partial-schemes. The as-of day is 2026-06-15."""

from datetime import date

from tests.oracle.pairs.pair import ALL_SCHEMES, Book, Pair

PENSION_MISSING = "medical;unemployment;work_injury;maternity"


def unregistered_worker() -> list[Pair]:
    """An employment is active, past 30 days, and there is no insurance there this month."""
    book = Book("unregistered-worker")
    pair = book.pair
    pair("employed, never insured").employ().expect()
    pair("hired 31 days before").employ(hired="2026-05-15").expect()
    pair("hired 30 days before").employ(hired="2026-05-16")
    pair("hired on the as-of day").employ(hired="2026-06-15")
    pair("hired after the as-of day").employ(hired="2026-06-20")
    pair("left on the as-of day").employ(left="2026-06-15")
    pair("left the day after the as-of day").employ(left="2026-06-16").expect()
    pair("left earlier").employ(left="2026-05-31")
    for kind in ("fixed", "open_ended", "project", "part_time"):
        pair(f"contract kind {kind}").employ(kind=kind).expect()
    pair("contract kind dispatch").employ(kind="dispatch")
    pair("dispatch and later fixed").employ(kind="dispatch").employ(
        hired="2025-03-01", kind="fixed"
    ).expect()
    pair("dispatch still, fixed left").employ(kind="dispatch").employ(
        hired="2025-03-01", left="2026-01-01", kind="fixed"
    )
    pair("dispatch past grace, fixed in grace").employ(kind="dispatch").employ(
        hired="2026-06-01", kind="fixed"
    )
    pair("first employment left, second in grace").employ(left="2026-06-01").employ(
        hired="2026-06-01"
    )
    pair("first employment left, second past grace").employ(left="2026-05-01").employ(
        hired="2026-05-01"
    ).expect()
    pair("two employments make one finding").employ().employ(hired="2025-06-01").expect()
    insured(book)
    deliveries_and_days(book)
    return book.pairs()


def insured(book: Book) -> None:
    """Insurance there in the as-of month, in any scheme."""
    pair = book.pair
    pair("employed at two enterprises, insured at one").employ().employ(at=1).insure(at=1).expect()
    for scheme in ALL_SCHEMES.split(";"):
        pair(f"insured in {scheme} only").employ().insure(scheme)
    pair("part-time insured in a scheme that does not apply").employ(kind="part_time").insure()
    pair("insured until the as-of month").employ().insure(until="2026-06")
    pair("insured until the month before").employ().insure(until="2026-05").expect()
    pair("insured from the as-of month").employ().insure(since="2026-06")
    pair("insured from the month after").employ().insure(since="2026-07").expect()
    pair("insured until a month to come").employ().insure(until="2027-01")
    pair("one record ended, another open").employ().insure(until="2025-12").insure(
        "medical", since="2026-01"
    )
    pair("one record ended, another to come").employ().insure(until="2026-05").insure(
        since="2026-07"
    ).expect()
    pair("insured at another enterprise").employ().insure(at=1).expect()
    pair("a colleague is insured").employ().employ(worker=1).insure(worker=1).expect()
    pair("insured privately").employ().insure_privately().expect()


def deliveries_and_days(book: Book) -> None:
    """Persons and enterprises that are no exception, later deliveries and other days."""
    pair = book.pair
    pair("past the pension age").born(date(1950, 2, 3)).employ().expect()
    pair("with a foreign document").foreign().employ().expect()
    pair("with a foreign document, insured").foreign().employ().insure()
    pair("the enterprise is closed").enterprise(
        closed="2026-01-31", status="deregistered"
    ).employ().expect()
    pair("an enterprise that is not known").employ().unknown(at=0)
    pair("the enterprise arrives after the employment").employ().unknown(
        at=0
    ).afterwards().enterprise().expect()
    book.pair("28 days of February make 30 days", as_of=date(2026, 3, 2)).employ(hired="2026-01-31")
    book.pair("28 days of February make 31 days", as_of=date(2026, 3, 3)).employ(
        hired="2026-01-31"
    ).expect()
    book.pair("seen from a past day, before the insurance", as_of=date(2025, 12, 31)).employ(
        hired="2025-10-10"
    ).insure(since="2026-01").expect()
    book.pair("seen from a past day, before leaving", as_of=date(2025, 12, 31)).employ(
        hired="2025-10-10", left="2026-01-31"
    ).expect()
    pair("insured, without an employment").insure(until="2026-01")
    pair("a later delivery says that the worker left").employ().afterwards().employ(
        left="2026-05-31"
    )
    pair("a later delivery says that the worker did not leave").employ(
        left="2026-05-31"
    ).afterwards().employ().expect()
    pair("a later delivery ends the insurance").employ().insure().afterwards().insure(
        until="2026-05"
    ).expect()


def partial_schemes() -> list[Pair]:
    """Insured there this month in some scheme and not in one that applies."""
    book = Book("partial-schemes")
    pair = book.pair
    for missing in ALL_SCHEMES.split(";"):
        others = ";".join(name for name in ALL_SCHEMES.split(";") if name != missing)
        pair(f"all but {missing}").employ().insure(others).expect(scheme=missing)
    whole = pair("pension only").employ().insure("pension")
    for missing in PENSION_MISSING.split(";"):
        whole.expect(scheme=missing)
    pair("all five").employ().insure(ALL_SCHEMES)
    pair("none at all").employ()
    pair("part-time without work injury").employ(kind="part_time").insure("pension").expect(
        scheme="work_injury"
    )
    pair("part-time with work injury only").employ(kind="part_time").insure("work_injury")
    pair("dispatch").employ(kind="dispatch").insure("pension")
    for kind in ("fixed", "open_ended", "project"):
        pair(f"contract kind {kind}").employ(kind=kind).insure(PENSION_MISSING).expect(
            scheme="pension"
        )
    pair("part-time and fixed: the union").employ(kind="part_time").employ(
        hired="2025-06-01", kind="fixed"
    ).insure(PENSION_MISSING).expect(scheme="pension")
    pair("part-time, fixed left").employ(kind="part_time").employ(
        hired="2025-06-01", left="2026-01-01", kind="fixed"
    ).insure("work_injury")
    pair("part-time, fixed in grace").employ(kind="part_time").employ(
        hired="2026-06-01", kind="fixed"
    ).insure("work_injury")
    pair("part-time past grace, without work injury, fixed in grace").employ(
        kind="part_time"
    ).employ(hired="2026-06-01", kind="fixed").insure("pension").expect(scheme="work_injury")
    pair("dispatch and fixed").employ(kind="dispatch").employ(
        hired="2025-06-01", kind="fixed"
    ).insure(PENSION_MISSING).expect(scheme="pension")
    pair("two employments make one finding").employ().employ(hired="2025-06-01").insure(
        PENSION_MISSING
    ).expect(scheme="pension")
    boundaries(book)
    strangers(book)
    return book.pairs()


def boundaries(book: Book) -> None:
    """Days and months at which partial-schemes begins and ends."""
    pair = book.pair
    pair("hired 31 days before").employ(hired="2026-05-15").insure(PENSION_MISSING).expect(
        scheme="pension"
    )
    pair("hired 30 days before").employ(hired="2026-05-16").insure(PENSION_MISSING)
    pair("hired after the as-of day").employ(hired="2026-06-16").insure(PENSION_MISSING)
    pair("left on the as-of day").employ(left="2026-06-15").insure(PENSION_MISSING)
    pair("left the day after the as-of day").employ(left="2026-06-16").insure(
        PENSION_MISSING
    ).expect(scheme="pension")
    lacking = "the lacking scheme"
    for name, since, until, fires in (
        ("ended the month before", "2025-02", "2026-05", True),
        ("ends with the as-of month", "2025-02", "2026-06", False),
        ("began in the as-of month", "2026-06", "", False),
        ("begins the month after", "2026-07", "", True),
    ):
        draft = pair(f"{lacking} {name}").employ().insure(PENSION_MISSING)
        draft.insure("pension", since, until)
        if fires:
            draft.expect(scheme="pension")
    held = "the only scheme"
    four = ("medical", "unemployment", "work_injury", "maternity")
    for name, since, until, fires in (
        ("ended the month before", "2025-02", "2026-05", False),
        ("ends with the as-of month", "2025-02", "2026-06", True),
        ("began in the as-of month", "2026-06", "", True),
        ("begins the month after", "2026-07", "", False),
    ):
        draft = pair(f"{held} {name}").employ().insure("pension", since, until)
        for scheme in four if fires else ():
            draft.expect(scheme=scheme)
    pair("a second record covers the lacking scheme").employ().insure(PENSION_MISSING).insure(
        "pension", until="2025-12"
    ).insure("pension", since="2026-01")


def strangers(book: Book) -> None:
    """Insurance elsewhere, of others or bought privately, and later deliveries."""
    pair = book.pair
    pair("the lacking scheme is held at another enterprise").employ().insure(
        PENSION_MISSING
    ).insure("pension", at=1).expect(scheme="pension")
    pair("a colleague holds the lacking scheme").employ().insure(PENSION_MISSING).employ(
        worker=1
    ).insure(ALL_SCHEMES, worker=1).expect(scheme="pension")
    pair("insured at another enterprise only").employ().insure("pension", at=1)
    pair("a colleague is insured, the worker is not").employ().employ(worker=1).insure(
        ALL_SCHEMES, worker=1
    )
    pair("the lacking scheme is held privately").employ().insure(
        PENSION_MISSING
    ).insure_privately().expect(scheme="pension")
    pair("insured without employment").insure("pension")
    pair("employed elsewhere only").employ(at=1).insure("pension")
    pair("an enterprise that is not known").employ().insure("pension").unknown(at=0)
    pair("a later delivery ends one scheme").employ().insure(ALL_SCHEMES).afterwards().insure(
        "pension", until="2026-05"
    ).expect(scheme="pension")
    pair("a later delivery makes it a dispatch").employ().insure("pension").afterwards().employ(
        kind="dispatch"
    )
