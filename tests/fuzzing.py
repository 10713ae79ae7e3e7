"""Requests nobody meant: generated from the schema, sent as several people and as a stranger.

Addresses are of things that exist most of the time. What a request does is undone after it, so
that the next one finds the same world; each example is repeatable (a fixed seed, no database).
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from inspectorate.organisation.api.entrance import schema_in

# A part of the addresses, as a regular expression, where all at once take too long.
ONLY = os.environ.get("FUZZ_ONLY", "")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@dataclass(frozen=True)
class World:
    """What exists: secrets of tokens ('' a stranger's), and addresses by their template."""

    secrets: list[str]
    addresses: dict[str, dict[str, object]]


class Undone(Exception):
    """Takes back what a request did."""


def attack(world: World, *, examples: int) -> tuple[int, list[str]]:
    """Sends `examples` requests to every operation: how many operations there are, what failed."""
    schema = schemathesis.openapi.from_dict(schema_in("en"))
    schema.app = _read_whole(WSGIHandler())
    schema.config.update(base_url="http://localhost")
    schema.config.checks.negative_data_rejection.expected_statuses += ["412", "413"]
    count, failures = 0, []
    with _connections_kept():
        for operation in operations_of(schema):
            if not re.search(ONLY, operation.path):
                continue
            count += 1
            try:
                _attack(operation, world, examples)
            except (Exception, BaseExceptionGroup) as failure:
                failures.append(f"{operation.label}: {_told(failure)}")
                logging.getLogger("fuzzing").warning(failures[-1])
    return count, failures


def _read_whole(application: Any) -> Any:
    """The application; its answers are read to the end, so that no file of one stays open."""

    def answered(environ: Any, start_response: Any) -> list[bytes]:
        answer = application(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()

    return answered


@contextmanager
def _connections_kept() -> Iterator[None]:
    """A request's end does not end the test's connection."""
    for ending in (request_started, request_finished):
        ending.disconnect(close_old_connections)
    try:
        yield
    finally:
        for ending in (request_started, request_finished):
            ending.connect(close_old_connections)


def _told(failure: BaseException) -> str:
    inner = getattr(failure, "exceptions", [failure])
    notes = " ".join(getattr(failure, "__notes__", []))
    return " | ".join(f"{type(each).__name__} {each}" for each in inner) + notes + _trace(failure)


def _trace(failure: BaseException) -> str:
    return "\n".join(traceback.format_exception(failure)[-3:])


def operations_of(schema: Any) -> Iterator[Any]:
    """Every operation of the schema."""
    for result in schema.get_all_operations():
        yield result.ok()


def _attack(operation: Any, world: World, examples: int) -> None:
    @seed(int(os.environ.get("FUZZ_SEED", "20261126")))
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=_cases(operation, world), secret=st.sampled_from(world.secrets))
    def send(case: Any, secret: str) -> None:
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        try:
            with transaction.atomic():
                response = case.call(headers=headers)
                case.validate_response(response, checks=CHECKS)
                raise Undone
        except Undone:
            pass

    send()


def _cases(operation: Any, world: World) -> Any:
    """Right and wrong requests, most of them at addresses that exist."""
    real = world.addresses.get(operation.path)
    places = [dict(real), dict(real), None] if real else [None]
    return st.one_of(
        *(
            operation.as_strategy(generation_mode=mode, path_parameters=place)
            for place in places
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        )
    )
