"""Pairs of multiple-affiliation and enterprise-unregistered."""

from datetime import date

from tests.oracle.pairs.pair import Book, Pair


def multiple_affiliation() -> list[Pair]:
    """One person, scheme and month at two or more enterprises; a maximal run for each of them."""
    book = Book("multiple-affiliation")
    runs(book)
    schemes_and_persons(book)
    return book.pairs()


def runs(book: Book) -> None:
    """Months shared, run by run."""
    pair = book.pair
    pair("two shared months").insure("pension", "2026-01").insure(
        "pension", "2026-03", "2026-04", at=1
    ).expect("2026-03..2026-04", scheme="pension").expect(
        "2026-03..2026-04", scheme="pension", at=1
    )
    pair("one after the other").insure("pension", "2026-01", "2026-02").insure(
        "pension", "2026-03", at=1
    )
    pair("one shared month").insure("pension", "2026-01", "2026-03").insure(
        "pension", "2026-03", at=1
    ).expect("2026-03", scheme="pension").expect("2026-03", scheme="pension", at=1)
    pair("both open").insure("pension", "2026-01").insure("pension", "2026-04", at=1).expect(
        "2026-04..2026-06", scheme="pension"
    ).expect("2026-04..2026-06", scheme="pension", at=1)
    pair("shared beyond the as-of month").insure("pension", "2026-01", "2026-12").insure(
        "pension", "2026-05", "2026-09", at=1
    ).expect("2026-05..2026-06", scheme="pension").expect(
        "2026-05..2026-06", scheme="pension", at=1
    )
    pair("shared after the as-of month only").insure("pension", "2026-01").insure(
        "pension", "2026-07", at=1
    )
    pair("shared two months after the as-of month").insure("pension", "2026-01").insure(
        "pension", "2026-08", at=1
    )
    pair("a run broken by a month").insure("pension", "2026-01").insure(
        "pension", "2026-01", "2026-02", at=1
    ).insure("pension", "2026-04", "2026-05", at=1).expect(
        "2026-01..2026-02", scheme="pension"
    ).expect("2026-04..2026-05", scheme="pension").expect(
        "2026-01..2026-02", scheme="pension", at=1
    ).expect("2026-04..2026-05", scheme="pension", at=1)
    pair("records that touch make one run").insure("pension", "2026-01").insure(
        "pension", "2026-01", "2026-02", at=1
    ).insure("pension", "2026-03", "2026-04", at=1).expect(
        "2026-01..2026-04", scheme="pension"
    ).expect("2026-01..2026-04", scheme="pension", at=1)
    pair("two others in turn make one run here").insure("pension", "2026-01").insure(
        "pension", "2026-01", "2026-02", at=1
    ).insure("pension", "2026-03", "2026-04", at=2).expect(
        "2026-01..2026-04", scheme="pension"
    ).expect("2026-01..2026-02", scheme="pension", at=1).expect(
        "2026-03..2026-04", scheme="pension", at=2
    )
    pair("three at once").insure("pension", "2026-01", "2026-02").insure(
        "pension", "2026-01", "2026-02", at=1
    ).insure("pension", "2026-01", "2026-02", at=2).expect(
        "2026-01..2026-02", scheme="pension"
    ).expect("2026-01..2026-02", scheme="pension", at=1).expect(
        "2026-01..2026-02", scheme="pension", at=2
    )
    pair("across the New Year").insure("pension", "2025-01").insure(
        "pension", "2025-11", "2026-02", at=1
    ).expect("2025-11..2026-02", scheme="pension").expect(
        "2025-11..2026-02", scheme="pension", at=1
    )


def schemes_and_persons(book: Book) -> None:
    """The same scheme, the same person, different enterprises, and later deliveries."""
    pair = book.pair
    months = ("2026-01", "2026-02")
    for scheme in ("pension", "medical", "unemployment", "maternity"):
        pair(f"insured twice in {scheme}").insure(scheme, *months).insure(
            scheme, *months, at=1
        ).expect("2026-01..2026-02", scheme=scheme).expect("2026-01..2026-02", scheme=scheme, at=1)
    pair("insured twice in work injury").insure("work_injury", *months).insure(
        "work_injury", *months, at=1
    )
    pair("different schemes").insure("pension", *months).insure("medical", *months, at=1)
    pair("different persons").insure("pension", *months).insure("pension", *months, at=1, worker=1)
    pair("twice at one enterprise").insure("pension", "2026-01").insure("pension", "2026-02")
    pair("employed twice, insured once").employ().employ(at=1).insure("pension", *months)
    pair("insured privately besides").insure("pension", *months).insure_privately()
    pair("with a foreign document").foreign().insure("pension", *months).insure(
        "pension", *months, at=1
    ).expect("2026-01..2026-02", scheme="pension").expect(
        "2026-01..2026-02", scheme="pension", at=1
    )
    pair("the other enterprise is not known").insure("pension", *months).insure(
        "pension", *months, at=1
    ).unknown(at=1)
    pair("the other enterprise arrives later").insure("pension", *months).insure(
        "pension", *months, at=1
    ).unknown(at=1).afterwards().enterprise(at=1).expect(
        "2026-01..2026-02", scheme="pension"
    ).expect("2026-01..2026-02", scheme="pension", at=1)
    pair("a later delivery ends one in time").insure("pension", "2026-01").insure(
        "pension", "2026-03", at=1
    ).afterwards().insure("pension", "2026-01", "2026-02")
    for scheme, fires in (("work_injury", True), ("pension", False)):
        draft = book.pair(f"only work injury is asked for: {scheme}", schemes=("work_injury",))
        draft.insure(scheme, *months).insure(scheme, *months, at=1)
        for at in (0, 1) if fires else ():
            draft.expect("2026-01..2026-02", scheme=scheme, at=at)


def enterprise_unregistered() -> list[Pair]:
    """Workers past 30 days, an enterprise that must be registered, and no registration in force."""
    book = Book("enterprise-unregistered")
    registrations(book)
    workers(book)
    enterprises(book)
    return book.pairs()


def registrations(book: Book) -> None:
    """Which registrations are in force on the as-of day."""
    pair = book.pair
    pair("never registered").employ().expect(amount="1")
    pair("registered").employ().register()
    pair("registered on the as-of day").employ().register("2026-06-15")
    pair("registered the day after the as-of day").employ().register("2026-06-16").expect(
        amount="1"
    )
    pair("cancelled on the as-of day").employ().register(cancelled="2026-06-15").expect(amount="1")
    pair("cancelled the day after the as-of day").employ().register(cancelled="2026-06-16")
    pair("cancelled before").employ().register(cancelled="2025-01-31").expect(amount="1")
    pair("cancelled and registered again").employ().register(cancelled="2020-01-31").register(
        "2020-03-01"
    )
    pair("registered again after the as-of day").employ().register(cancelled="2020-01-31").register(
        "2026-06-16"
    ).expect(amount="1")
    pair("another enterprise is registered").employ().register(at=1).expect(amount="1")
    pair("insured without registration").employ().insure().expect(amount="1")
    pair("a later delivery cancels the registration").employ().register().afterwards().register(
        cancelled="2026-01-31"
    ).expect(amount="1")
    pair("a later delivery restores the registration").employ().register(
        cancelled="2026-01-31"
    ).afterwards().register()
    pair("an enterprise that is not known").employ().unknown(at=0)


def workers(book: Book) -> None:
    """Which workers count."""
    pair = book.pair
    pair("no worker").enterprise()
    pair("hired 31 days before").employ(hired="2026-05-15").expect(amount="1")
    pair("hired 30 days before").employ(hired="2026-05-16")
    pair("hired after the as-of day").employ(hired="2026-06-16")
    pair("left on the as-of day").employ(left="2026-06-15")
    pair("left the day after the as-of day").employ(left="2026-06-16").expect(amount="1")
    pair("left before").employ(left="2026-01-31")
    for kind in ("fixed", "open_ended", "project", "part_time"):
        pair(f"contract kind {kind}").employ(kind=kind).expect(amount="1")
    pair("contract kind dispatch").employ(kind="dispatch")
    pair("dispatch past grace, fixed in grace").employ(kind="dispatch").employ(
        hired="2026-06-01", kind="fixed"
    )
    pair("fixed left, dispatch still").employ(left="2026-01-31").employ(
        hired="2025-06-01", kind="dispatch"
    )
    pair("first employment left, second in grace").employ(left="2026-06-01").employ(
        hired="2026-06-01"
    )
    pair("two workers").employ().employ(worker=1).expect(amount="2")
    pair("two employments of one worker").employ().employ(hired="2025-06-01").expect(amount="1")
    pair("one of two is a dispatch").employ().employ(kind="dispatch", worker=1).expect(amount="1")
    pair("one of two is in grace").employ().employ(hired="2026-05-16", worker=1).expect(amount="1")
    pair("one of two left").employ().employ(left="2026-06-15", worker=1).expect(amount="1")
    pair("a worker of another enterprise").enterprise().employ(at=1).register(at=1)
    pair("one here, one at another enterprise").employ().employ(at=1, worker=1).register(
        at=1
    ).expect(amount="1")
    pair("a later delivery says that the worker left").employ().afterwards().employ(
        left="2026-01-31"
    )
    book.pair("one of two asked for", min_staff=2).employ()
    book.pair("two of two asked for", min_staff=2).employ().employ(worker=1).expect(amount="2")
    book.pair("two employments are one worker", min_staff=2).employ().employ(hired="2025-06-01")


def enterprises(book: Book) -> None:
    """Which enterprises must be registered."""
    pair = book.pair
    pair("established 31 days before").enterprise(established="2026-05-15").employ().expect(
        amount="1"
    )
    pair("established 30 days before").enterprise(established="2026-05-16").employ()
    pair("established after the as-of day").enterprise(established="2026-06-20").employ()
    pair("established on an unknown day").enterprise(established="").employ().expect(amount="1")
    pair("status deregistered").enterprise(status="deregistered").employ()
    pair("status revoked").enterprise(status="revoked").employ().expect(amount="1")
    pair("status unknown").enterprise(status="").employ().expect(amount="1")
    pair("closed on the as-of day").enterprise(closed="2026-06-15").employ()
    pair("closed before").enterprise(closed="2026-01-31").employ()
    pair("closed the day after the as-of day").enterprise(closed="2026-06-16").employ().expect(
        amount="1"
    )
    pair("another enterprise is deregistered").enterprise(at=1, status="deregistered").employ(
        at=1
    ).employ().expect(amount="1")
    book.pair("seen before it closed", as_of=date(2026, 1, 30)).enterprise(
        closed="2026-01-31"
    ).employ().expect(amount="1")
    book.pair("seen before it was registered", as_of=date(2026, 1, 30)).employ().register(
        "2026-01-31"
    ).expect(amount="1")
    book.pair("seen before the cancellation", as_of=date(2026, 1, 30)).employ().register(
        cancelled="2026-01-31"
    )
    pair("a later delivery deregisters it").enterprise().employ().afterwards().enterprise(
        status="deregistered"
    )
    pair("a later delivery closes it").enterprise().employ().afterwards().enterprise(
        closed="2026-05-31"
    )
