"""Nothing behind the wall is read without asking who looks: no model without `visible_to`, no page
or interface that passes it by. Row-level security stands behind both as a second wall.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.repository.floors import LABELS
from tests.repository.sources import python_files, tree

GATES = {"visible_to"}
WITHOUT = {
    # Facts: the web role may not select from them at all, pages read the `…_seen` views.
    "enterprises.Contribution": "read through views joined to the guarded enterprise",
    "enterprises.Employment": "read through views joined to the guarded enterprise",
    "enterprises.InsuranceRecord": "read through views joined to the guarded enterprise",
    "enterprises.InsuranceRegistration": "read through views joined to the guarded enterprise",
    "enterprises.MedicalClaim": "read through views joined to the guarded enterprise",
    "enterprises.Penalty": "read through views joined to the guarded enterprise",
    "enterprises.WrittenReview": "read through views joined to the guarded enterprise",
    "enterprises.TaxFiling": "read through views joined to the guarded enterprise",
    "enterprises.EnterpriseSearch": "unguarded by design, joined to the guarded enterprise",
    # Who complained: no role of the application may select from these, only functions do.
    "compliance.Complainant": "given back by a function that asks for an entry of the access log",
    "compliance.ComplaintSecret": "a digest, compared by a function",
    "enterprises.GroupSize": "how many enterprises a group has is no secret of the house",
    "organisation.GridArea": "which street lies in which group is no secret of the house",
}


def own_models() -> list[type[models.Model]]:
    """The models of the application, histories left out: a wall of their own stands around them."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in LABELS
        and not model._meta.proxy
        and "pgh_id" not in {field.name for field in model._meta.fields}
    ]


def carrying() -> set[type[models.Model]]:
    """Models with a grid group of their own."""
    return {
        model
        for model in own_models()
        if "grid_group" in {field.name for field in model._meta.fields}
    }


def belonging() -> set[type[models.Model]]:
    """Models with a foreign key to one that carries a grid group."""
    guarded = carrying()
    return {
        model
        for model in own_models()
        if any(field.is_relation and field.related_model in guarded for field in model._meta.fields)
    }


def test_every_model_behind_the_wall_can_be_asked_by_whom() -> None:
    without = {
        model._meta.label
        for model in carrying() | belonging()
        if not hasattr(model._default_manager, "visible_to")
    }
    assert without == set(WITHOUT)


def doors() -> Iterator[Path]:
    """Views, viewsets and serializers."""
    for path in python_files():
        if {"views", "api"} & set(path.parts) or path.stem in ("views", "serializers"):
            yield path


def calls(path: Path) -> Iterator[tuple[int, str, str, ast.Call]]:
    """Every `Model.objects.word(…)` of a file: line, model, word, the call."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Attribute)
            and node.func.value.attr == "objects"
        ):
            yield node.lineno, ast.unparse(node.func.value.value), node.func.attr, node


def test_no_door_takes_everything_or_one_by_its_key() -> None:
    bare = [
        f"{path}:{line}: {model}.objects.{word}"
        for path in doors()
        for line, model, word, call in calls(path)
        if word == "all" or (word == "get" and {key.arg for key in call.keywords} & {"pk", "id"})
    ]
    assert bare == [], "\n" + "\n".join(bare)


def test_every_door_to_what_is_guarded_asks_who_looks() -> None:
    """In views and serializers the first word to such a model is `visible_to`."""
    guarded = {
        model.__name__
        for model in carrying() | belonging()
        if hasattr(model._default_manager, "visible_to")
    }
    passed_by = [
        f"{path}:{line}: {model}.objects.{word}"
        for path in doors()
        for line, model, word, _call in calls(path)
        if model in guarded and word not in GATES
    ]
    bare = [
        f"{path}:{node.lineno}: {ast.unparse(node)[:60]}"
        for path in doors()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("get_object_or_404", "get_list_or_404")
        and ast.unparse(node.args[0]) in guarded
    ]
    assert passed_by + bare == [], "\n" + "\n".join(passed_by + bare)
