"""How a law and its article are written in the two languages."""

from __future__ import annotations

from django.utils.translation import gettext as _

from compliance.models import Law


def cite(law: str, article: str) -> str:
    """Social Insurance Law, art. 84; 社会保险法第84条; the law alone without an article."""
    name = str(Law(law).label) if law in Law.values else law
    return _("%(law)s, art. %(article)s") % {"law": name, "article": article} if article else name
