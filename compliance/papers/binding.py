"""Binding: the file of a case with every paper in it, and pictures of pages, made from stored PDFs.

Works in a folder of its own that holds the wording and the papers by number, so that nothing else
can be read.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from .setting import FOLDER, Sheets, fonts, inputs

ONE_PAGE = (
    "#set page(width: auto, height: auto, margin: 0pt)\n"
    "#image(sys.inputs.file, page: int(sys.inputs.page))\n"
)


def bind(
    form: str,
    papers: Sequence[bytes],
    *,
    language: str,
    facts: dict[str, Any],
    at: datetime,
) -> Sheets:
    """The PDF of a form that places the pages of other PDFs (`papers/1.pdf` and so on)."""
    import typst

    with TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("layout.typ", f"forms/{form}.typ"):
            (root / part).parent.mkdir(exist_ok=True)
            shutil.copy(FOLDER / part, root / part)
        (root / "papers").mkdir()
        for number, content in enumerate(papers, 1):
            (root / "papers" / f"{number}.pdf").write_bytes(content)
        compiler = typst.Compiler(
            input=root / "forms" / f"{form}.typ",
            root=root,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs(language=language, facts=facts),
        )
        content = cast(bytes, compiler.compile(format="pdf", timestamp=int(at.timestamp())))
        return Sheets(content, json.loads(compiler.query("<pages>", field="value"))[0])


def picture_of_page(paper: bytes, page: int, *, ppi: float = 110) -> bytes:
    """One page of a stored PDF as PNG."""
    import typst

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.pdf").write_bytes(paper)
        compiler = typst.Compiler(
            input=ONE_PAGE.encode(),
            root=root,
            ignore_system_fonts=True,
            sys_inputs={"file": "/paper.pdf", "page": str(page)},
        )
        drawn = compiler.compile(format="png", ppi=ppi)
        return drawn[0] if isinstance(drawn, list) else cast(bytes, drawn)
