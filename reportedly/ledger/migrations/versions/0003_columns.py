"""Filters and counts come from columns in memory: what the database kept for them goes, and so do indexes that nothing asks."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.columns import pack

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
GONE = ("statement_words", "report_words", "event_spots")
POSTGRESQL = (
    "DROP INDEX events_newest",
    # The words of an event lie close together, its JSON elsewhere: a search for a common word reads a fifth of the pages.
    "ALTER TABLE event_texts ALTER COLUMN body SET STORAGE EXTERNAL",
    "ALTER TABLE event_texts SET (toast_tuple_target = 256)",
    "ALTER TABLE columns ALTER COLUMN content SET STORAGE EXTERNAL",
    "ALTER INDEX event_words SET (gin_pending_list_limit = 256)",  # kB: else a search reads 4 MB that are not in order yet
)


def upgrade() -> None:
    op.create_table(
        "columns",
        sa.Column("segment", NUMBER, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("segment"),
    )
    connection = op.get_bind()
    lite = connection.dialect.name == "sqlite"
    for name in GONE:
        op.execute(f"DROP {'TABLE' if lite else 'INDEX'} {name}")
    op.drop_table("counts")
    if not lite:
        for statement in POSTGRESQL:
            op.execute(statement)
    last = connection.execute(sa.text("SELECT max(id) FROM events")).scalar()
    pack(connection, 1, last or 0)
