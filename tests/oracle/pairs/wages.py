"""Pairs of wage-arrears: months filed with no wages while staff was employed all month."""

from datetime import date

from tests.oracle.pairs.pair import Book, Pair


def wage_arrears() -> list[Pair]:
    """Past months with a filing of no wages and staff, as maximal runs."""
    book = Book("wage-arrears")
    filings(book)
    runs(book)
    staff(book)
    sums(book)
    strangers(book)
    settings(book)
    return book.pairs()


def filings(book: Book) -> None:
    """Which filings count."""
    pair = book.pair
    pair("no wages in a month").employ(wage="6000").file("2026-03").expect("2026-03", "6000")
    pair("a fen of wages in a month").employ(wage="6000").file("2026-03", wages="0.01")
    pair("no filing").employ(wage="6000")
    pair("the month before the as-of month").employ(wage="6000").file("2026-05").expect(
        "2026-05", "6000"
    )
    pair("the as-of month").employ(wage="6000").file("2026-06")
    pair("a month to come").employ(wage="6000").file("2026-07")
    book.pair("the last day of the month filed", as_of=date(2026, 3, 31)).employ(wage="6000").file(
        "2026-03"
    )
    book.pair("the day after the month filed", as_of=date(2026, 4, 1)).employ(wage="6000").file(
        "2026-03"
    ).expect("2026-03", "6000")
    pair("a headcount of nobody").employ(wage="6000").file("2026-03", 0).expect("2026-03", "6000")
    pair("a long time ago").employ(hired="2019-01-10", wage="6000").file("2019-03").expect(
        "2019-03", "6000"
    )


def runs(book: Book) -> None:
    """What ends a run."""
    pair = book.pair
    pair("three months are one run").employ(wage="6000").file("2026-03").file("2026-04").file(
        "2026-05"
    ).expect("2026-03..2026-05", "18000")
    pair("a month without a filing").employ(wage="6000").file("2026-02").file("2026-04").expect(
        "2026-02", "6000"
    ).expect("2026-04", "6000")
    pair("a month with wages").employ(wage="6000").file("2026-02").file(
        "2026-03", wages="5000"
    ).file("2026-04").expect("2026-02", "6000").expect("2026-04", "6000")
    pair("a month without staff").employ(left="2026-03-10", wage="6000").employ(
        hired="2026-03-20", wage="7000"
    ).file("2026-02").file("2026-03").file("2026-04").expect("2026-02", "6000").expect(
        "2026-04", "7000"
    )
    pair("across the New Year").employ(wage="6000").file("2025-12").file("2026-01").expect(
        "2025-12..2026-01", "12000"
    )
    pair("up to the as-of month").employ(wage="6000").file("2026-04").file("2026-05").file(
        "2026-06"
    ).expect("2026-04..2026-05", "12000")
    pair("the same month of two years").employ(hired="2024-01-10", wage="6000").file(
        "2025-03"
    ).file("2026-03").expect("2025-03", "6000").expect("2026-03", "6000")


def staff(book: Book) -> None:
    """Who is staff: an employment other than dispatch, active on every day of the month."""
    pair = book.pair
    for hired, left, month, fires in (
        ("2026-03-01", "", "2026-03", True),
        ("2026-03-02", "", "2026-03", False),
        ("2025-01-10", "2026-03-31", "2026-03", False),
        ("2025-01-10", "2026-04-01", "2026-03", True),
        ("2025-01-10", "2026-04-30", "2026-04", False),
        ("2025-01-10", "2026-05-01", "2026-04", True),
        ("2025-01-10", "2026-02-28", "2026-02", False),
        ("2025-01-10", "2026-03-01", "2026-02", True),
        ("2025-01-10", "2026-03-15", "2026-03", False),
        ("2026-03-01", "2026-04-01", "2026-03", True),
        ("2025-01-10", "2025-12-31", "2026-03", False),
        ("2026-04-05", "", "2026-03", False),
    ):
        draft = pair(f"hired {hired}, left {left or 'never'}, filed {month}")
        draft.employ(hired=hired, left=left, wage="6000").file(month)
        if fires:
            draft.expect(month, "6000")
    pair("two employments of half a month").employ(left="2026-03-16", wage="6000").employ(
        hired="2026-03-16", wage="6000"
    ).file("2026-03")
    for kind in ("fixed", "open_ended", "project", "part_time"):
        pair(f"contract kind {kind}").employ(wage="6000", kind=kind).file("2026-03").expect(
            "2026-03", "6000"
        )
    pair("contract kind dispatch").employ(wage="6000", kind="dispatch").file("2026-03")
    pair("nobody").file("2026-03")


def sums(book: Book) -> None:
    """The amount: monthly wages of this staff over the run."""
    pair = book.pair
    pair("two workers").employ(wage="6000.50").employ(wage="5000.25", worker=1).file(
        "2026-03"
    ).expect("2026-03", "11000.75")
    pair("two employments of one worker").employ(wage="6000").employ(
        hired="2025-06-01", wage="1000"
    ).file("2026-03").expect("2026-03", "7000")
    pair("a wage not stated").employ().file("2026-03").expect("2026-03", "0")
    pair("one wage not stated").employ(wage="6000").employ(worker=1).file("2026-03").expect(
        "2026-03", "6000"
    )
    pair("a dispatch beside").employ(wage="6000").employ(
        wage="5000", kind="dispatch", worker=1
    ).file("2026-03").expect("2026-03", "6000")
    pair("one who joined in the month").employ(wage="6000").employ(
        hired="2026-03-02", wage="5000", worker=1
    ).file("2026-03").file("2026-04").expect("2026-03..2026-04", "17000")
    pair("one who left in the month").employ(wage="6000").employ(
        left="2026-04-30", wage="5000", worker=1
    ).file("2026-03").file("2026-04").expect("2026-03..2026-04", "17000")


def strangers(book: Book) -> None:
    """Staff and filings of other enterprises, insurance, and later deliveries."""
    pair = book.pair
    pair("staff of another enterprise").employ(wage="6000", at=1).file("2026-03")
    pair("staff of another enterprise beside").employ(wage="6000").employ(
        wage="5000", at=1, worker=1
    ).file("2026-03").expect("2026-03", "6000")
    pair("another enterprise paid").employ(wage="6000").employ(wage="5000", at=1, worker=1).file(
        "2026-03"
    ).file("2026-03", wages="5000", at=1).expect("2026-03", "6000")
    pair("insured but not employed").insure().file("2026-03")
    pair("an enterprise that is not known").employ(wage="6000").file("2026-03").unknown(at=0)
    pair("a later delivery says that wages were paid").employ(wage="6000").file(
        "2026-03"
    ).afterwards().file("2026-03", wages="6000")
    pair("a later delivery changes the wage").employ(wage="6000").file(
        "2026-03"
    ).afterwards().employ(wage="7000").expect("2026-03", "7000")


def settings(book: Book) -> None:
    """The parameters min_staff, which counts employments, and min_months."""
    book.pair("one of two", min_staff=2).employ(wage="6000").file("2026-03")
    book.pair("two workers of two", min_staff=2).employ(wage="6000").employ(
        wage="5000", worker=1
    ).file("2026-03").expect("2026-03", "11000")
    book.pair("two employments of two", min_staff=2).employ(wage="6000").employ(
        hired="2025-06-01", wage="1000"
    ).file("2026-03").expect("2026-03", "7000")
    book.pair("a month with one of two ends the run", min_staff=2).employ(wage="6000").employ(
        left="2026-03-10", wage="5000", worker=1
    ).employ(hired="2026-04-01", wage="5000", worker=2).file("2026-02").file("2026-03").file(
        "2026-04"
    ).expect("2026-02", "11000").expect("2026-04", "11000")
    book.pair("one month of two", min_months=2).employ(wage="6000").file("2026-03")
    book.pair("two months of two", min_months=2).employ(wage="6000").file("2026-03").file(
        "2026-04"
    ).expect("2026-03..2026-04", "12000")
    book.pair("two months apart of two", min_months=2).employ(wage="6000").file("2026-02").file(
        "2026-04"
    )
