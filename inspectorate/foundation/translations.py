"""Which texts the application marks for translation, and whether a catalogue has them all.

Does in Python what gettext's programs do, so that a machine needs none of them: Python files are
read as syntax trees, templates through Django's own conversion.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

# Function: positions of context, text and plural among its arguments.
MARKS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(rf"\b({'|'.join(sorted(MARKS, key=len, reverse=True))})\(")
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sdrf]|\{(\w*)\}")


@dataclass(frozen=True, order=True)
class Message:
    """A text to translate; `plural` is empty where there is only one form."""

    text: str
    plural: str = ""
    context: str = ""


def messages_in(root: Path, folders: tuple[str, ...]) -> dict[Message, set[str]]:
    """Every marked text below these folders of `root`, with the files that mark it."""
    found: dict[Message, set[str]] = {}
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if "node_modules" in path.parts or "migrations" in path.parts:
                continue
            for message in _messages_of(path):
                found.setdefault(message, set()).add(str(path.relative_to(root)))
    return found


def update(catalogue: polib.POFile, messages: dict[Message, set[str]]) -> None:
    """Make the catalogue hold exactly these messages; translations that exist are kept."""
    known = {_key(entry): entry for entry in catalogue}
    for key, entry in known.items():
        if key not in messages:
            catalogue.remove(entry)
    for message, files in messages.items():
        entry = known.get(message)
        if entry is None:
            entry = _entry(message)
            catalogue.append(entry)
        entry.occurrences = [(name, "") for name in sorted(files)]
    catalogue.sort(key=_key)


def faults_of(catalogue: polib.POFile, messages: dict[Message, set[str]]) -> list[str]:
    """What keeps the catalogue from being complete, as sentences; empty when nothing does."""
    known = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    faults = [f"not collected: {message.text!r}" for message in messages if message not in known]
    faults += [f"no longer used: {message.text!r}" for message in known if message not in messages]
    for message, entry in known.items():
        if entry.fuzzy or not entry.translated():
            faults.append(f"not translated: {message.text!r}")
        elif any(not _fits(message, text) for text in _translations(entry)):
            faults.append(f"placeholders differ: {message.text!r}")
    return faults


def _messages_of(path: Path) -> Iterator[Message]:
    if path.suffix == ".py":
        yield from _marked(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        converted = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for call in CALL.finditer(converted):
            tree = ast.parse(call[1] + _parenthesised(converted[call.end(1) :]), mode="eval")
            yield from _marked(iter([tree.body]))


def _marked(nodes: Iterator[ast.AST]) -> Iterator[Message]:
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in MARKS:
            continue
        context, text, plural = (
            _constant(node, place) if place is not None else "" for place in MARKS[name]
        )
        if text:
            yield Message(text=text, plural=plural or "", context=context or "")


def _constant(call: ast.Call, place: int) -> str | None:
    """The text at that place of a call; None where it is not written out."""
    if place >= len(call.args):
        return None
    argument = call.args[place]
    constant = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return argument.value if constant else None  # type: ignore[attr-defined]


def _parenthesised(text: str) -> str:
    """The beginning of `text` up to the parenthesis that closes its first one."""
    depth = 0
    lines = text.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        depth += (token.string == "(") - (token.string == ")")
        if token.type == tokenize.OP and depth == 0:
            row, column = token.end
            return "".join([*lines[: row - 1], lines[row - 1][:column]])
    return text


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _entry(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: ""}
    if "%" in message.text:
        entry.flags.append("python-format")
    return entry


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _fits(message: Message, translation: str) -> bool:
    """Whether the translation puts in the same values as the text (or its plural)."""
    wanted = set(PLACEHOLDER.findall(message.plural or message.text))
    return set(PLACEHOLDER.findall(translation)) == wanted
