"""Addresses of people, their rights, and the tokens of their programs."""

from __future__ import annotations

from inspectorate.organisation.models import ApiToken, GridGroup, Role
from inspectorate.organisation.permissions import Permission
from tests.api import make_token
from tests.factories import make_user

OF_ONE_PERSON = (
    "person",
    "change_roles",
    "switch_off",
    "switch_on",
    "link_inspector",
    "renew_password",
)
GUARDED = {
    "organisation:people": Permission.PEOPLE_ENROL,
    "organisation:enrol": Permission.PEOPLE_ENROL,
    "organisation:rights": Permission.RIGHTS_READ,
    "organisation:give_token": Permission.TOKEN_GIVE,
    "organisation:revoke_token": Permission.TOKEN_GIVE,
    **{f"organisation:{name}": Permission.PEOPLE_ENROL for name in OF_ONE_PERSON},
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    person = make_user(Role.ASSISTANT, groups=[group])
    make_token(person)
    token = ApiToken.objects.get(user=person)
    return {
        **{f"organisation:{name}": {"pk": person.pk} for name in (*OF_ONE_PERSON, "give_token")},
        "organisation:revoke_token": {"pk": person.pk, "token": token.pk},
    }
