"""Who acts for an enterprise: enrolled at the counter or by an administrator, papers in hand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from compliance.procedure.refusals import NotPermitted, Refused
from inspectorate.organisation.actions import users
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.permissions import Permission


def enrol(
    enterprise_id: int,
    *,
    by: User | None,
    username: str,
    password: str,
    display_name: str,
    documents: str,
) -> User:
    """A log-in for somebody who showed that they act for the enterprise (`documents`).

    Raises NotPermitted, or Refused where the log-in cannot be given. `by` None: set-up.
    """
    if by is not None and not Permission.ENTERPRISE_ENROL.is_held_by(by):
        raise NotPermitted(Permission.ENTERPRISE_ENROL.refusal(by))
    if not documents.strip():
        raise Refused(_("Say which documents were checked."))
    try:
        return users.enrol(
            by=by,
            username=username,
            password=password,
            role=Role.ENTERPRISE_USER,
            display_name=display_name,
            enterprise_id=enterprise_id,
            reason=_("Documents checked: %(documents)s") % {"documents": documents.strip()},
        )
    except users.Refused as refused:
        raise Refused(str(refused)) from refused
