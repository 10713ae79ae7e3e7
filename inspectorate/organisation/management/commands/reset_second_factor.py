"""Takes the second factor of somebody whom no administrator can help any more: the last one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inspectorate.organisation.actions import factors
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.models import User


class Command(BaseCommand):
    help = "Resets two-step log-in of USERNAME; the reason stands in the history."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True)

    def handle(self, *, username: str, reason: str, **options: Any) -> None:
        """Resets it, or says why not."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username}.", returncode=2)
        try:
            factors.reset(user, by=None, now=timezone.now(), reason=reason)
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(f"{username} sets two-step log-in up again at the next log-in.")
