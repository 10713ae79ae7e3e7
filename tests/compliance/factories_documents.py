"""Papers for tests: sample facts for every kind, and a case to issue them in."""

from __future__ import annotations

from typing import Any

from compliance.actions import documents
from compliance.models import Case, CaseOrigin, Document, DocumentKind
from compliance.papers.samples import facts_of_step
from inspectorate.organisation.models import GridGroup
from tests.factories import NOW, make_enterprise, make_user


def make_paper_case(group: GridGroup | None = None, **changes: Any) -> Case:
    """A case as proposed, with its enterprise in `group`."""
    enterprise = changes.pop("enterprise") if "enterprise" in changes else make_enterprise(group)
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "subject_id": getattr(enterprise, "pk", None),
        "grid_group": group,
        "district_code": group.district_code if group else "",
        "origin": CaseOrigin.ALERT,
        "violation_type": "V1",
        "summary": "265名劳动者中98人未参加任何险种",
        "proposed_at": NOW,
        "proposed_by": changes.pop("proposed_by", None) or make_user(),
        **changes,
    }
    return Case.objects.create(**values)


def issue_paper(kind: str = DocumentKind.ORDER, **changes: Any) -> Document:
    """A paper of the kind, from sample facts; in a case of its own unless told otherwise."""
    values: dict[str, Any] = {"by": None, "now": NOW, "facts": facts_of_step(kind), **changes}
    if "owner" not in values and "case" not in values:
        values["case"] = make_paper_case()
    return documents.issue(DocumentKind(kind), **values | {"by": values["by"] or make_user()})
