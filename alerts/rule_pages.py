"""A page per rule for docs/rules/, written from rule.toml: in English, then in Chinese."""

from django.utils.translation import override

from .catalogue import Rule


def page(rule: Rule) -> str:
    """The Markdown page of a rule; the same rule gives the same text."""
    return f"# {rule.id}\n\n" + "\n".join(_part(rule, language) for language in ("en", "zh-hans"))


WORDS = {
    "en": ("Says", "Basis", "Parameters", "Finds", "Needs", "Violation type", "Checked by"),
    "zh-hans": (
        "预警语",
        "法律依据",
        "参数",
        "结果列",
        "所需数据",
        "违法类型",
        "核对人",
    ),
}


def _part(rule: Rule, language: str) -> str:
    says, basis, parameters, finds, needs, kind, checked = WORDS[language]
    with override(language):
        lines = [f"## {rule.title}", "", rule.why, "", f"**{says}**: {rule.sentence}", ""]
        lines += [f"**{kind}**: {rule.violation_type}  ", f"**{needs}**: {_codes(rule.feeds)}  "]
        lines += [f"**{finds}**: {_codes(rule.row)}", "", f"**{basis}**", ""]
        lines += [f"- {b['law']} {b['article']}: {b['text']}" for b in rule.basis]
        if rule.parameters:
            lines += ["", f"**{parameters}**", ""]
        for p in rule.parameters:
            bounds = f" [{p.minimum}, {p.maximum}]" if p.minimum is not None else ""
            unit = f" {p.unit}" if p.unit else ""
            lines.append(f"- `{p.name}` {p.label}: {p.default}{unit}{bounds}. {p.source}")
        lines += ["", f"**{checked}**: {rule.texts['checked_by']}, {rule.texts['review_on']}", ""]
    return "\n".join(lines)


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
