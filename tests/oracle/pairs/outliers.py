"""Pairs of provider-outlier. Each needs its kind of provider for itself, so all are `alone`.

The window is 2026-03-18 to 2026-06-15. With days of 20 claims and no deviation the limit is
20 + 6 x 1 = 26. Pairs of different kinds may share a database.
"""

from datetime import date
from itertools import cycle
from typing import Any

from tests.oracle.pairs.pair import Book, Draft, Pair

DAY, NEXT_DAY = "2026-05-11", "2026-05-12"
CLAIMS_BESIDE = "a later delivery brings claims of another day and of another provider"
KINDS = cycle(("hospital", "clinic", "pharmacy"))

Visits = list[tuple[int, str, int]]


def provider_outlier() -> list[Pair]:
    """Days with 20 claims or more, and more than the kind's median plus six deviations."""
    book = Book("provider-outlier")
    limits(book)
    peers(book)
    windows(book)
    counting(book)
    other_days(book)
    settings(book)
    return book.pairs()


def on(day: str, *counts: int) -> Visits:
    """One day of providers 0, 1, 2 ... with these numbers of claims (0: none)."""
    return [(provider, day, count) for provider, count in enumerate(counts) if count]


def write(book: Book, name: str, visits: Visits, **parameters: Any) -> Draft:
    """A pair of providers of one kind with these claims."""
    draft = book.pair(name, alone=True, **parameters)
    give(draft, visits, next(KINDS))
    return draft


def give(draft: Draft, visits: Visits, kind: str) -> None:
    """Add providers and claims to a pair."""
    for provider in sorted({provider for provider, _, _ in visits}):
        draft.provide(provider=provider, kind=kind)
    for provider, day, count in visits:
        for number in range(count):
            draft.claim(
                day,
                day,
                provider=provider,
                kind="outpatient",
                item=f"A{number}",
                number=f"{provider}-{day}-{number}",
            )


def limits(book: Book) -> None:
    """The limit: median plus k times the greater of 1.4826 MAD and 1."""
    write(book, "one more than the limit without deviation", on(DAY, 20, 20, 20, 20, 27)).expect(
        "2026-05", "27", provider=4
    )
    write(book, "the limit without deviation", on(DAY, 20, 20, 20, 20, 26))
    # 16, 18, 20, 22, 24, x: the median is 21, the deviations are 1, 1, 3, 3, 5 and more, so the MAD
    # is 3 and the limit 21 + 6 x 4.4478 = 47.69.
    spread = on(DAY, 16, 18, 20, 22, 24)
    write(book, "above the limit with deviation", [*spread, (0, NEXT_DAY, 48)]).expect(
        "2026-05", "48"
    )
    write(book, "below the limit with deviation", [*spread, (0, NEXT_DAY, 47)])
    # 10, 11, 11, 12, 12, 13, x: the median is 12, the deviations are 0, 0, 1, 1, 1, 2 and more, so
    # the MAD is 1 and the limit 12 + 6 x 1.4826 = 20.8956.
    narrow = [*on(DAY, 10, 11, 11, 12, 12), (0, NEXT_DAY, 13)]
    write(book, "above the limit with a deviation of one", [*narrow, (1, NEXT_DAY, 21)]).expect(
        "2026-05", "21", provider=1
    )
    write(book, "below the limit with a deviation of one", [*narrow, (1, NEXT_DAY, 20)])
    # 10, 12, 20, 25, 30, x: the median is 22.5, halfway between two days, the deviations are 2.5,
    # 2.5, 7.5, 10.5, 12.5 and more, so the MAD is 9, halfway as well, and the limit 22.5 +
    # 6 x 13.3434 = 102.56.
    wide = on(DAY, 10, 12, 20, 25, 30)
    write(book, "above the limit between two days", [*wide, (0, NEXT_DAY, 103)]).expect(
        "2026-05", "103"
    )
    write(book, "below the limit between two days", [*wide, (0, NEXT_DAY, 102)])
    write(book, "20 claims where others have one", on(DAY, 1, 1, 1, 1, 20)).expect(
        "2026-05", "20", provider=4
    )
    write(book, "19 claims where others have one", on(DAY, 1, 1, 1, 1, 19))
    write(book, "a mean pulled up by one", on(DAY, 20, 20, 20, 300, 30)).expect(
        "2026-05", "300", provider=3
    ).expect("2026-05", "30", provider=4)


def peers(book: Book) -> None:
    """Provider-days of at least five providers of the same kind."""
    write(
        book,
        "four providers",
        [*on(DAY, 20, 20, 20, 40), *on(NEXT_DAY, 20, 20, 20, 20)],
    )
    write(
        book,
        "five providers, itself included",
        [*on(DAY, 20, 20, 20, 40), (4, NEXT_DAY, 20)],
    ).expect("2026-05", "40", provider=3)
    write(
        book,
        "the fifth provider claimed before the window only",
        [*on(DAY, 20, 20, 20, 40), (4, "2026-02-02", 20)],
    )
    write(
        book,
        "the fifth provider claimed after the as-of day only",
        [*on(DAY, 20, 20, 20, 40), (4, "2026-06-16", 20)],
    )
    idle = write(book, "the fifth provider never claimed", on(DAY, 20, 20, 20, 40))
    idle.provide(provider=4, kind=idle.feeds["providers"][0]["kind"])
    strange = write(book, "the fifth provider is of another kind", on(DAY, 20, 20, 20, 40))
    kind = strange.feeds["providers"][0]["kind"]
    give(strange, [(4, DAY, 20)], "clinic" if kind != "clinic" else "pharmacy")
    changed = write(book, "a later delivery changes the fifth's kind", on(DAY, 20, 20, 20, 40, 20))
    kind = changed.feeds["providers"][0]["kind"]
    changed.afterwards().provide(provider=4, kind="clinic" if kind != "clinic" else "pharmacy")
    mixed = book.pair("two kinds by themselves", alone=True)
    give(mixed, on(DAY, 20, 20, 20, 20, 27), "hospital")
    give(mixed, [(provider, DAY, 40) for provider in range(5, 10)], "clinic")
    mixed.expect("2026-05", "27", provider=4)


def windows(book: Book) -> None:
    """The 90 days that end with the as-of day, days without a claim left out."""
    usual = on(DAY, 20, 20, 20, 20, 20)
    for name, day, fires in (
        ("the first day of the window", "2026-03-18", True),
        ("the day before the window", "2026-03-17", False),
        ("the as-of day", "2026-06-15", True),
        ("the day after the as-of day", "2026-06-16", False),
    ):
        draft = write(book, name, [*usual, (2, day, 27)])
        if fires:
            draft.expect(day[:7], "27", provider=2)
    write(
        book,
        "days before the window are no peers",
        [*on(DAY, 20, 20, 20, 20, 27), *on("2026-03-10", 40, 40, 40, 40, 40)],
    ).expect("2026-05", "27", provider=4)
    write(
        book,
        "days after the as-of day are no peers",
        [*on(DAY, 20, 20, 20, 20, 27), *on("2026-06-20", 40, 40, 40, 40, 40)],
    ).expect("2026-05", "27", provider=4)
    write(
        book,
        "a provider's quiet days count",
        [*on(DAY, 30, 30, 30, 30, 40), *on(NEXT_DAY, 1, 1, 1, 1, 1), *on("2026-05-13", 1, 1, 1)],
    ).expect("2026-05", "30").expect("2026-05", "30", provider=1).expect(
        "2026-05", "30", provider=2
    ).expect("2026-05", "30", provider=3).expect("2026-05", "40", provider=4)


def counting(book: Book) -> None:
    """Claims are counted by provider and day of admission."""
    days = ("2026-05-11", "2026-05-12", "2026-05-13")
    write(
        book,
        "many claims over three days",
        [*on(DAY, 0, 1, 1, 1, 1), *((0, day, 15) for day in days)],
    )
    write(
        book,
        "two days are two findings",
        [*on(DAY, 20, 20, 20, 20, 27), *on(NEXT_DAY, 20, 20, 20, 20, 27)],
    ).expect("2026-05", "27", provider=4).expect("2026-05", "27", provider=4)
    write(
        book,
        "two providers on one day",
        [*on(DAY, 20, 20, 20, 27, 28), *on(NEXT_DAY, 20, 20, 20, 20, 20)],
    ).expect("2026-05", "27", provider=3).expect("2026-05", "28", provider=4)
    kinds = write(book, "claims of every kind and person", on(DAY, 1, 1, 1, 1))
    kinds.provide(provider=4, kind=kinds.feeds["providers"][0]["kind"])
    for number in range(20):
        kind = ("inpatient", "outpatient", "pharmacy")[number % 3]
        kinds.claim(DAY, "", provider=4, worker=number % 2, kind=kind, item=f"B{number}")
    kinds.expect("2026-05", "20", provider=4)
    equal = write(book, "equal claims count each", on(DAY, 1, 1, 1, 1))
    equal.provide(provider=4, kind=equal.feeds["providers"][0]["kind"])
    for _ in range(20):
        equal.claim(DAY, DAY, provider=4, kind="outpatient")
    equal.expect("2026-05", "20", provider=4)
    more = write(book, CLAIMS_BESIDE, on(DAY, 20, 20, 20, 20, 27))
    more.expect("2026-05", "27", provider=4).afterwards()
    more.claim(NEXT_DAY, NEXT_DAY, provider=4).claim(DAY, DAY, provider=3)
    moved = write(book, "a later delivery moves a claim", on(DAY, 1, 1, 1, 1, 20)).afterwards()
    moved.claim(NEXT_DAY, NEXT_DAY, provider=4, kind="outpatient", number=f"4-{DAY}-0")


def other_days(book: Book) -> None:
    """The window moves with the as-of day."""
    for day, fires in ((date(2026, 5, 11), True), (date(2026, 5, 10), False)):
        draft = book.pair(f"seen on {day}", alone=True, as_of=day)
        give(draft, [*on("2026-05-02", 20, 20, 20, 20, 20), (3, DAY, 27)], next(KINDS))
        if fires:
            draft.expect("2026-05", "27", provider=3)


def settings(book: Book) -> None:
    """The parameters window_days, min_providers, min_claims and k."""
    write(book, "k of 2, above", on(DAY, 20, 20, 20, 20, 23), k=2).expect(
        "2026-05", "23", provider=4
    )
    write(book, "k of 2, the limit", on(DAY, 20, 20, 20, 20, 22), k=2)
    write(book, "three providers of three", on(DAY, 20, 20, 27), min_providers=3).expect(
        "2026-05", "27", provider=2
    )
    write(book, "two providers of three", [*on(DAY, 20, 27), (0, NEXT_DAY, 20)], min_providers=3)
    write(book, "29 claims of 30", on(DAY, 20, 20, 20, 20, 29), min_claims=30)
    write(book, "30 claims of 30", on(DAY, 20, 20, 20, 20, 30), min_claims=30).expect(
        "2026-05", "30", provider=4
    )
    for day, fires in (("2026-06-06", True), ("2026-06-05", False)):
        draft = write(
            book,
            f"a window of ten days, {day}",
            [*on("2026-06-10", 20, 20, 20, 20, 20), (0, day, 27)],
            window_days=10,
        )
        if fires:
            draft.expect("2026-06", "27")
