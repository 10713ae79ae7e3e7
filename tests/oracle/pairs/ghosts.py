"""Pairs of ghost-worker. Months looked at are 2025-07 to 2026-06, the as-of month.

"Others work here" means that the enterprise has the employment of a colleague, so that the absence
of the worker's own says something.
"""

from datetime import date

from tests.oracle.pairs.pair import Book, Draft, Pair


def ghost_worker() -> list[Pair]:
    """Insured there though not working there, dead, or the enterprise closed."""
    book = Book("ghost-worker")
    absence(book)
    present_some_day(book)
    dispatched(book)
    death_and_closure(book)
    runs(book)
    strangers(book)
    settings(book)
    return book.pairs()


def others_work_here(book: Book, name: str) -> Draft:
    """A pair at whose enterprise a colleague is employed."""
    return book.pair(name).employ(worker=9)


def absence(book: Book) -> None:
    """Insured without an employment there."""
    four = ("pension", "2026-01", "2026-04")
    others_work_here(book, "no employment").insure(*four).expect("2026-01..2026-04", "4")
    book.pair("an enterprise without employments").insure(*four)
    book.pair("its only employment is still to begin").employ(hired="2026-06-16", worker=9).insure(
        *four
    )
    book.pair("its only employment ended long ago").employ(
        hired="2020-01-10", left="2020-02-01", worker=9
    ).insure(*four).expect("2026-01..2026-04", "4")
    book.pair("its only employment is a dispatch").employ(worker=9, kind="dispatch").insure(
        *four
    ).expect("2026-01..2026-04", "4")
    book.pair("its only employment is the worker's own, ended").employ(left="2025-10-01").insure(
        *four
    ).expect("2026-01..2026-04", "4")
    book.pair("its only employment is the worker's own, to come").employ(hired="2026-06-16").insure(
        *four
    )
    book.pair("only another enterprise has employments").employ(at=1, worker=9).insure(*four)
    for kind in ("fixed", "open_ended", "project", "part_time", "dispatch"):
        others_work_here(book, f"employed there, {kind}").employ(kind=kind).insure(*four)
    others_work_here(book, "employed at another enterprise").employ(at=1).insure(*four).expect(
        "2026-01..2026-04", "4"
    )


def present_some_day(book: Book) -> None:
    """An employment active on a single day of a month, up to the as-of day, is enough."""
    for hired, left, since, until, ghost in (
        ("2025-01-10", "2026-03-01", "2026-01", "2026-05", "2026-03..2026-05"),
        ("2025-01-10", "2026-03-02", "2026-01", "2026-05", "2026-04..2026-05"),
        ("2026-04-30", "", "2026-02", "2026-05", "2026-02..2026-03"),
        ("2026-05-01", "", "2026-02", "2026-05", "2026-02..2026-04"),
        ("2026-03-31", "2026-04-01", "2026-01", "2026-06", "2026-01..2026-02 2026-04..2026-06"),
        ("2026-06-15", "", "2026-04", "", "2026-04..2026-05"),
        ("2026-06-16", "", "2026-04", "", "2026-04..2026-06"),
        ("2025-01-10", "2026-06-01", "2026-05", "", ""),
        ("2025-01-10", "2026-05-01", "2026-05", "", "2026-05..2026-06"),
        ("2026-05-20", "", "2026-05", "", ""),
        ("2026-03-10", "2026-03-10", "2026-01", "2026-05", "2026-01..2026-05"),
    ):
        name = f"hired {hired}, left {left or 'never'}, insured from {since}"
        draft = others_work_here(book, name).employ(hired=hired, left=left)
        draft.insure("pension", since, until)
        for run in ghost.split():
            draft.expect(run, str(int(run[-2:]) - int(run[5:7]) + 1))
    others_work_here(book, "two employments in turn").employ(left="2026-02-10").employ(
        hired="2026-05-20"
    ).insure("pension", "2026-01", "2026-06").expect("2026-03..2026-04", "2")


def dispatched(book: Book) -> None:
    """A dispatch employment elsewhere excuses the months in which it is active."""
    four = ("pension", "2026-01", "2026-04")
    others_work_here(book, "dispatched elsewhere").employ(at=1, kind="dispatch").insure(*four)
    for kind in ("fixed", "part_time", ""):
        others_work_here(book, f"elsewhere as {kind or 'not stated'}").employ(
            at=1, kind=kind
        ).insure(*four).expect("2026-01..2026-04", "4")
    for hired, left, ghost in (
        ("2025-01-10", "2026-03-01", "2026-03..2026-04"),
        ("2025-01-10", "2026-03-02", ""),
        ("2026-03-31", "", "2026-01..2026-02"),
        ("2026-04-01", "", "2026-01..2026-03"),
        ("2024-01-10", "2025-06-01", "2026-01..2026-04"),
        ("2026-03-10", "2026-03-10", "2026-01..2026-04"),
    ):
        draft = others_work_here(book, f"dispatched from {hired} until {left or 'now'}")
        draft.employ(at=1, hired=hired, left=left, kind="dispatch").insure(*four)
        if ghost:
            draft.expect(ghost, str(int(ghost[-2:]) - int(ghost[5:7]) + 1))
    others_work_here(book, "a dispatch elsewhere, then fixed elsewhere").employ(
        at=1, left="2025-12-01", kind="dispatch"
    ).employ(at=1, hired="2025-12-01", kind="fixed").insure(*four).expect("2026-01..2026-04", "4")
    others_work_here(book, "dispatched to one enterprise, fixed at a third").employ(
        at=1, left="2025-12-01", kind="dispatch"
    ).employ(at=2, kind="fixed").insure(*four).expect("2026-01..2026-04", "4")
    others_work_here(book, "dispatched elsewhere after the as-of day").employ(
        at=1, hired="2026-06-16", kind="dispatch"
    ).insure("pension", "2026-05").expect("2026-05..2026-06", "2")
    others_work_here(book, "dispatched elsewhere on the as-of day").employ(
        at=1, hired="2026-06-15", kind="dispatch"
    ).insure("pension", "2026-04").expect("2026-04..2026-05", "2")
    others_work_here(book, "a dispatch here, ended").employ(
        left="2025-12-01", kind="dispatch"
    ).insure(*four).expect("2026-01..2026-04", "4")
    others_work_here(book, "a colleague is dispatched elsewhere").employ(
        at=1, worker=9, kind="dispatch"
    ).insure(*four).expect("2026-01..2026-04", "4")
    others_work_here(book, "dispatched to an enterprise that is not known").employ(
        at=1, kind="dispatch"
    ).insure(*four).unknown(at=1).expect("2026-01..2026-04", "4")


def death_and_closure(book: Book) -> None:
    """Months later than the month of death or of closure."""
    pair = book.pair
    for day, since, ghost in (
        ("2026-02-10", "2026-01", "2026-03..2026-06"),
        ("2026-02-28", "2026-01", "2026-03..2026-06"),
        ("2026-03-01", "2026-01", "2026-04..2026-06"),
        ("2026-04-30", "2026-01", "2026-05..2026-06"),
        ("2026-05-10", "2026-01", ""),
        ("2026-06-16", "2026-01", ""),
        ("2025-12-31", "2025-11", "2026-01..2026-06"),
    ):
        died = pair(f"died on {day}").employ().die(day).insure("pension", since)
        closed = pair(f"closed on {day}").enterprise(closed=day).employ()
        closed.insure("pension", since)
        if ghost:
            amount = str(int(ghost[-2:]) - int(ghost[5:7]) + 1)
            died.expect(ghost, amount)
            closed.expect(ghost, amount)
    four = ("pension", "2026-03", "2026-06")
    pair("died, no employment anywhere").die("2026-02-10").insure(*four).expect(
        "2026-03..2026-06", "4"
    )
    pair("closed, no employment anywhere").enterprise(closed="2026-02-10").insure(*four).expect(
        "2026-03..2026-06", "4"
    )
    others_work_here(book, "died, dispatched elsewhere").die("2026-02-10").employ(
        at=1, kind="dispatch"
    ).insure(*four).expect("2026-03..2026-06", "4")
    others_work_here(book, "closed, dispatched elsewhere").enterprise(closed="2026-02-10").employ(
        at=1, kind="dispatch"
    ).insure(*four).expect("2026-03..2026-06", "4")
    pair("a colleague died").employ().employ(worker=1).die("2026-02-10", worker=1).insure(*four)
    pair("another enterprise closed").enterprise(at=1, closed="2026-02-10").employ().insure(
        *four
    ).employ(at=1)
    pair("deregistered without a day").enterprise(status="deregistered").employ().insure(*four)
    pair("the insurance ended with the death").employ().die("2026-02-10").insure(
        "pension", "2026-01", "2026-02"
    )


def runs(book: Book) -> None:
    """Runs of at least two months, whatever the reason of each, within twelve months."""
    others_work_here(book, "one month").insure("pension", "2026-01", "2026-01")
    others_work_here(book, "two months").insure("pension", "2026-01", "2026-02").expect(
        "2026-01..2026-02", "2"
    )
    others_work_here(book, "two months apart").insure("pension", "2026-01", "2026-01").insure(
        "pension", "2026-03", "2026-03"
    )
    others_work_here(book, "two runs").insure("pension", "2025-11", "2026-01").insure(
        "pension", "2026-03", "2026-04"
    ).expect("2025-11..2026-01", "3").expect("2026-03..2026-04", "2")
    others_work_here(book, "two schemes in turn").insure("pension", "2026-01", "2026-01").insure(
        "medical", "2026-02", "2026-02"
    ).expect("2026-01..2026-02", "2")
    others_work_here(book, "two schemes at once").insure(
        "pension;work_injury", "2026-01", "2026-02"
    ).expect("2026-01..2026-02", "2")
    for scheme in ("pension", "medical", "unemployment", "work_injury", "maternity"):
        others_work_here(book, f"insured in {scheme}").insure(scheme, "2026-01", "2026-02").expect(
            "2026-01..2026-02", "2"
        )
    book.pair("absent, then dead").employ(left="2026-01-01").employ(hired="2026-02-20").die(
        "2026-01-20"
    ).insure("pension", "2026-01", "2026-02").expect("2026-01..2026-02", "2")
    book.pair("dead and closed").enterprise(closed="2026-02-20").employ().die("2026-01-20").insure(
        "pension", "2026-01", "2026-04"
    ).expect("2026-02..2026-04", "3")
    for since, until, ghost, amount in (
        ("2025-01", "2025-12", "2025-07..2025-12", "6"),
        ("2025-05", "2025-07", "", ""),
        ("2025-05", "2025-08", "2025-07..2025-08", "2"),
        ("2025-01", "2025-06", "", ""),
        ("2026-05", "", "2026-05..2026-06", "2"),
        ("2026-05", "2026-06", "2026-05..2026-06", "2"),
        ("2026-06", "", "", ""),
        ("2024-01", "", "2025-07..2026-06", "12"),
    ):
        draft = others_work_here(book, f"insured from {since} until {until or 'now'}")
        draft.insure("pension", since, until)
        if ghost:
            draft.expect(ghost, amount)


def strangers(book: Book) -> None:
    """Insurance elsewhere and of others, and later deliveries."""
    four = ("pension", "2026-01", "2026-04")
    others_work_here(book, "insured at another enterprise").insure(*four, at=1)
    others_work_here(book, "insured at both, employed at one").insure(*four).insure(
        *four, at=1
    ).employ(at=1).expect("2026-01..2026-04", "4")
    others_work_here(book, "a month here, a month elsewhere").insure(
        "pension", "2026-01", "2026-01"
    ).insure("pension", "2026-02", "2026-02", at=1)
    others_work_here(book, "a month of a colleague").insure("pension", "2026-01", "2026-01").insure(
        "pension", "2026-02", "2026-02", worker=1
    )
    others_work_here(book, "a colleague works and is insured").insure(*four).insure(
        *four, worker=9
    ).expect("2026-01..2026-04", "4")
    others_work_here(book, "insured privately").insure_privately()
    others_work_here(book, "an enterprise that is not known").insure(*four).unknown(at=0)
    for day, ghost in (
        (date(2025, 12, 31), "2025-08..2025-12"),
        (date(2026, 1, 1), "2025-08..2026-01"),
        (date(2025, 8, 31), ""),
    ):
        draft = book.pair(f"seen on {day}", as_of=day).employ(worker=9)
        draft.insure("pension", "2025-08", "2026-04")
        if ghost:
            draft.expect(ghost, "6" if ghost.endswith("01") else "5")
    book.pair("seen two months after the death", as_of=date(2026, 1, 31)).employ().die(
        "2025-11-20"
    ).insure("pension", "2025-01", "2026-06").expect("2025-12..2026-01", "2")
    others_work_here(book, "a later delivery brings the employment").insure(
        *four
    ).afterwards().employ()
    others_work_here(book, "a later delivery ends the employment").employ().insure(
        *four
    ).afterwards().employ(left="2026-01-01").expect("2026-01..2026-04", "4")
    others_work_here(book, "a later delivery ends the insurance").insure(*four).afterwards().insure(
        "pension", "2026-01", "2026-01"
    )
    book.pair("a later delivery moves the death").employ().die("2026-01-20").insure(
        *four
    ).afterwards().die("2026-03-20")
    book.pair("a later delivery takes the closure back").enterprise(
        closed="2026-01-20"
    ).employ().insure(*four).afterwards().enterprise()


def settings(book: Book) -> None:
    """The parameters min_months and window_months."""
    for months, ghost, amount in ((2, "", ""), (3, "2026-01..2026-03", "3")):
        draft = book.pair(f"{months} months of three", min_months=3).employ(worker=9)
        draft.insure("pension", "2026-01", f"2026-{months:02d}")
        if ghost:
            draft.expect(ghost, amount)
    book.pair("one month of one", min_months=1).employ(worker=9).insure(
        "pension", "2026-01", "2026-01"
    ).expect("2026-01", "1")
    book.pair("a window of three months", window_months=3).employ(worker=9).insure(
        "pension", "2026-01"
    ).expect("2026-04..2026-06", "3")
