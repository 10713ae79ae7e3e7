"""What no public entry may say: anything by which a worker could be known.

An identity number is found however it is spaced or written, masked too; a name only where somebody
complained, since those are the names that must never reach an employer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from compliance.complaints import identity
from compliance.procedure.refusals import Refused

WHOLE = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
MASKED = re.compile(r"\d{3,}[*×•]{4,}")


def betrays_number(text: str) -> bool:
    """Whether `text` holds an identity number, whole or masked."""
    plain = identity.squeezed(unicodedata.normalize("NFKC", text))
    return bool(WHOLE.search(plain) or MASKED.search(plain))


def refuse_private(
    texts: Iterable[str], *, case: int | None = None, complaints: Iterable[int] = ()
) -> None:
    """Raises Refused if one of `texts` names a worker by number, or somebody who complained."""
    said = [text for text in texts if text]
    if any(betrays_number(text) for text in said):
        raise Refused(_("The text holds an identity number. A public list never does."))
    if (case or complaints) and identity.betrays(said, case=case, complaints=complaints):
        raise Refused(_("The text names somebody whose complaint belongs to the case."))
