"""Operations of migrations that Django does not bring."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Operations of which none builds on another, between one state of the models and the next.

    Django builds the related models anew for each operation, which at two hundred models linked
    with one another costs more than the database's own work. Tables may refer to each other
    whichever comes first: their foreign keys are made at the end of the migration.
    """

    category = OperationCategory.MIXED
    serialization_expand_args = ["operations"]

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        """As the writer of migrations asks for it."""
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """All of them, and the models are built once, when somebody asks."""
        state.__dict__.pop("apps", None)
        state.is_delayed = False
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Each in turn; what is new here was there before for all that follows."""
        for operation in self._steps():
            before = from_state if _knows(from_state, app_label, operation) else to_state
            operation.database_forwards(app_label, schema_editor, before, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Each in turn, the last one first."""
        for operation in reversed(self._steps()):
            after = to_state if _knows(to_state, app_label, operation) else from_state
            operation.database_backwards(app_label, schema_editor, from_state, after)

    def _steps(self) -> list[Operation]:
        """Without what a new table is made with, since it is made as the state after all says."""
        new = {each.name_lower for each in self.operations if isinstance(each, CreateModel)}
        return [
            each
            for each in self.operations
            if not isinstance(each, AddField | AddIndex | AddConstraint)
            or each.model_name_lower not in new
        ]

    def describe(self) -> str:
        """What `migrate --plan` says."""
        return f"{len(self.operations)} operations together"


def _knows(state: ProjectState, app_label: str, operation: Operation) -> bool:
    """Whether the model of the operation is there in a state."""
    name = str(getattr(operation, "model_name", None) or getattr(operation, "name", ""))
    return (app_label, name.lower()) in state.models
