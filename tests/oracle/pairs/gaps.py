"""Pairs of coverage-gap.

Most workers are hired on 2025-12-10, whose first day past 30 days is 2026-01-10: they are employed
from January 2026 and until the as-of month June 2026.
"""

from datetime import date

from tests.oracle.pairs.pair import ALL_SCHEMES, Book, Pair

HIRED = "2025-12-10"


def coverage_gap() -> list[Pair]:
    """Months employed while the scheme applies, without insurance there, as maximal runs."""
    book = Book("coverage-gap")
    runs(book)
    grace(book)
    ends(book)
    kinds(book)
    several_employments(book)
    strangers(book)
    return book.pairs()


def runs(book: Book) -> None:
    """How insured months cut the employed months into runs."""
    pair = book.pair
    pair("insured throughout").employ(hired=HIRED).insure(since="2026-01")
    pair("insured at first only").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).expect("2026-04..2026-06", scheme="pension")
    pair("insured later only").employ(hired=HIRED).insure(since="2026-03").expect(
        "2026-01..2026-02", scheme="pension"
    )
    pair("insured at both ends").employ(hired=HIRED).insure("pension", "2026-01", "2026-02").insure(
        since="2026-05"
    ).expect("2026-03..2026-04", scheme="pension")
    pair("three runs").employ(hired=HIRED).insure("pension", "2026-02", "2026-02").insure(
        "pension", "2026-04", "2026-04"
    ).expect("2026-01", scheme="pension").expect("2026-03", scheme="pension").expect(
        "2026-05..2026-06", scheme="pension"
    )
    pair("records that touch leave no gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).insure(since="2026-04")
    pair("records that overlap leave no gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-04"
    ).insure("pension", "2026-02", "2026-03").insure(since="2026-05")
    pair("a run across the New Year").employ(hired="2025-10-10").insure(
        "pension", "2025-11", "2025-11"
    ).insure(since="2026-02").expect("2025-12..2026-01", scheme="pension")
    pair("insured before the employment only").employ(hired=HIRED).insure(
        "pension", "2025-01", "2025-03"
    ).expect("2026-01..2026-06", scheme="pension")
    pair("a gap longer than a year").employ(hired="2024-03-10").insure(
        "pension", "2024-04", "2024-04"
    ).expect("2024-05..2026-06", scheme="pension")


def grace(book: Book) -> None:
    """The first employed month: some day of it lies more than 30 days after hiring."""
    pair = book.pair
    pair("past grace on the last day of January").employ(hired="2025-12-31").insure(
        since="2026-02"
    ).expect("2026-01", scheme="pension")
    pair("past grace on the first of February").employ(hired="2026-01-01").insure(since="2026-02")
    pair("past grace on the last day of April").employ(hired="2026-03-30").insure(
        since="2026-05"
    ).expect("2026-04", scheme="pension")
    pair("past grace on the first of May").employ(hired="2026-03-31").insure(since="2026-05")
    pair("past grace on the second of May").employ(hired="2026-04-01").insure(since="2026-05")
    pair("past grace on the last day of February").employ(hired="2026-01-28").insure(
        since="2026-03"
    ).expect("2026-02", scheme="pension")
    pair("past grace on the first of March").employ(hired="2026-01-29").insure(since="2026-03")
    pair("past grace on the as-of day").employ(hired="2026-05-15").insure(
        "pension", "2026-05", "2026-05"
    ).expect("2026-06", scheme="pension")
    pair("past grace the day after the as-of day").employ(hired="2026-05-16").insure(
        "pension", "2026-05", "2026-05"
    )
    pair("hired after the as-of day").employ(hired="2026-06-16").insure(
        "pension", "2026-05", "2026-05"
    )


def ends(book: Book) -> None:
    """The last employed month: some day of it is before left_on."""
    pair = book.pair
    pair("left on the first of April").employ(hired=HIRED, left="2026-04-01").insure(
        "pension", "2026-01", "2026-03"
    )
    pair("left on the second of April").employ(hired=HIRED, left="2026-04-02").insure(
        "pension", "2026-01", "2026-03"
    ).expect("2026-04", scheme="pension")
    pair("left on the 31st day").employ(hired="2026-01-05", left="2026-02-05").insure(
        "pension", "2026-01", "2026-01"
    )
    pair("left on the 32nd day").employ(hired="2026-01-05", left="2026-02-06").insure(
        "pension", "2026-01", "2026-01"
    ).expect("2026-02", scheme="pension")
    pair("left on the first of the as-of month").employ(hired=HIRED, left="2026-06-01").insure(
        "pension", "2026-01", "2026-05"
    )
    pair("left on the second of the as-of month").employ(hired=HIRED, left="2026-06-02").insure(
        "pension", "2026-01", "2026-05"
    ).expect("2026-06", scheme="pension")
    pair("leaves after the as-of month").employ(hired=HIRED, left="2026-08-20").insure(
        "pension", "2026-01", "2026-04"
    ).expect("2026-05..2026-06", scheme="pension")
    pair("insured until the as-of month").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-06"
    )
    for name, day, left, fires in (
        ("past grace on the first of the as-of month", date(2026, 3, 1), "", True),
        ("left on the first of the as-of month before", date(2026, 3, 1), "2026-03-01", False),
        ("seen before grace is over", date(2026, 2, 28), "", False),
    ):
        draft = book.pair(name, as_of=day).employ(hired="2026-01-29", left=left)
        draft.insure("pension", "2026-01", "2026-02")
        if fires:
            draft.expect("2026-03", scheme="pension")
    pair("insured in no month but one to come").employ(hired=HIRED).insure(since="2026-07")
    pair("the gap ends with a month to come").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-04"
    ).insure(since="2026-07").expect("2026-05..2026-06", scheme="pension")


def kinds(book: Book) -> None:
    """Which schemes apply, and that each is looked at by itself."""
    pair = book.pair
    pair("never insured there").employ(hired=HIRED)
    pair("never insured there in the other schemes").employ(hired=HIRED).insure(since="2026-01")
    for scheme in ALL_SCHEMES.split(";"):
        pair(f"a gap in {scheme}").employ(hired=HIRED).insure(
            ALL_SCHEMES, "2026-01", "2026-02"
        ).insure(
            ";".join(name for name in ALL_SCHEMES.split(";") if name != scheme), since="2026-03"
        ).expect("2026-03..2026-06", scheme=scheme)
    pair("part-time, insured in pension once").employ(hired=HIRED, kind="part_time").insure(
        "pension", "2026-01", "2026-01"
    )
    pair("part-time, insured in work injury once").employ(hired=HIRED, kind="part_time").insure(
        "work_injury", "2026-01", "2026-01"
    ).expect("2026-02..2026-06", scheme="work_injury")
    pair("dispatch").employ(hired=HIRED, kind="dispatch").insure(ALL_SCHEMES, "2026-01", "2026-01")
    for kind in ("fixed", "open_ended", "project"):
        pair(f"contract kind {kind}").employ(hired=HIRED, kind=kind).insure(
            "pension", "2026-01", "2026-05"
        ).expect("2026-06", scheme="pension")


def several_employments(book: Book) -> None:
    """Employments of one worker at one enterprise: the union of their months."""
    pair = book.pair
    pair("one grace each").employ(hired=HIRED, left="2026-03-01").employ(hired="2026-03-01").insure(
        "pension", "2026-01", "2026-01"
    ).expect("2026-02", scheme="pension").expect("2026-04..2026-06", scheme="pension")
    pair("overlapping employments make one run").employ(hired=HIRED, left="2026-03-15").employ(
        hired="2026-02-20"
    ).insure("pension", "2026-01", "2026-01").expect("2026-02..2026-06", scheme="pension")
    pair("adjoining months make one run").employ(hired=HIRED, left="2026-03-15").employ(
        hired="2026-03-01"
    ).insure("pension", "2026-01", "2026-01").expect("2026-02..2026-06", scheme="pension")
    pair("both employments at once make one run").employ(hired=HIRED).employ(
        hired="2025-12-01"
    ).insure("pension", "2026-01", "2026-05").expect("2026-06", scheme="pension")
    pair("not employed between two employments").employ(hired=HIRED, left="2026-02-01").employ(
        hired="2026-03-20"
    ).insure("pension", "2025-12", "2025-12").expect("2026-01", scheme="pension").expect(
        "2026-04..2026-06", scheme="pension"
    )
    pair("part-time first, then fixed").employ(
        hired="2025-10-10", left="2026-03-01", kind="part_time"
    ).employ(hired="2026-03-01", kind="fixed").insure("pension", "2026-05", "2026-05").insure(
        "work_injury", since="2025-10"
    ).expect("2026-04", scheme="pension").expect("2026-06", scheme="pension")
    pair("dispatch first, then fixed").employ(
        hired="2025-10-10", left="2026-03-01", kind="dispatch"
    ).employ(hired="2026-03-01", kind="fixed").insure("pension", "2026-05", "2026-05").expect(
        "2026-04", scheme="pension"
    ).expect("2026-06", scheme="pension")


def strangers(book: Book) -> None:
    """Insurance elsewhere, of others, in other schemes or private, and later deliveries."""
    pair = book.pair
    pair("insured at another enterprise in the gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).insure(since="2026-04", at=1).expect("2026-04..2026-06", scheme="pension")
    pair("a colleague is insured in the gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).insure(since="2026-04", worker=1).expect("2026-04..2026-06", scheme="pension")
    pair("another scheme in the gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).insure("medical", since="2026-01").expect("2026-04..2026-06", scheme="pension")
    pair("insured at another enterprise only").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03", at=1
    )
    pair("a colleague is insured only").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03", worker=1
    )
    pair("insured privately in the gap").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).insure_privately().expect("2026-04..2026-06", scheme="pension")
    pair("employed at two enterprises, a gap at each").employ(hired=HIRED).employ(
        hired=HIRED, at=1
    ).insure("pension", "2026-01", "2026-03").insure(since="2026-03", at=1).expect(
        "2026-04..2026-06", scheme="pension"
    ).expect("2026-01..2026-02", scheme="pension", at=1)
    pair("an enterprise that is not known").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-03"
    ).unknown(at=0)
    pair("a later delivery ends the insurance").employ(hired=HIRED).insure(
        since="2026-01"
    ).afterwards().insure("pension", "2026-01", "2026-04").expect(
        "2026-05..2026-06", scheme="pension"
    )
    pair("a later delivery prolongs the insurance").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-04"
    ).afterwards().insure(since="2026-01")
    pair("a later delivery says that the worker left").employ(hired=HIRED).insure(
        "pension", "2026-01", "2026-04"
    ).afterwards().employ(hired=HIRED, left="2026-05-01")
