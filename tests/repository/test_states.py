"""States are reached through feeds and actions, by everybody and everything.

Product code changes a column of state in actions alone; what a demonstration or a journey shows
was delivered, clicked or decided, under a moved clock, never written into a table.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.repository.reaching import reached_from
from tests.repository.sources import python_files, tree

STATES = {
    "state",
    "outcome",
    "decision",
    "regime",
    "regime_until",
    "grade",
    "proposed_grade",
    "final_grade",
    "status",
    "moves_count",
}
MAKING = {"create", "bulk_create", "get_or_create", "update_or_create"}
DEMONSTRATION = "demo"
# A queue's own bookkeeping: whether an entry was sent is no state of the law.
QUEUES = {Path("alerts/notification/outbox.py")}


def people() -> set[str]:
    """Models a journey may write: log-ins, staff and their groups carry no state of the law."""
    return {model.__name__ for model in apps.get_app_config("organisation").get_models()}


def called(node: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call of an attribute: the call, the name of the attribute, the text before it."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield call, call.func.attr, ast.unparse(call.func.value)


def keywords(call: ast.Call) -> set[str]:
    """The names of a call's keyword arguments; `**` of something counts as `**`."""
    return {keyword.arg or "**" for keyword in call.keywords}


def saved_fields(call: ast.Call) -> set[str] | None:
    """The columns a save names, if it does."""
    for keyword in call.keywords:
        if keyword.arg == "update_fields" and isinstance(keyword.value, ast.List | ast.Tuple):
            return {str(ast.literal_eval(each)) for each in keyword.value.elts}
    return None


def built(node: ast.AST) -> dict[str, str]:
    """Variables and the class each was made of by a plain call."""
    return {
        ast.unparse(each.targets[0]): ast.unparse(each.value.func)
        for each in ast.walk(node)
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Call)
    }


def writes(node: ast.AST) -> Iterator[str]:
    """What a piece of code writes past feeds and actions, as `line: code`."""
    made_of = built(node)
    for call, name, receiver in called(node):
        told = f"{call.lineno}: {receiver[-60:]}.{name}"
        model = receiver.split(".")[0]
        if (name in MAKING and model not in people()) or (
            name in ("update", "delete") and ".objects" in receiver and model not in people()
        ):
            yield told
        elif name == "save":
            fields = saved_fields(call)
            of_people = made_of.get(receiver) in people()
            if fields & STATES if fields is not None else not of_people:
                yield told
        elif name == "execute" and call.args:
            words = ast.unparse(call.args[0]).upper()
            if any(word in words for word in ("INSERT ", "UPDATE ", "DELETE ", "COPY ")):
                yield told


def test_journeys_reach_states_through_feeds_and_actions() -> None:
    journeys = [path for path in python_files(tests=True) if "journeys" in path.parts]
    found = [
        f"{path}:{line}"
        for (path, _name), node in reached_from(journeys, inside="tests").items()
        for line in writes(node)
    ]
    assert len(journeys) > 5
    assert sorted(set(found)) == []


def test_the_demonstration_reaches_states_through_feeds_and_actions() -> None:
    demonstrations = [path for path in python_files() if path.stem.startswith(DEMONSTRATION)]
    found = [f"{path}:{line}" for path in demonstrations for line in writes(tree(path))]
    assert len(demonstrations) >= 3
    assert found == []


def test_a_state_changes_in_actions_alone() -> None:
    """The procedure's own columns; SQL files are walked by the tests about SQL."""
    elsewhere = [
        f"{path}:{call.lineno}"
        for path in python_files()
        if "actions" not in path.parts and path not in QUEUES
        for call, name, _receiver in called(tree(path))
        if name == "update" and keywords(call) & STATES
    ]
    assert elsewhere == []


def test_the_walk_sees_a_write() -> None:
    for line in (
        "Case.objects.filter(pk=1).update(state='closed')",
        "batch.rejects.create(line=3)",
        "case.save()",
        "case.save(update_fields=['state'])",
        "cursor.execute('UPDATE compliance_case SET state = 1')",
        "Alert.objects.all().delete()",
    ):
        assert list(writes(ast.parse(line))), line
    for line in (
        "User.objects.create(username='li')",
        "user = User(username='li')\nuser.save()",
        "li.save(update_fields=['language'])",
        "words.update({'a': 1})",
    ):
        assert not list(writes(ast.parse(line))), line
