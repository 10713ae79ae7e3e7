"""The database half of a delivery: staged by COPY, resolved, merged, and published in one batch.

`actions.batches.land` is the door. Floors above append to `landed` a callable that takes the id
of a batch; it is called once the batch is committed.
"""

from collections.abc import Callable

landed: list[Callable[[int], None]] = []
