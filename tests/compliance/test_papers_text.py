"""What papers say: every fact is printed, as text and nothing else, in both languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from compliance.models import DocumentKind
from compliance.papers import kinds, setting
from compliance.papers.amounts import in_words
from compliance.papers.facts import CHOICES, GIVEN, LABELS
from compliance.papers.samples import facts_of_paper
from compliance.papers.setting import FOLDER, set_in_type
from inspectorate.organisation.models import Limit

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HOSTILE = '#read("/etc/passwd") $x^2$ *stark* <label> @ref `code` \\ // #panic()'
# Filled by the wording of the whole form, not at one place of it.
ELSEWHERE = {
    "stated_on": "heard-before",
    "hearing_on": "heard-before",
    "calculation": "#calculation",
    "lines": "f.lines",
    "workers": "people.enumerate",
}


def words_of(form: str, facts: dict[str, Any], language: str = "zh-hans") -> str:
    """The running text of a paper, as its HTML has it."""
    compiler = setting._compiler(form, language=language, facts=facts, more={"check": "0"})
    page = compiler.compile(format="html").decode()
    return unescape(re.sub(r"<[^>]+>", "", page.split("<body>")[1]))


def test_every_kind_is_declared_with_a_word_of_its_own() -> None:
    assert set(kinds.PAPERS) == set(DocumentKind.values)
    words = [paper.word for paper in kinds.PAPERS.values()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_fact_of_a_kind_has_a_label_and_a_place(kind: DocumentKind) -> None:
    wording = (FOLDER / "forms" / f"{kind}.typ").read_text()
    for key in kinds.PAPERS[kind].keys:
        assert key in LABELS
        assert f'"{key}"' in wording or ELSEWHERE.get(key, "\0") in wording, key


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_wording_asks_for_declared_facts_only(kind: DocumentKind) -> None:
    wording = (FOLDER / "forms" / f"{kind}.typ").read_text()
    asked = set(
        re.findall(r'\b(?:fact|has|day|moment|clock|yuan|word|prose|sum-of)\("(\w+)"\)', wording)
    )
    assert asked <= {*kinds.PAPERS[kind].keys, *GIVEN}


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_paper_needs_its_required_facts_only(kind: DocumentKind) -> None:
    facts = facts_of_paper(kind, language="zh-hans")
    for key in kinds.PAPERS[kind].optional:
        del facts[key]
    assert set_in_type(kind, language="zh-hans", facts=facts, at=AT, check="0").pages >= 1


def test_samples_of_every_kind_are_written_in_both_languages(tmp_path: Path) -> None:
    call_command("render_samples", str(tmp_path), "--png", "--kind=order", verbosity=0)
    call_command("render_samples", str(tmp_path))
    papers = {path.name for path in tmp_path.glob("*.pdf")}
    assert papers == {
        f"{kind}-{language}.pdf" for kind in DocumentKind.values for language in ("zh-hans", "en")
    }
    assert (tmp_path / "order-en-1.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_facts_make_the_same_bytes() -> None:
    facts = facts_of_paper("order", language="zh-hans")
    once, twice = (
        set_in_type("order", language="zh-hans", facts=facts, at=AT, check="0") for _ in range(2)
    )
    assert once.content == twice.content


def test_a_hostile_name_is_printed_as_it_is() -> None:
    facts = facts_of_paper("order", language="zh-hans") | {"enterprise_name": HOSTILE}
    text = words_of("order", facts)
    assert HOSTILE in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "name", ["a\x07b\x00c", "\U0001f600", "\ue000示例", "\u202e示例", "示" * 3000]
)
def test_odd_characters_do_not_stop_a_paper(name: str) -> None:
    facts = facts_of_paper("order", language="zh-hans") | {"enterprise_name": name}
    assert set_in_type("order", language="zh-hans", facts=facts, at=AT, check="0").pages >= 1


def test_a_penalty_notice_tells_of_the_rights_and_a_decision_of_the_remedies() -> None:
    notice = words_of("penalty_notice", facts_of_paper("penalty_notice", language="zh-hans"))
    assert "5个工作日内向本机关提出陈述和申辩" in notice
    assert "要求举行听证" in notice
    decision = words_of("penalty_decision", facts_of_paper("penalty_decision", language="zh-hans"))
    for words in ("60日内", "6个月内", "15日内", "百分之三", "壹佰柒拾贰万捌仟零肆拾叁元贰角整"):
        assert words in decision


def test_papers_print_the_limits_as_they_are() -> None:
    Limit.objects.filter(code="hearing_request").update(length=9)
    notice = words_of("penalty_notice", facts_of_paper("penalty_notice", language="en"), "en")
    assert "within 9 working days" in notice


def test_a_limit_without_a_length_is_left_to_be_filled_in() -> None:
    Limit.objects.filter(code="payment").update(length=None)
    decision = words_of("penalty_decision", facts_of_paper("penalty_decision", language="en"), "en")
    assert "… days" in decision


def test_a_notice_without_the_right_to_a_hearing_does_not_tell_of_it() -> None:
    facts = facts_of_paper("penalty_notice", language="zh-hans") | {"hearing_right": False}
    assert "听证" not in words_of("penalty_notice", facts)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("10.05", "壹拾元零伍分"),
        ("100200", "壹拾万零贰佰元整"),
        ("1152028.80", "壹佰壹拾伍万贰仟零贰拾捌元捌角整"),
        ("1000000500", "壹拾亿零伍佰元整"),
        ("20000.50", "贰万元伍角整"),
    ],
)
def test_sums_are_written_out(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


def test_values_of_facts_have_words_in_both_languages() -> None:
    chinese, english = setting.words("zh-hans"), setting.words("en")
    for key, choices in CHOICES.items():
        assert set(chinese[key]) == set(english[key]) == set(choices)
        for value in choices:
            assert not chinese[key][value].isascii(), (key, value)


def test_more_time_to_put_right_is_no_longer_investigation(db: None) -> None:
    facts = facts_of_paper("extension", language="zh-hans")
    assert "30个工作日" in words_of("extension", facts)
    order = words_of("extension", facts | {"limit": "order"})
    assert "30日" in order
    assert "个工作日" not in order


def test_a_decision_tells_when_the_party_spoke(db: None) -> None:
    facts = facts_of_paper("penalty_decision", language="zh-hans")
    facts |= {"stated_on": "2027-01-12", "hearing_on": "2027-01-20"}
    words = words_of("penalty_decision", facts)
    assert "于2027年1月12日进行了陈述、申辩" in words
    assert "2027年1月20日举行了听证" in words
    del facts["stated_on"], facts["hearing_on"]
    assert "举行了听证" not in words_of("penalty_decision", facts)
