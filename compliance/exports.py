"""The file of a case as it leaves the house: one PDF, or a ZIP with every original and its hash."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, cast

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Case, Document, Evidence
from compliance.papers.binding import bind
from compliance.papers.setting import Sheets
from compliance.presenting.dossier import dossier_facts, evidence_of, papers_of
from inspectorate.organisation.models import User

PIECE = 1 << 20
SUMS = "SHA256SUMS"


def dossier_pdf(case: Case, *, by: User, now: datetime, language: str) -> Sheets:
    """Cover, story, lists with hashes, and every page of every paper, marked with who and when."""
    papers, evidence = papers_of(case), evidence_of(case)
    facts = dossier_facts(case, papers, evidence, by=by, now=now, language=language)
    files = [_content(paper) for paper in papers if paper.file]
    return bind("dossier", files, language=language, facts=facts, at=now)


def dossier_zip(case: Case, *, by: User, now: datetime, language: str) -> IO[bytes]:
    """A file, open at its beginning: the PDF, all papers and evidence as stored, SHA256SUMS.

    The sums are those kept in the database at receipt, so `sha256sum -c SHA256SUMS` also finds what
    was altered in the store.
    """
    papers, evidence = papers_of(case), evidence_of(case)
    target = cast(IO[bytes], TemporaryFile())  # noqa: SIM115 - the response closes it
    sums = []
    with zipfile.ZipFile(target, "w") as bundle:
        pdf = dossier_pdf(case, by=by, now=now, language=language).content
        sums.append((hashlib.sha256(pdf).hexdigest(), "dossier.pdf"))
        _write(bundle, "dossier.pdf", iter([pdf]), now, compressed=True)
        for paper, name in _paper_names(papers):
            sums.append((paper.sha256, name))
            _write(bundle, name, _pieces(paper.file), now, compressed=True)
        for piece, name in _evidence_names(evidence):
            sums.append((piece.sha256, name))
            if default_storage.exists(piece.stored_as):
                _write(bundle, name, _pieces(piece.stored_as), now, compressed=False)
        listed = "".join(f"{digest}  {name}\n" for digest, name in sums)
        _write(bundle, SUMS, iter([listed.encode()]), now, compressed=True)
        _write(bundle, "README.txt", iter([_read_me(case, by, now).encode()]), now, compressed=True)
    target.seek(0)
    return target


def name_of(case: Case, ending: str) -> str:
    """case-2026-0187.zip."""
    return f"case-{re.sub(r'[^0-9A-Za-z]+', '-', str(case))}.{ending}"


def _content(paper: Document) -> bytes:
    with default_storage.open(paper.file) as file:
        return bytes(file.read())


def _pieces(stored_as: str) -> Iterator[bytes]:
    with default_storage.open(stored_as) as file:
        while piece := file.read(PIECE):
            yield piece


def _write(
    bundle: zipfile.ZipFile, name: str, pieces: Iterator[bytes], now: datetime, *, compressed: bool
) -> None:
    entry = zipfile.ZipInfo(name, date_time=timezone.localtime(now).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    with bundle.open(entry, "w", force_zip64=True) as target:
        for piece in pieces:
            target.write(piece)


def _paper_names(papers: list[Document]) -> Iterator[tuple[Document, str]]:
    for place, paper in enumerate(papers, 1):
        if paper.file:
            yield paper, f"papers/{place:03}-{paper.number}.pdf"


def _evidence_names(evidence: list[Evidence]) -> Iterator[tuple[Evidence, str]]:
    """0001-name.jpg: what a file system or a shell could misread is left out of the name."""
    for piece in evidence:
        stem = re.sub(r"[^\w.-]+", "-", PurePath(piece.file_name).name).strip(".-") or "file"
        yield piece, f"evidence/{piece.serial:04}-{stem[-80:]}"


def _read_me(case: Case, by: User, now: datetime) -> str:
    return _(
        "File of case %(case)s, exported by %(who)s on %(when)s.\n\n"
        "papers/ holds every paper, evidence/ every piece of evidence, as stored.\n"
        "Whether anything was altered: sha256sum -c SHA256SUMS\n"
    ) % {"case": case, "who": by, "when": f"{timezone.localtime(now):%Y-%m-%d %H:%M}"}
