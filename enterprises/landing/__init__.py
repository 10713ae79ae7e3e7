"""Landing: the database half of an import, from clean chunks to published facts.

`landed` holds what the floors above want called, after commit, with the id of a batch that landed.
"""

from collections.abc import Callable

landed: list[Callable[[int], None]] = []

__all__ = ["landed"]
