"""Log-ins: who may enter, in which role, and which inspector they are."""

from django.db import transaction

from inspectorate.organisation.models import Inspector, Role, User

INSPECTOR_ROLES = {
    "full_time": Role.FULL_TIME_INSPECTOR,
    "part_time": Role.PART_TIME_INSPECTOR,
    "assistant": Role.ASSISTANT,
}


def enrol(
    *,
    by: User | None,
    username: str,
    password: str,
    role: Role,
    display_name: str,
    district_codes: list[str] | None = None,
) -> User:
    """A log-in with a role, or the one of that name brought in line with it. `by` None: set-up."""
    with transaction.atomic():
        user, _ = User.objects.get_or_create(username=username)
        user.role = role
        user.display_name = display_name
        user.district_codes = district_codes or []
        user.is_staff = role == Role.ADMINISTRATOR
        user.set_password(password)
        user.save()
    return user


def enrol_inspector(inspector: Inspector, *, by: User | None, username: str, password: str) -> User:
    """A log-in for a member of staff, in the role of their kind."""
    with transaction.atomic():
        user = enrol(
            by=by,
            username=username,
            password=password,
            role=INSPECTOR_ROLES[inspector.kind],
            display_name=inspector.name,
        )
        Inspector.objects.filter(user=user).exclude(pk=inspector.pk).update(user=None)
        inspector.user = user
        inspector.save(update_fields=["user"])
    return user
