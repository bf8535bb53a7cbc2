"""Changing rows in a migration, as the keeper.

Migrations run as the owner, whom row-level security binds like everyone else: an UPDATE there touches no row, says
nothing, and is recorded as done. So a migration that changes rows works as the keeper and says how many it touched.
"""

from collections.abc import Callable
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from .errors import DataMigrationTouchedNothing


class ChangeRows(migrations.RunPython):
    """Run `change(apps, schema_editor)` as keeper; it gives back the number of rows it touched.

    model                e.g. "families.Child": when this table has rows and none was touched, the migration fails.
    none_is_right_when   a sentence for the rare change that may rightly find nothing to do.
    """

    def __init__(
        self,
        model: str,
        change: Callable[[Any, BaseDatabaseSchemaEditor], int],
        *,
        backwards: Callable[[Any, BaseDatabaseSchemaEditor], int] | None = None,
        none_is_right_when: str = "",
    ) -> None:
        super().__init__(
            self._counted(change),
            self._counted(backwards) if backwards else None,
        )
        self.model, self.change, self.backwards = model, change, backwards
        self.none_is_right_when = none_is_right_when

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        more = {"backwards": self.backwards, "none_is_right_when": self.none_is_right_when}
        return type(self).__name__, [self.model, self.change], {name: value for name, value in more.items() if value}

    def _counted(self, change: Callable[[Any, BaseDatabaseSchemaEditor], int]) -> Callable[..., None]:
        def change_as_keeper(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
            connection = schema_editor.connection
            if not connection.in_atomic_block:
                raise DataMigrationTouchedNothing(f"The change of {self.model} needs a migration with atomic = True.")
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL ROLE alongside_keeper")
            existing = apps.get_model(self.model).objects.using(connection.alias).count()
            touched = change(apps, schema_editor)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a later step may alter this table
                cursor.execute("RESET ROLE")
            if existing and not touched and not self.none_is_right_when:
                raise DataMigrationTouchedNothing(
                    f"The change of {self.model} touched none of its {existing} rows, so nothing of this migration "
                    "was kept. Give back the number of rows from the change, or say in none_is_right_when why none is "
                    "right."
                )

        return change_as_keeper
