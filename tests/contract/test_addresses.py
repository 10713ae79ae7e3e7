"""Addresses typed by the careless and the hostile: refused, empty or found, never an error."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from inspectorate.organisation.models import User
from tests.contract.counter import Counter, code
from tests.contract.samples import row

WEIRD = [
    "group=abc",
    "after=abc",
    "after=-1",
    "after=99999999999999999999999",
    "after=99999999999999999999-99999999999999999999",
    "after=%C2%B2",
    "q=%00aaaaaaaaaaaaaaaaa",
    "q='\"--;",
    "q=%25%5C_",
    "q=%ff%fe",
    "q=" + "x" * 10_000,
    "code=%00",
    "code='",
    "profile=%00",
    "rule=%00",
    "state=x",
    "regime=%00",
]


@pytest.fixture
def officer(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("root", password=None))
    return client


def _plain_addresses() -> list[str]:
    """Every address of the application without a place in it."""
    found = []
    for pattern in get_resolver().url_patterns:
        inner = [pattern] if isinstance(pattern, URLPattern) else pattern.url_patterns
        prefix = "" if isinstance(pattern, URLPattern) else str(pattern.pattern)
        found += [prefix + str(each.pattern) for each in inner if hasattr(each, "pattern")]
    return sorted({f"/{each}" for each in found if "<" not in each and "^" not in each})


def test_weird_questions_are_no_errors(officer: Client, counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises"), row("enterprises", uscc="x")])
    batch = counter.take("enterprises", [row("enterprises", uscc="x")])["batch"]
    addresses = [a for a in _plain_addresses() if not a.startswith(("/admin", "/static"))]
    addresses += [f"/dossiers/{code(1)}/", f"/feeds/enterprises/batches/{batch}/"]
    addresses += ["/feeds/enterprises/", "/rules/coverage-gap/"]
    assert len(addresses) > 12
    for address in addresses:
        for question in WEIRD:
            answer = officer.get(f"{address}?{question}")
            assert answer.status_code < 500, (address, question[:40])


@pytest.mark.parametrize(
    "address",
    [
        "/dossiers/%00/",
        "/dossiers/%00aaaaaaaaaaaaaaaaa/",
        "/dossiers/'/",
        "/alerts/99999999999999999999999999/",
        "/feeds/employments/batches/99999999999999999999/",
        "/feeds/employments/batches/99999999999999999999/orphans/",
        "/feeds/employments/uploads/99999999999999999999/",
        "/feeds/nowhere/",
        "/rules/nowhere/",
    ],
)
def test_weird_places_are_not_found(officer: Client, address: str) -> None:
    assert 400 <= officer.get(address).status_code < 500


def test_a_stranger_sees_no_page(client: Client, db: None) -> None:
    for address in ("/alerts/", "/alerts/1/", "/dossiers/", f"/dossiers/{code(1)}/", "/feeds/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/login/")


def test_a_post_without_its_token_is_refused(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("root", password=None))
    for address in ("/feeds/deaths/deliver/", "/logout/", "/settings/", "/language/"):
        assert strict.post(address, {"language": "en"}).status_code == 403, address


def test_pages_carry_the_headers_that_keep_others_out(officer: Client) -> None:
    answer = officer.get("/feeds/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_guessing_a_password_is_stopped(client: Client, db: None) -> None:
    User.objects.create_user("zhang", password="correct horse battery")
    for _ in range(5):
        client.post("/login/", {"username": "zhang", "password": "wrong"})
    right = {"username": "zhang", "password": "correct horse battery"}
    assert client.post("/login/", right).status_code in {403, 429}
