"""Filing (立案): an inspector proposes, the head of the inspection files, and the 60 days start.

Neither a machine nor an inspector files a case. Filing names a team of two certified inspectors,
gives the case its number and tells its alerts that somebody deals with them.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alerts.actions import alerts
from alerts.models import Alert, AlertState
from compliance.actions import serials, violations
from compliance.forms.filing import DeclineForm, FileForm
from compliance.models import DocumentKind, LetterAlert, LetterState, Member, Part
from inspectorate.organisation.permissions import Permission

from .clocks import starts
from .complaints import answer_the_complaints
from .news import to_the_proposer, to_the_team
from .refusals import NotYet
from .teams import by_another_than_the_proposer, certified
from .transitions import Taking, Transition


def both_certified(taking: Taking) -> str:
    """A check: lead and second hold certificates valid today."""
    valid = set(certified(on=taking.on).values_list("pk", flat=True))
    lacking = [
        taking.facts[part].name for part in ("lead", "second") if taking.facts[part].pk not in valid
    ]
    if not lacking:
        return ""
    return _("No valid certificate today: %(names)s.") % {"names": "、".join(lacking)}


def two_people(taking: Taking) -> str:
    """A check: lead and second are not the same."""
    if taking.facts["lead"].pk == taking.facts["second"].pk:
        return _("An enforcement case needs two different inspectors.")
    return ""


def give_number(taking: Taking) -> None:
    """The case's number, and who filed it when."""
    year = taking.on.year
    serial = serials.next_serial("case", year=year)
    taking.columns |= {
        "number": f"{year}/{serial:04}",
        "filed_at": taking.now,
        "filed_by": taking.by,
    }


def name_the_team(taking: Taking) -> None:
    """Lead and second join."""
    for part in (Part.LEAD, Part.SECOND):
        Member.objects.create(
            case=taking.case,
            inspector=taking.facts[part.value],
            part=part,
            joined_on=taking.on,
        )


def tell_the_alerts(taking: Taking) -> None:
    """The alerts of the case are in somebody's hands now."""
    for link in taking.case.casealerts.filter(released_on=None).select_related("alert"):
        try:
            alerts.open_case(link.alert, by=taking.by)
        except alerts.StaleState as stale:
            raise NotYet(f"{link.alert.number}: {stale}") from stale


def suspect_what_the_alerts_say(taking: Taking) -> None:
    """The suspected violations with their workers, as the alerts show them today."""
    violations.suspect_from_alerts(taking.case, by=taking.by, now=taking.now)


def give_the_alerts_back(taking: Taking) -> None:
    """The alerts go back to the queue, and may be proposed again.

    One that a letter named waits for its answer, if the letter is still out.
    """
    links = taking.case.casealerts.filter(released_on=None)
    given = list(Alert.objects.filter(case_links__in=links).order_by("pk"))
    links.update(released_on=taking.on)
    alerts.withdraw_proposal_many(given, by=taking.by)
    out = Exists(LetterAlert.objects.filter(alert=OuterRef("pk"), letter__state=LetterState.SENT))
    answered = Alert.objects.filter(pk__in=[alert.pk for alert in given]).exclude(out)
    alerts.release_many(answered.filter(state=AlertState.LETTER_SENT), by=taking.by)


STEPS = (
    Transition(
        verb="file",
        label=gettext_lazy("File the case"),
        done=gettext_lazy("Case filed"),
        permission=Permission.CASE_FILE,
        form=FileForm,
        paper=DocumentKind.FILING,
        needs=(by_another_than_the_proposer,),
        checks=(two_people, both_certified),
        before=(give_number, name_the_team),
        effects=(
            tell_the_alerts,
            suspect_what_the_alerts_say,
            starts("investigation"),
            to_the_team("assigned"),
            to_the_proposer("approval_given"),
        ),
    ),
    Transition(
        verb="decline",
        label=gettext_lazy("Do not file"),
        done=gettext_lazy("Not filed"),
        permission=Permission.CASE_FILE,
        form=DeclineForm,
        paper=DocumentKind.NOT_FILED,
        needs=(by_another_than_the_proposer,),
        effects=(
            give_the_alerts_back,
            answer_the_complaints,
            to_the_proposer("approval_refused"),
        ),
    ),
)
