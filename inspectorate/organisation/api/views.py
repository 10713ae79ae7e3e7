"""What every view of the interface shares: rights, versions, idempotency keys, acts by form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response

from inspectorate.foundation.api.bodies import NoForm, given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.foundation.api.problems import Answered, answers_with
from inspectorate.foundation.api.versions import (
    etag_of,
    is_conditional,
    refuse_unless_read,
    with_version,
)
from inspectorate.foundation.sessions import SAFE_METHODS
from inspectorate.organisation.actions import answers
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.journal import address_of
from inspectorate.organisation.models import ApiAnswer, User
from inspectorate.organisation.permissions import HOLDERS, Permission
from inspectorate.organisation.scopes import READ, WRITE

from .receipts import receipt_of
from .rights import refuse_without, usual_scopes

answers_with(422, "key-reused", answers.KeyReused)
answers_with(409, "refused", Refused)
LONGEST_KEY = 200
KEPT_HEADERS = ("Location", "ETag")


class ApiView(GenericAPIView):
    """A view with its right by method (None: whoever is logged in); no rights at all: open."""

    rights: ClassVar[Mapping[str, Permission | None]] = {}
    throttle_kind = "staff"
    form_class: Any = None
    seen: Any = None
    example: Any = None
    reveals = False
    once: tuple[str, ...] = ()
    claimed: ApiAnswer | None = None

    def get_queryset(self) -> QuerySet[Any]:
        """What is within sight, as `seen` says for a person."""
        return cast(QuerySet[Any], type(self).seen(self.request.user))

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Right and rate first; then whether this was asked before."""
        super().initial(request, *args, **kwargs)
        if self.reveals and not self.is_read_by(request):
            raise refuse_without({READ})
        key = request.headers.get("Idempotency-Key", "")
        if (
            key
            and not self.reveals
            and request.method not in SAFE_METHODS
            and request.user.is_authenticated
        ):
            self.claimed = _claim(key, request)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Keeps what was done under its key; who may not read is told what it is called only."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if self.claimed and self.claimed.status is None and final.status_code < 300:
            body = json.loads(json.dumps(getattr(final, "data", None), cls=DjangoJSONEncoder))
            if isinstance(body, dict):
                body |= dict.fromkeys(self.once)
            headers = {name: final[name] for name in KEPT_HEADERS if name in final}
            answers.keep(self.claimed, status=final.status_code, body=body, headers=headers)
        wrote = request.method not in SAFE_METHODS and final.status_code < 300
        if wrote and not self.is_read_by(request):
            final.data = receipt_of(final.data)
        return final

    def is_read_by(self, request: Any) -> bool:
        """Whether whoever writes here may also read what it comes to."""
        auth = getattr(request, "auth", None)
        if auth is None:
            return True
        return bool((self.scopes_for(request) - {WRITE} | {READ}) & set(auth.scopes))

    @property
    def person(self) -> User:
        """Who asks, once the right was checked."""
        return cast(User, self.request.user)

    def scopes_for(self, request: Any) -> set[str]:
        """Any of these scopes suffices for a token."""
        return usual_scopes(request)

    def caller_of(self, request: Any) -> str:
        """Whose requests are counted together."""
        if request.auth is not None:
            return f"token-{request.auth.pk}"
        return f"user-{request.user.pk}" if request.user.is_authenticated else address_of(request)

    def who_may(self, method: str) -> str:
        """The roles that may, for the schema."""
        right = self.rights.get(method)
        if right is None:
            return _("For whoever is logged in.") if self.rights else _("For everybody.")
        roles = _(", ").join(str(role.label) for role in sorted(HOLDERS[right]))
        return _("For: %(roles)s.") % {"roles": roles}


class ListView(ApiView):
    """A list, narrowed by the page's filters, in pages by key."""

    keyset: ClassVar[tuple[str, ...]] = ("-id",)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)


class ThingView(ApiView):
    """One thing, found by `lookup_field` within sight, with its version."""

    lookup_field = "pk"
    pagination_class = None
    filter_backends = ()

    def thing(self) -> Any:
        """The thing, held until the end where whoever writes says what they read."""
        rows: QuerySet[Any] = with_version(self.get_queryset())
        if self.request.method not in SAFE_METHODS and is_conditional(self.request):
            rows = rows.select_for_update(of=("self",))
        found = rows.filter(**self.address()).first()
        if found is None:
            raise Http404
        if self.request.method not in SAFE_METHODS:
            refuse_unless_read(self.request, found)
        return found

    def address(self) -> dict[str, Any]:
        """How the address names it."""
        return {self.lookup_field: self.kwargs[self.lookup_field]}

    def shown(self, status: int = 200) -> Response:
        """The thing as it stands now."""
        found = with_version(self.get_queryset()).filter(**self.address()).first()
        if found is None and self.request.method in SAFE_METHODS:
            raise Http404
        if found is None:  # it has left the person's sight by what was done
            return Response(None, status=204)
        headers = {"ETag": etag_of(found)}
        return Response(self.get_serializer(found).data, status=status, headers=headers)


class DetailView(ThingView):
    """Reads one thing."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, set())
        return self.shown()


class ActView(ThingView):
    """Does one thing with it: body → form → action → the thing as it stands then.

    A view whose `action` takes the thing, by, now and the fields of the form says no more than
    that; `timed` is false where the action needs no moment.
    """

    status = 200
    form_class: Any = NoForm
    action: Any = None
    timed = True

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, set())
        thing = self.thing()
        options = self.form_options(thing)
        given = given_to(self.form_class, request.data, request.FILES, **options)
        self.act(thing, given, timezone.now())
        return self.shown(self.status)

    def form_options(self, thing: Any) -> dict[str, Any]:
        """What the form needs besides the body."""
        return {}

    def act(self, thing: Any, given: dict[str, Any], now: datetime) -> Any:
        """Calls the action."""
        moment = {"now": now} if self.timed else {}
        return type(self).action(thing, by=self.person, **moment, **given)


class MakeView(ApiView):
    """Makes a thing: body → form → action → what was made. Beside a ListView, its POST."""

    status = 201

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        refuse_unknown(request, set())
        options = self.form_options()
        given = given_to(self.form_class, request.data, request.FILES, **options)
        made = self.make(given, timezone.now())
        found = with_version(self.get_queryset()).get(pk=made.pk)
        shown = self.get_serializer(found).data
        return Response(shown, status=self.status, headers={"ETag": etag_of(found)})

    def form_options(self) -> dict[str, Any]:
        """What the form needs besides the body."""
        return {}

    def make(self, given: dict[str, Any], now: datetime) -> Any:
        """Calls the action; the thing it made."""
        raise NotImplementedError


def _claim(key: str, request: Any) -> ApiAnswer:
    """The row of the key. Raises Answered where the request was answered before."""
    if len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise ValidationError({"Idempotency-Key": [_("At most 200 visible ASCII characters.")]})
    digest = _digest_of(request)
    claimed = answers.claim(key, by=request.user, digest=digest, now=timezone.now())
    if claimed.status is not None:
        headers = {**claimed.headers, "Idempotency-Replayed": "true"}
        raise Answered(Response(claimed.body, status=claimed.status, headers=headers))
    return claimed


def _digest_of(request: Any) -> str:
    """SHA-256 over method, address and body; of files over name and content."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    body = request.data
    if not isinstance(body, QueryDict):
        found.update(json.dumps(body, sort_keys=True, default=str).encode())
        return found.hexdigest()
    for name, values in sorted(body.lists()):
        for value in values:
            sent = _digest_of_file(value) if hasattr(value, "chunks") else value
            found.update(json.dumps([name, sent]).encode())
    return found.hexdigest()


def _digest_of_file(file: Any) -> str:
    content = hashlib.sha256()
    for chunk in file.chunks():
        content.update(chunk)
    file.seek(0)
    return f"{file.name} {content.hexdigest()}"
