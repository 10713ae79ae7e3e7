"""What the people of an enterprise are told: papers, grades, public entries, answers.

Told is whoever acts for the enterprise at that time, by the transaction that decides, once for
each thing. A notice names the enterprise and the number of the paper, never who complained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_noop

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.models import Appraisal, Document, DocumentKind, Exposure, Grade, GradeState
from inspectorate.organisation.models import Role, User

PUBLISHED = gettext_noop("published on the exposure list")
WITHDRAWN = gettext_noop("withdrawn from the exposure list")
OBJECTION_ANSWERED = gettext_noop("the objection to the public entry is answered")
NOT_LISTED = gettext_noop("not put on the watchlist")
REMOVED = gettext_noop("removed early from the watchlist")
NOT_REMOVED = gettext_noop("not removed early from the watchlist")
PUT_RIGHT = gettext_noop("the records show it put right")
STILL_OPEN = gettext_noop("the records show something still open")
PAPERS = "/portal/#papers"  # where nothing nearer stands


@dataclass(frozen=True)
class News:
    """One thing an enterprise is told: its id and name, the key that makes it once, the page."""

    enterprise: int
    subject: str
    key: str
    address: str
    values: dict[str, str | int] = field(default_factory=dict)


def tell_all(kind: NotificationKind, news: Iterable[News], *, now: datetime) -> int:
    """Tells the people of these enterprises, in two statements; how many notices are new."""
    told = list(news)
    people = _people_of({each.enterprise for each in told})
    notices = [
        Notice(person, each.key, each.address, {"subject": each.subject, **each.values})
        for each in told
        for person in people.get(each.enterprise, ())
    ]
    return announce_all(kind, notices, now=now)


def _people_of(enterprises: Collection[int]) -> dict[int, list[int]]:
    acting = User.objects.active().filter(role=Role.ENTERPRISE_USER, enterprise_id__in=enterprises)
    found: dict[int, list[int]] = defaultdict(list)
    for enterprise, person in acting.order_by("pk").values_list("enterprise_id", "pk"):
        found[enterprise or 0].append(person)
    return found


def tell_paper(
    document: Document,
    enterprise: Any,
    *,
    now: datetime,
    address: str = PAPERS,
    kind: NotificationKind = NotificationKind.PAPER_REACHED,
) -> int:
    """A paper reached the enterprise; nothing where the party is none (`enterprise` is None)."""
    if enterprise is None:
        return 0
    with translation.override("en"):
        what = str(DocumentKind(document.kind).label)
    values: dict[str, str | int] = {"number": document.number, "what": what}
    news = News(enterprise.pk, enterprise.name, f"enterprise paper {document.pk}", address, values)
    return tell_all(kind, [news], now=now)


def tell_entries(what: str, entries: Iterable[Exposure], *, now: datetime) -> int:
    """Exposures of these enterprises were published or withdrawn."""
    return tell_all(
        NotificationKind.ENTRY_CHANGED, [_of_entry(what, each) for each in entries], now=now
    )


def tell_objection_answered(exposure: Exposure, objection: int, *, now: datetime) -> int:
    """The objection to a public entry is decided."""
    news = _of_entry(OBJECTION_ANSWERED, exposure, mark=f"objection {objection}")
    return tell_all(NotificationKind.REPLY_GIVEN, [news], now=now)


def _of_entry(what: str, exposure: Exposure, *, mark: str = "") -> News:
    return News(
        exposure.enterprise_id,
        exposure.name,
        f"enterprise exposure {exposure.pk} {mark or what}",
        f"/portal/entries/{exposure.entry_id}/",
        {"what": what, "number": exposure.decision_no},
    )


def tell_reply(
    what: str, enterprise: Any, *, number: str, key: str, now: datetime, address: str
) -> int:
    """Something the enterprise asked or sent has an answer."""
    if enterprise is None:
        return 0
    news = News(enterprise.pk, enterprise.name, key, address, {"what": what, "number": number})
    return tell_all(NotificationKind.REPLY_GIVEN, [news], now=now)


def tell_grades(appraisal: Appraisal, *, first: int, last: int, now: datetime) -> int:
    """The grades of these enterprises were notified; how many notices are new."""
    acting = User.objects.active().filter(
        role=Role.ENTERPRISE_USER, enterprise_id__gte=first, enterprise_id__lte=last
    )
    enterprises = set(acting.order_by().values_list("enterprise_id", flat=True))
    if not enterprises:
        return 0
    told = Grade.objects.filter(
        appraisal=appraisal, enterprise__in=enterprises, state=GradeState.NOTIFIED
    )
    news = [
        News(
            grade.enterprise_id,
            grade.enterprise.name,
            f"enterprise grade {grade.pk}",
            f"/portal/grades/{grade.pk}/",
            {"number": str(appraisal)},
        )
        for grade in told.select_related("enterprise").order_by("pk")
    ]
    return tell_all(NotificationKind.GRADE_TOLD, news, now=now)
