"""What this floor keeps encrypted: secrets of second factors (see enterprises)."""

from __future__ import annotations

from django.db import transaction

from inspectorate.foundation import identity as keys
from inspectorate.foundation.identity import Holder

from .models import SecondFactor


@transaction.atomic
def rotate_second_factors() -> int:
    """Encrypts with the newest key what an older one encrypted; how many. There are few."""
    newest = keys.key_number()
    held = SecondFactor.objects.filter(ended_at=None).select_for_update().order_by("pk")
    old = [factor for factor in held if bytes(factor.cipher)[0] != newest]
    for factor in old:
        factor.cipher = keys.encrypt(keys.decrypt(factor.cipher))
        factor.save(update_fields=["cipher"])
    return len(old)


HOLDERS = [Holder(20, "second factors", rotate_second_factors)]
