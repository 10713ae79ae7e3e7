"""What a paper can be filled from: every fact by name, with its label and its possible values."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.models.calculations import LineKind
from compliance.models.documents import DocumentKind
from compliance.models.law import Law
from compliance.models.watchlist import WatchGround
from compliance.money.naming import NAMES
from compliance.procedure.states import Outcome
from enterprises.models import Scheme

# Facts that a legal step gives. Days are ISO dates, moments ISO with time, yuan text or number.
LABELS: dict[str, Promise] = {
    "amount_yuan": _("Amount, yuan"),
    "answer": _("Answer"),
    "articles": _("Legal basis"),
    "asked_by_name": _("Asked by"),
    "asked_on": _("Asked for on"),
    "as_of": _("Data as of"),
    "authority": _("Authority"),
    "authority_name": _("Name of the authority"),
    "base_kind": _("What the sum is"),
    "base_yuan": _("Sum it rests on, yuan"),
    "bring": _("What the enterprise has ready"),
    "calculation": _("Calculation"),
    "chair": _("Chair"),
    "check_address": _("Address to check it at"),
    "checked_on": _("Checked on"),
    "code": _("Code to check it by"),
    "complaint_kind": _("Kind"),
    "complaint_number": _("Number of the complaint"),
    "content": _("What is decided"),
    "course": _("What was done"),
    "court": _("Court"),
    "criterion": _("Criterion"),
    "cycle": _("Cycle"),
    "days": _("Days"),
    "decided_on": _("Decided on"),
    "decision": _("Intended decision"),
    "decision_number": _("Number of the decision"),
    "defence": _("What was said in defence"),
    "demands": _("What is to be put right"),
    "discussed_on": _("Collective discussion on"),
    "discussion": _("What the discussion came to"),
    "due_on": _("Due on"),
    "early_from_on": _("Early removal from"),
    "evidence": _("On which evidence"),
    "facts": _("Facts and evidence"),
    "findings": _("What was found"),
    "fine_yuan": _("Fine, yuan"),
    "found": _("What was found"),
    "grade": _("Discretion benchmark"),
    "grade_facts": _("Facts the grade rests on"),
    "grade_name": _("Grade"),
    "ground": _("Ground"),
    "grounds": _("Why this grade"),
    "hearing_on": _("Day of the hearing"),
    "hearing_right": _("The notice tells of the right to a hearing"),
    "hearing_time": _("Time of the hearing"),
    "heard_at": _("Heard at"),
    "how": _("Checked by"),
    "institution": _("Arbitration commission"),
    "limit": _("Time that is extended"),
    "lines": _("Lines"),
    "mark": _("Number on the list"),
    "met_count": _("Workers met"),
    "method": _("How it was served"),
    "notice_number": _("Number of the notice"),
    "open_count": _("Workers still open"),
    "opinion": _("Opinion"),
    "outcome": _("Outcome"),
    "paper": _("Paper"),
    "paper_number": _("Number of the paper"),
    "pattern": _("The address as a pattern"),
    "pay_to": _("Where it is paid"),
    "person_name": _("Who was heard"),
    "person_role": _("As"),
    "place": _("Place"),
    "present": _("Who took part"),
    "proposal": _("Proposal"),
    "public": _("Held in public"),
    "put_right_count": _("Workers put right"),
    "reason": _("Reason"),
    "received_on": _("Received on"),
    "recipient": _("Received by"),
    "record": _("What was said"),
    "refused_reason": _("Why it was not signed"),
    "regime": _("Regime"),
    "registered_count": _("Registered workers"),
    "relation": _("Position or relation"),
    "remark": _("Remark"),
    "proof": _("What it rests on"),
    "result": _("What it showed"),
    "served_on": _("Served on"),
    "signed_on": _("Signed on"),
    "stated_on": _("Day of the statement"),
    "statement": _("What the enterprise says"),
    "subject": _("What is inspected"),
    "substitute_name": _("Who steps in"),
    "summary": _("Summary"),
    "surcharge_yuan": _("Surcharge, yuan"),
    "text": _("What was said"),
    "uncovered_count": _("Without cover"),
    "until_on": _("Until"),
    "visit_on": _("Day of the visit"),
    "visit_time": _("Time"),
    "visited_on": _("Visited on"),
    "watch_ground": _("Ground"),
    "watchlist_number": _("Number of the entry"),
    "who": _("Who is concerned"),
    "workers": _("Workers concerned"),
}

# What a paper that replaces another may say differently: words, and when a notice of inspection
# says somebody comes, from which no limit runs. Sums, other days and choices come from the step;
# whoever wants others takes a step.
CORRECTABLE = frozenset(
    {
        "authority_name", "bring", "chair", "content", "course", "court", "defence", "demands",
        "discussion", "evidence", "facts", "findings", "found", "grounds", "institution", "opinion",
        "pay_to", "person_name", "person_role", "place", "present", "proposal", "reason",
        "recipient", "record", "refused_reason", "relation", "remark", "proof", "result",
        "statement", "subject", "summary", "text", "visit_on", "visit_time", "who",
    }
)  # fmt: skip

# Facts that `issue` gives to every paper itself.
GIVEN: dict[str, Promise] = {
    "issuer": _("Issuing authority"),
    "legal": _("Figures of the law"),
    "number": _("Number"),
    "issued_on": _("Date of issue"),
    "issued_by_name": _("Issued by"),
    "case_number": _("Case"),
    "case_filed_on": _("Filed on"),
    "case_proposed_on": _("Proposed on"),
    "case_proposed_by": _("Proposed by"),
    "case_origin": _("Origin"),
    "case_violation_type": _("Suspected violation"),
    "case_summary": _("Summary of the case"),
    "subject_kind": _("Kind of party"),
    "enterprise_name": _("Name of the party"),
    "uscc": _("Unified social credit code"),
    "provider_code": _("Provider code"),
    "identity_number": _("Identity number, masked"),
    "address": _("Address"),
    "legal_representative": _("Legal representative"),
    "inspectors": _("Inspectors"),
    "violations": _("Violations"),
    "replaces_number": _("Replaces"),
    "replaces_reason": _("Why it was replaced"),
}

# Facts with a fixed set of values: the value is kept, the word is printed in the paper's language.
CHOICES: dict[str, dict[str, Any]] = {
    "base_kind": NAMES,
    "decision": {
        "penalty": _("administrative penalty"),
        "handling": _("administrative handling"),
    },
    "ground": {
        "slight": _("slight and corrected, Decree 423 art. 18"),
        "time": _("out of time, Decree 423 art. 20"),
        "unfounded": _("the facts do not hold"),
        "not_punished": _("not punished, Administrative Penalty Law art. 33"),
    },
    "how": {
        "delivery": _("a complete delivery of data"),
        "visit": _("a visit"),
        "documents": _("documents handed in"),
    },
    "grade": {"slight": _("slight"), "normal": _("normal"), "serious": _("serious")},
    "method": {
        "direct": _("handed over"),
        "left": _("left in the presence of witnesses"),
        "post": _("by registered post"),
        "entrusted": _("through another authority"),
        "electronic": _("electronically, as agreed in writing"),
        "notice": _("by public notice"),
    },
    "authority": {
        "tax": _("tax or collecting agency"),
        "medical": _("medical-security bureau"),
        "police": _("police"),
        "other": _("another authority"),
    },
    "outcome": {str(value): label for value, label in Outcome.choices},
    "limit": {"investigation": _("the investigation"), "order": _("putting right")},
    "answer": {"granted": _("Granted"), "refused": _("Refused")},
    # Columns of the lines of a calculation.
    "scheme": {str(value): label for value, label in Scheme.choices},
    "line_kind": {str(value): label for value, label in LineKind.choices},
    "share": {"employer": _("employer's share"), "worker": _("worker's share")},
    "law": {str(value): label for value, label in Law.choices},
    "complaint_kind": {"complaint": _("complaint"), "report": _("report")},
    "watch_ground": {str(value): label for value, label in WatchGround.choices},
    "paper": {str(value): label for value, label in DocumentKind.choices},
}
