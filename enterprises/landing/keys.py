"""Ciphers of one key only: a person stored under another would be taken for somebody new."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.refusals import Refusal
from enterprises.landing.statements import fetch
from inspectorate.foundation import identity


def refuse_other_keys() -> None:
    """Refuses while identity numbers are stored under a key that is not this program's newest."""
    number = identity.key_number()
    older, newer = fetch("has_other_ciphers", key=bytes([number]), next=bytes([number + 1]))[0]
    if older:
        raise Refusal(
            "keys_in_rotation",
            _(
                "There are identity numbers under an older key. Run manage.py "
                "rotate_identity_keys first; then send the file again."
            ),
        )
    if newer:
        raise Refusal(
            "keys_unknown",
            _(
                "There are identity numbers under a newer key than this program knows. Start it "
                "with the present IDENTITY_KEYS; then send the file again."
            ),
        )
