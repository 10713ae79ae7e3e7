"""Days, counts and sums that cannot be are refused by form and action, in our own sentences."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils import timezone

from compliance.actions import collected, inspections, receiving, steps, violations
from compliance.forms import acts, fields
from compliance.models import Case
from compliance.procedure import sizes
from compliance.procedure.refusals import NotYet
from compliance.procedure.table import TABLE
from tests.compliance.factories import START, Office, facts_of, propose, walk

ON = timezone.localdate(START)
FORMS = sorted(
    {step.form for step in TABLE.values()}
    | {each for each in vars(acts).values() if isinstance(each, type)},
    key=lambda each: each.__name__,
)
ASKED = [
    (form, name)
    for form in FORMS
    if issubclass(form, fields.StepForm)
    for name, field in form.base_fields.items()
    if isinstance(field, forms.DateField | forms.DateTimeField)
]
AHEAD = {("BeginForm", "visit_on"), ("HearingForm", "hearing_on"), ("VisitForm", "planned_on")}


@pytest.fixture
def office(db: None, tmp_path: Any, settings: Any) -> Office:
    settings.MEDIA_ROOT = tmp_path
    return Office()


def errors_of(form: type[Any], case: Case, office: Office, given: dict[str, Any]) -> Any:
    """What the form finds wrong with the day it is filled in."""
    return form(given, case=case, by=office.inspector, on=ON).errors


def test_every_day_of_a_step_is_within_what_is_possible_for_it(office: Office) -> None:
    case = propose(office)
    assert {(form.__name__, name) for form, name in ASKED} >= AHEAD
    for form, name in ASKED:
        clock = "T09:30" if isinstance(form.base_fields[name], forms.DateTimeField) else ""
        wrong = ["9999-12-31", "1900-01-01", "2100-12-31"]
        if (form.__name__, name) not in AHEAD:
            wrong.append((ON + timedelta(days=1)).isoformat())
        for day in wrong:
            told = errors_of(form, case, office, {name: day + clock}).get(name)
            assert told, f"{form.__name__} takes {day} as {name}"
            assert "Ensure" not in str(told)
            assert day not in str(told), "days are written as people write them"


def filed(office: Office) -> Case:
    """A case filed an hour after it was proposed."""
    case = propose(office)
    walk(case, office, "file", "begin")
    return case


EARLY, LATE = date(2020, 1, 1), date(2030, 5, 5)


@pytest.mark.parametrize(
    ("heard_on", "signed_on", "told"),
    [
        (LATE, ON, "Heard at: 5 May 2030 is too late"),
        (EARLY, ON, "Heard at: 1 Jan 2020 is too early. The case was filed on"),
        (ON, EARLY, "signed on: 1 Jan 2020 is too early. The person was heard on"),
        (ON, LATE, "signed on: 5 May 2030 is too late. It tells of what has happened"),
    ],
)
def test_nobody_is_heard_before_the_case_or_after_today(
    heard_on: date, signed_on: date, told: str, office: Office
) -> None:
    case, moment = filed(office), START + timedelta(hours=5)
    heard_at = datetime.combine(heard_on, moment.time(), tzinfo=moment.tzinfo)
    with pytest.raises(NotYet, match=told):
        collected.hear(
            case,
            by=office.inspector,
            now=moment + timedelta(hours=1),
            kind="inquiry",
            person_name="孙示例",
            person_role="人事经理",
            text="示例",
            heard_at=heard_at,
            place="示例路1号",
            signed_on=signed_on,
        )


def test_an_action_refuses_what_its_form_refuses(office: Office) -> None:
    case, now = filed(office), START + timedelta(hours=6)
    by, far = office.inspector, ON + timedelta(days=1000)
    visit: dict[str, Any] = {"purpose": "investigation", "kind": "visit"}
    visit["inspectors"] = [office.lead, office.second]
    for planned_on in (EARLY, far):
        with pytest.raises(NotYet, match="is too"):
            inspections.plan(by=by, now=now, case=case, planned_on=planned_on, **visit)
    made = inspections.plan(by=by, now=now, case=case, planned_on=ON, **visit)
    with pytest.raises(NotYet, match="The case was filed on"):
        inspections.move(made, by=by, now=now, planned_on=EARLY)
    with pytest.raises(NotYet, match="From: 5 May 2030 is too late"):
        violations.suspect(case, by=by, now=now, kind="V1", description="示例", first_on=LATE)
    with pytest.raises(NotYet, match="99,999,999 workers cannot be: 0 are known"):
        violations.suspect(
            case, by=by, now=now, kind="V1", description="示例", workers_count=99_999_999
        )
    assert "98 workers are noted, 0 are known" in sizes.unlikely(case, workers=98)
    early = now - timedelta(days=31)
    told = receiving.Told(kind="report", employer_name="示例", text="示例", who=None)
    with pytest.raises(NotYet, match="entered at most 30 days after"):
        receiving.receive(told, by=office.district, now=now, received_at=early)


def test_a_hearing_is_asked_for_within_its_window(office: Office) -> None:
    case = propose(office)
    way = ("file", "begin", "conclude", "confirm", "order", "serve_order")
    now = walk(case, office, *way, "record_not_rectified", "give_notice", "serve_notice")
    facts = facts_of("announce_hearing", case, office, now=now) | {"asked_on": EARLY}
    with pytest.raises(NotYet, match=r"2020 is too early\. The paper was served"):
        steps.take(case, "announce_hearing", by=office.inspector, now=now, facts=facts)


@pytest.mark.parametrize(("share", "told"), [("0.01", "would still be owed"), ("3", "More than")])
def test_what_is_paid_is_the_fine(share: str, told: str, office: Office) -> None:
    case = propose(office)
    way = ("file", "begin", "conclude", "confirm", "order", "serve_order", "record_not_rectified")
    now = walk(case, office, *way, "give_notice", "serve_notice", "submit", "approve_draft")
    now = walk(case, office, "decide_penalty", "serve_decision", now=now)
    facts = facts_of("record_compliance", case, office, now=now)
    facts["amount_yuan"] = round(facts["amount_yuan"] * Decimal(share), 2)
    with pytest.raises(NotYet, match=told):
        steps.take(case, "record_compliance", by=office.inspector, now=now, facts=facts)


def test_a_suspicion_says_what_it_is_and_what_became_of_it(office: Office) -> None:
    case = propose(office)
    now = walk(case, office, "file", "begin")
    violations.suspect(
        case,
        by=office.inspector,
        now=now,
        kind="L6",
        description="示例",
        amount_yuan=Decimal(384_360),
    )
    browser = Client()
    browser.force_login(office.inspector)
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "about ¥384,360, as noted" in page
    assert 'aria-current="step">Investigating' in page
    walk(case, office, "redirect", "close", now=now)
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert '<span class="mute">sent to arbitration</span>' in page
    assert '<span class="mute">suspected</span>' not in page


@pytest.mark.parametrize(
    ("field", "given", "told"),
    [
        (fields.count("n"), 100_000_000, "At most 99,999,999."),
        (fields.count("n"), -1, "At least 0."),
        (fields.yuan("n"), Decimal(10) ** 13, "At most ¥999,999,999,999.99."),
        (fields.yuan("n"), "0.001", "At most 2 digits after the point."),
        (fields.line("n", most=2), "示例示", "At most 2 characters; this has 3."),
        (fields.day("n"), "9999-12-31", "A day in 2100 or earlier."),
    ],
)
def test_limits_are_told_in_words_of_the_house(field: forms.Field, given: Any, told: str) -> None:
    with pytest.raises(forms.ValidationError) as wrong:
        field.clean(given)
    assert wrong.value.messages == [told]
