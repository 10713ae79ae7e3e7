"""The first administrator of an installation, who enrols everybody else on the pages."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from inspectorate.organisation.actions import users
from inspectorate.organisation.models import User


class Command(BaseCommand):
    help = "Enrols USERNAME as the first administrator and prints a password, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="the person's name, as pages show it")

    def handle(self, *, username: str, name: str, **options: Any) -> None:
        """Enrols the person, or says why not."""
        try:
            User._meta.get_field("username").clean(username, None)
            _user, password = users.enrol_first_administrator(
                username=username, display_name=name, reason="set-up of the installation"
            )
        except ValidationError as invalid:
            raise CommandError(" ".join(invalid.messages), returncode=2) from invalid
        except users.Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(password)
        self.stderr.write(
            f"{username} logs in with this password and changes it under the own name; it is kept"
            " nowhere in the clear."
        )
