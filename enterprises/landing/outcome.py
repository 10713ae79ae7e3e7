"""What became of one delivery, as the commands print it and the pages show it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.storage import default_storage


@dataclass(slots=True)
class Outcome:
    """Counts of one batch; read = loaded + updated + repeated + orphaned + rejected."""

    feed: str
    file: str
    batch: int | None = None
    read: int = 0
    loaded: int = 0
    updated: int = 0
    repeated: int = 0
    orphaned: int = 0
    rejected: int = 0
    rejects_file: str | None = None
    seconds: float = 0.0
    withdrawn: int = 0
    adopted: int = 0
    unknown_columns: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    error: str = ""
    code: str = ""
    refused_batch: int | None = None
    """The row in which the refusal is recorded."""

    @property
    def taken(self) -> bool:
        """Whether the batch was taken."""
        return not self.error

    def _rejects_path(self) -> str | None:
        """Where the rejects are: a path of this machine, or a name in remote storage."""
        if self.rejects_file is None:
            return None
        try:
            return default_storage.path(self.rejects_file)
        except NotImplementedError:
            return self.rejects_file

    def as_json(self) -> dict[str, Any]:
        """The object of the contract; what else there is to say follows its keys."""
        counts = ("read", "loaded", "updated", "repeated", "orphaned", "rejected")
        printed: dict[str, Any] = {"feed": self.feed, "file": self.file, "batch": self.batch}
        printed |= {name: getattr(self, name) for name in counts}
        printed |= {"rejects_file": self._rejects_path(), "seconds": round(self.seconds, 3)}
        for name in ("withdrawn", "adopted", "unknown_columns", "remarks", "error"):
            if getattr(self, name):
                printed[name] = getattr(self, name)
        return printed
