"""One code given by two browsers at the same instant, over two real connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, connections, transaction
from django.test import Client

from inspectorate.foundation import onetime
from inspectorate.organisation.actions import factors
from inspectorate.organisation.models import RecoveryCode, Role, SecondFactor
from tests.factories import PASSWORD, make_user

NOON = datetime(2026, 11, 17, 4, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 17, 4, 1, tzinfo=UTC)
# Who waits for this connection, and who waits for those.
WAITING = """
    WITH RECURSIVE held AS (
        SELECT pg_backend_pid() AS pid
        UNION
        SELECT l.pid FROM pg_locks l JOIN held h ON h.pid = ANY (pg_blocking_pids(l.pid))
        WHERE NOT l.granted
    )
    SELECT count(*) - 1 FROM held
"""


def by_phone(factor: SecondFactor, codes: list[str]) -> str:
    """The six digits of this half minute."""
    return onetime.code_at(factors.secret_of(factor), onetime.step_at(LATER))


def by_paper(factor: SecondFactor, codes: list[str]) -> str:
    """The first of the recovery codes."""
    return codes[0]


@pytest.mark.parametrize("code_of", [by_phone, by_paper])
def test_a_code_given_twice_at_once_lets_one_in(
    transactional_db: None, code_of: Callable[[SecondFactor, list[str]], str]
) -> None:
    user = make_user(Role.CITY_SUPERVISOR)
    factor = factors.begin(by=user, now=NOON)
    first = onetime.code_at(factors.secret_of(factor), onetime.step_at(NOON))
    code = code_of(factor, factors.confirm(factor, by=user, code=first, now=NOON))
    with time_machine.travel(LATER, tick=False):
        browsers = [Client(), Client()]
        for browser in browsers:
            browser.post("/login/", {"username": user.username, "password": PASSWORD})
        give_at_once(browsers, code, factor)
        inside = [browser.get("/desk/").status_code == 200 for browser in browsers]
    assert sorted(inside) == [False, True]
    factor.refresh_from_db()
    assert factor.wrong_count == 1  # the second one's is a code already used
    assert RecoveryCode.objects.exclude(used_at=None).count() == (code_of is by_paper)


def give_at_once(browsers: list[Client], code: str, factor: SecondFactor) -> None:
    """Both stand before the factor's row, which is held here, until both are there."""

    def give(browser: Client) -> None:
        try:
            browser.post("/login/code/", {"code": code})
        finally:
            connections.close_all()

    threads = [threading.Thread(target=give, args=(browser,)) for browser in browsers]
    with transaction.atomic(), connection.cursor() as cursor:
        SecondFactor.objects.select_for_update().get(pk=factor.pk)
        for thread in threads:
            thread.start()
        waiting = 0
        while waiting < len(threads) and any(thread.is_alive() for thread in threads):
            cursor.execute(WAITING)
            [waiting] = cursor.fetchone()
    for thread in threads:
        thread.join(30)
    assert waiting == len(threads)
