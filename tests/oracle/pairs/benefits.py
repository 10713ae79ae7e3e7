"""Pairs of benefit-while-employed, benefit-after-death and claim-after-death."""

from tests.oracle.pairs.pair import Book, Pair


def benefit_while_employed() -> list[Pair]:
    """Unemployment benefit in a month on whose first day an employment is active."""
    book = Book("benefit-while-employed")
    pair = book.pair
    april = "2026-04"
    pair("employed throughout").employ().benefit("unemployment", april, "1,520.50").expect(
        april, "1520.5", scheme="unemployment"
    )
    for name, hired, left, fires in (
        ("hired on the first", "2026-04-01", "", True),
        ("hired on the second", "2026-04-02", "", False),
        ("left on the first", "2025-01-10", "2026-04-01", False),
        ("left on the second", "2025-01-10", "2026-04-02", True),
        ("left the month before", "2025-01-10", "2026-03-20", False),
        ("hired the month after", "2026-05-06", "", False),
        ("hired in the middle of the month before", "2026-03-16", "", True),
        ("hired and left around the first", "2026-03-31", "2026-04-02", True),
    ):
        draft = pair(name).employ(hired=hired, left=left).benefit("unemployment", april)
        if fires:
            draft.expect(april, "1500", scheme="unemployment")
    for kind in ("pension", "injury", "maternity"):
        pair(f"benefit {kind}").employ().benefit(kind, april)
    pair("not employed").benefit("unemployment", april)
    pair("insured but not employed").insure().benefit("unemployment", april)
    pair("a colleague is employed").employ(worker=1).benefit("unemployment", april)
    for kind in ("fixed", "open_ended", "project", "dispatch", "part_time"):
        pair(f"contract kind {kind}").employ(kind=kind).benefit("unemployment", april).expect(
            april, "1500", scheme="unemployment"
        )
    pair("two enterprises").employ().employ(at=1).benefit("unemployment", april).expect(
        april, "1500", scheme="unemployment"
    ).expect(april, "1500", scheme="unemployment", at=1)
    pair("two enterprises, one left").employ().employ(at=1, left="2026-01-31").benefit(
        "unemployment", april
    ).expect(april, "1500", scheme="unemployment")
    pair("two employments at one enterprise").employ().employ(hired="2025-06-01").benefit(
        "unemployment", april
    ).expect(april, "1500", scheme="unemployment")
    pair("every month by itself").employ(hired="2026-03-16").benefit(
        "unemployment", "2026-03", "1400"
    ).benefit("unemployment", april).benefit("unemployment", "2026-05", "1600").expect(
        april, "1500", scheme="unemployment"
    ).expect("2026-05", "1600", scheme="unemployment")
    pair("the as-of month").employ().benefit("unemployment", "2026-06").expect(
        "2026-06", "1500", scheme="unemployment"
    )
    pair("a month to come").employ().benefit("unemployment", "2026-07")
    pair("the employer is not known").employ().benefit("unemployment", april).unknown(at=0)
    pair("a later delivery says that the worker had left").employ().benefit(
        "unemployment", april
    ).afterwards().employ(left="2026-03-01")
    pair("a later delivery corrects the amount").employ().benefit(
        "unemployment", april
    ).afterwards().benefit("unemployment", april, "900").expect(april, "900", scheme="unemployment")
    return book.pairs()


def benefit_after_death() -> list[Pair]:
    """A benefit of a month later than the month of death."""
    book = Book("benefit-after-death")
    pair = book.pair
    for kind in ("pension", "unemployment", "injury", "maternity"):
        pair(f"benefit {kind} the month after").die("2026-02-10").benefit(kind, "2026-03").expect(
            "2026-03", "1500", scheme=kind
        )
    for name, died, month, fires in (
        ("the month of death", "2026-02-10", "2026-02", False),
        ("the month before", "2026-02-10", "2026-01", False),
        ("died on the last of the month", "2026-02-28", "2026-03", True),
        ("died on the first of the month", "2026-03-01", "2026-03", False),
        ("across the New Year", "2025-12-31", "2026-01", True),
        ("an earlier month of a later year", "2025-11-20", "2026-02", True),
        ("a later month of an earlier year", "2026-02-20", "2025-11", False),
        ("the as-of month", "2026-05-31", "2026-06", True),
        ("a month to come", "2026-05-31", "2026-07", False),
        ("died after the as-of day", "2026-06-20", "2026-07", False),
        ("died on the as-of day", "2026-06-15", "2026-06", False),
    ):
        draft = pair(name).die(died).benefit("pension", month)
        if fires:
            draft.expect(month, "1500", scheme="pension")
    pair("alive").benefit("pension", "2026-03")
    pair("another person died").die("2026-02-10", worker=1).benefit("pension", "2026-03")
    pair("every benefit by itself").die("2026-02-10").benefit("pension", "2026-02").benefit(
        "pension", "2026-03"
    ).benefit("injury", "2026-04", "700").expect("2026-03", "1500", scheme="pension").expect(
        "2026-04", "700", scheme="injury"
    )
    pair("employed as well").employ().die("2026-02-10").benefit("pension", "2026-03").expect(
        "2026-03", "1500", scheme="pension"
    )
    pair("a later delivery moves the death").die("2026-02-10").benefit(
        "pension", "2026-03"
    ).afterwards().die("2026-03-10")
    pair("a later delivery corrects the amount").die("2026-02-10").benefit(
        "pension", "2026-03"
    ).afterwards().benefit("pension", "2026-03", "12.30").expect(
        "2026-03", "12.3", scheme="pension"
    )
    return book.pairs()


def claim_after_death() -> list[Pair]:
    """Admitted on a day later than the day of death."""
    book = Book("claim-after-death")
    pair = book.pair
    for name, died, admitted, fires in (
        ("the day after", "2026-02-10", "2026-02-11", True),
        ("the same day", "2026-02-10", "2026-02-10", False),
        ("the day before", "2026-02-10", "2026-02-09", False),
        ("the month after", "2026-02-10", "2026-03-01", True),
        ("an earlier day of a later month", "2026-02-10", "2026-03-05", True),
        ("on the as-of day", "2026-02-10", "2026-06-15", True),
        ("after the as-of day", "2026-02-10", "2026-06-16", False),
        ("died and admitted after the as-of day", "2026-06-16", "2026-06-17", False),
    ):
        draft = pair(name).die(died).claim(admitted)
        if fires:
            draft.expect(admitted[:7], "800")
    for kind in ("inpatient", "outpatient", "pharmacy"):
        pair(f"claim {kind}").die("2026-02-10").claim("2026-03-01", kind=kind).expect(
            "2026-03", "800"
        )
    pair("admitted before, discharged after").die("2026-02-10").claim("2026-02-01", "2026-02-20")
    pair("alive").claim("2026-02-11")
    pair("another person died").die("2026-02-10", worker=1).claim("2026-02-11")
    pair("every claim by itself").die("2026-02-10").claim("2026-02-01").claim(
        "2026-02-20", item="B200", amount="70.40"
    ).claim("2026-02-20", item="B200", amount="31", provider=1).expect("2026-02", "70.4").expect(
        "2026-02", "31", provider=1
    )
    pair("equal claims are two findings").die("2026-02-10").claim("2026-02-20").claim(
        "2026-02-20", item="B200"
    ).expect("2026-02", "800").expect("2026-02", "800")
    pair("a provider that is not known").die("2026-02-10").claim("2026-02-20").unknown(provider=0)
    pair("a later delivery moves the death").die("2026-02-10").claim("2026-02-20").afterwards().die(
        "2026-02-20"
    )
    pair("a later delivery moves the claim").die("2026-02-10").claim(
        "2026-02-20", number="1"
    ).afterwards().claim("2026-02-08", number="1")
    return book.pairs()
