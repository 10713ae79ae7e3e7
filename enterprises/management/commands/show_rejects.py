"""Writes the rejected rows of a batch to stdout, decrypted. Who asked is kept in the access log."""

import codecs
from argparse import ArgumentParser
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from enterprises.landing.sealing import Damaged, unsealed
from enterprises.models import Batch
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission


class Command(BaseCommand):
    help = "Writes the rejected rows of a batch, as delivered, to stdout as CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The batch, and who asks for what."""
        parser.add_argument("batch", type=int, metavar="BATCH")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="a data officer")
        parser.add_argument("--purpose", required=True, metavar="TEXT", help="kept in the log")

    def handle(self, **options: Any) -> None:
        """Logs the access, then decrypts piece by piece."""
        user = User.objects.filter(username=options["by"]).first()
        if user is None or not Permission.REJECTS_DOWNLOAD.is_held_by(user):
            raise CommandError(f"{options['by']} may not see rejected rows.")
        batch = Batch.objects.filter(pk=options["batch"]).first()
        if batch is None or not batch.rejects_file:
            raise CommandError(f"Batch {options['batch']} has no rejected rows.")
        access.record(
            by=user,
            action="rejects_download",
            subject_kind="batch",
            subject_id=batch.pk,
            purpose=options["purpose"],
        )
        try:
            with default_storage.open(batch.rejects_file) as file:
                for text in codecs.iterdecode(unsealed(cast(BinaryIO, file)), "utf-8"):
                    self.stdout.write(text, ending="")
        except Damaged as error:
            raise CommandError("The file of rejected rows is damaged.") from error
