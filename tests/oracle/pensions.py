"""Pairs about workers past the statutory pension age, whom the employment rules can leave out.

The contract leaves the ages to a table, so the oracle does not recompute these; expectations are
written by hand from the decision of 13 September 2024. In June 2026, the as-of month, those men are
past the age who were born until January 1966 (60 years and 4 months, reached in May), and those
women born until November 1975 (50 years and 6 months, reached in May).
"""

from datetime import date

from inspectorate.organisation.models import PensionAge
from tests.oracle.identifiers import build_identity_number
from tests.oracle.pairs.pair import Book, Draft, Pair, serials

# Who; born on; a man; past the age in June 2026.
PEOPLE = (
    ("a man whose age came in May", date(1966, 1, 31), True, True),
    ("a man whose age comes in June", date(1966, 2, 1), True, False),
    ("a woman whose age came in May", date(1975, 11, 30), False, True),
    ("a woman whose age comes in June", date(1975, 12, 1), False, False),
    ("a woman whose age of another kind comes in 2030", date(1975, 10, 1), False, True),
    ("an old man", date(1950, 2, 3), True, True),
    ("a man of 56", date(1970, 5, 2), True, False),
    ("a woman of 56", date(1970, 5, 2), False, True),
    ("a young man", date(1990, 5, 2), True, False),
)


def add_another_kind() -> None:
    """Ages of another kind of staff, which no rule applies: women born since October 1975 at 55."""
    PensionAge.objects.create(
        sex="f", kind="cadre", born_from=date(1975, 10, 1), age_months=660, source="示例"
    )


def pension_pairs() -> list[Pair]:
    """Each of these people with the parameter on; one past the age with it off."""
    pairs: list[Pair] = []
    for rule in WRITERS:
        book = Book(rule)
        for name, born, man, past in PEOPLE:
            draft = book.pair(f"{name}, left out past the age", leave_out_pension_age=True)
            write(be_born(draft, born, man=man), fires=not past)
        foreign = book.pair("nobody knows the age", leave_out_pension_age=True).foreign()
        write(foreign, fires=True)
        _, born, man, _ = PEOPLE[0]
        write(be_born(book.pair("past the age, not left out"), born, man=man), fires=True)
        pairs += book.pairs()
    return pairs


def be_born(draft: Draft, born: date, *, man: bool) -> Draft:
    """The pair's person has this birth date and sex: odd sequence numbers are men's."""
    number = next(
        number
        for number in (build_identity_number(serial, born=born) for serial in serials)
        if int(number[16]) % 2 == man
    )
    draft.numbers["person", 0] = number
    return draft


def write(draft: Draft, *, fires: bool) -> None:
    """What makes the draft's rule fire, were it not for the age."""
    WRITERS[draft.rule](draft, fires)


def unregistered_worker(draft: Draft, fires: bool) -> None:
    draft.employ()
    if fires:
        draft.expect()


def partial_schemes(draft: Draft, fires: bool) -> None:
    draft.employ().insure("medical;unemployment;work_injury;maternity")
    if fires:
        draft.expect(scheme="pension")


def coverage_gap(draft: Draft, fires: bool) -> None:
    draft.employ(hired="2025-12-10").insure("pension", "2026-01", "2026-03")
    if fires:
        draft.expect("2026-04..2026-06", scheme="pension")


def late_enrolment(draft: Draft, fires: bool) -> None:
    draft.employ(hired="2025-12-10").insure(since="2026-03")
    if fires:
        draft.expect("2026-01..2026-02", "2")


def underdeclared_base(draft: Draft, fires: bool) -> None:
    draft.employ(wage="10000").insure(base="8000")
    if fires:
        draft.expect("2026-06", "2000", scheme="pension")


def enterprise_unregistered(draft: Draft, fires: bool) -> None:
    draft.employ()
    if fires:
        draft.expect(amount="1")


WRITERS = {
    "unregistered-worker": unregistered_worker,
    "partial-schemes": partial_schemes,
    "coverage-gap": coverage_gap,
    "late-enrolment": late_enrolment,
    "underdeclared-base": underdeclared_base,
    "enterprise-unregistered": enterprise_unregistered,
}
