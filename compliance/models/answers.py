"""What an enterprise answers to a letter: its statement and documents, kept as they came."""

from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet, User
from inspectorate.organisation.sight import guarded_or_own

from .letters import Letter


class OwnQuerySet(GuardedQuerySet[Any]):
    """Rows that staff see by group, and the enterprise they are about sees too."""

    def visible_to(self, user: Any) -> "OwnQuerySet":
        """Those within the sight of `user`, or of their own enterprise."""
        return self.filter(guarded_or_own(user))


class LetterAnswer(Guarded):
    """One statement of an enterprise about a letter. Enterprise, group and district are the
    letter's, written by the database.
    """

    id = models.BigAutoField(primary_key=True)
    letter = models.ForeignKey(Letter, on_delete=models.RESTRICT, related_name="answers")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    statement = models.TextField(_("statement"))
    answered_at = models.DateTimeField(_("answered at"))
    answered_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("answer to a letter")
        triggers = [
            pgtrigger.ReadOnly(
                name="letter_answer_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="letter_answer_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.pk}"


class LetterAnswerFile(Guarded):
    """A document that came with an answer."""

    id = models.BigAutoField(primary_key=True)
    answer = models.ForeignKey(LetterAnswer, on_delete=models.RESTRICT, related_name="files")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    stored_as = models.CharField(max_length=255)
    media_type = models.CharField(max_length=40)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("document of an answer")
        triggers = [
            pgtrigger.ReadOnly(
                name="letter_answer_file_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="letter_answer_file_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.file_name
