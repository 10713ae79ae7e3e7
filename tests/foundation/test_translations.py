"""Collecting marked texts and judging catalogues."""

from pathlib import Path

import polib
import pytest

from inspectorate.foundation.translations import Message, faults_of, messages_in, update

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
label = _("one " "two")
count = ngettext("%(n)s row", "%(n)s rows", n)
month = pgettext_lazy("calendar", "May")
unknown = _(label)
other = dict("not marked")
"""
TEMPLATE = """{% load i18n %}{# {% translate "no" %} #}
{% translate "50 % (or less)" %}{{ _("short") }}
{% blocktranslate count n=rows trimmed %}
  {{ n }} row "here"
{% plural %}
  {{ n }} rows "here"
{% endblocktranslate %}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "app" / "views.py").write_text(CODE)
    (tmp_path / "app" / "migrations" / "one.py").write_text('_("frozen")')
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def test_marked_texts_of_code_and_templates_are_found(project: Path) -> None:
    assert messages_in(project, ("app", "templates")) == {
        Message("one two"): {"app/views.py"},
        Message("%(n)s row", plural="%(n)s rows"): {"app/views.py"},
        Message("May", context="calendar"): {"app/views.py"},
        Message("50 %% (or less)"): {"templates/page.html"},
        Message("short"): {"templates/page.html"},
        Message('%(n)s row "here"', plural='%(n)s rows "here"'): {"templates/page.html"},
    }


def catalogue_of(*entries: polib.POEntry) -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.extend(entries)
    return catalogue


def test_update_adds_what_is_new_drops_what_is_gone_and_keeps_translations() -> None:
    catalogue = catalogue_of(
        polib.POEntry(msgid="kept", msgstr="留"), polib.POEntry(msgid="gone", msgstr="去")
    )
    update(catalogue, {Message("kept"): {"a.py"}, Message("new"): {"b.py"}})
    assert [(entry.msgid, entry.msgstr) for entry in catalogue] == [("kept", "留"), ("new", "")]


@pytest.mark.parametrize(
    ("entry", "message", "fault"),
    [
        (polib.POEntry(msgid="a", msgstr="甲"), Message("a"), []),
        (polib.POEntry(msgid="a", msgstr=""), Message("a"), ["not translated: 'a'"]),
        (
            polib.POEntry(msgid="a", msgstr="甲", flags=["fuzzy"]),
            Message("a"),
            ["not translated: 'a'"],
        ),
        (
            polib.POEntry(msgid="%(n)s a", msgstr="%(m)s 甲"),
            Message("%(n)s a"),
            ["placeholders differ: '%(n)s a'"],
        ),
        (
            polib.POEntry(msgid="a", msgid_plural="%(n)s b", msgstr_plural={0: "%(n)s 乙"}),
            Message("a", plural="%(n)s b"),
            [],
        ),
        (
            polib.POEntry(msgid="a", msgstr="甲"),
            Message("a", context="c"),
            ["not collected: 'a'", "no longer used: 'a'"],
        ),
    ],
)
def test_faults_of_a_catalogue(entry: polib.POEntry, message: Message, fault: list[str]) -> None:
    assert faults_of(catalogue_of(entry), {message: {"a.py"}}) == fault
