"""Filters and counts come from columns in memory: what the database kept for them goes, and so do indexes that nothing asks."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.columns import pack

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PAGES = "CREATE INDEX incidents_in_order ON incidents (build, coalesce(start, '9999'), coalesce(\"end\", ''), incident)"
GONE = ("statement_words", "report_words", "event_spots")
# PostgreSQL looks at the row of each event that its index finds, and the rows of event_texts are wide: a common word would read all
# of a gigabyte. So the index of words hangs on a table of bare numbers; what `words_of` finds for one never changes.
POSTGRESQL = (
    "DROP INDEX events_newest",
    "DROP INDEX event_words",
    "CREATE TABLE worded (event bigint NOT NULL)",
    "CREATE FUNCTION words_of(bigint) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
    "$$ SELECT to_tsvector('english', words) FROM {schema}.event_texts WHERE event = $1 $$",
    "INSERT INTO worded SELECT event FROM event_texts ORDER BY event",
    # A search reads what is not in order yet: at most 256 kB, not 4 MB.
    "CREATE INDEX event_words ON worded USING gin (words_of(event)) WITH (gin_pending_list_limit = 256)",
    "ALTER TABLE columns ALTER COLUMN content SET STORAGE EXTERNAL",
    "ALTER TABLE desks ALTER COLUMN content SET STORAGE EXTERNAL",
)


def upgrade() -> None:
    op.create_table(
        "columns",
        sa.Column("segment", NUMBER, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("segment"),
    )
    op.create_table(
        "desks",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        number_incidents_once()
    lite = connection.dialect.name == "sqlite"
    for name in GONE:
        op.execute(f"DROP {'TABLE' if lite else 'INDEX'} {name}")
    op.drop_table("counts")
    for name in ("type", "status", "country", "year", "publisher"):
        op.drop_index(f"events_by_{name}", "events")
    if not lite:
        schema = connection.execute(sa.text("SELECT quote_ident(current_schema())")).scalar()
        for statement in POSTGRESQL:
            op.execute(statement.format(schema=schema))
    last = connection.execute(sa.text("SELECT max(id) FROM events")).scalar()
    pack(connection, 1, last or 0)


def number_incidents_once() -> None:
    """SQLite gives the number of a row that went away to the next one, unless a table is made to count on."""
    for name in ("incidents", "builds", "stale", "accounts", "account_keys"):
        op.execute(f"DELETE FROM {name}")  # worked out anew: other code made them
    op.drop_table("incidents")
    op.create_table(
        "incidents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("component", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in ("start", "end", "type", "status", "country")
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("incidents_by_component", "incidents", ["component"], unique=False)
    op.create_index("incidents_by_id", "incidents", ["build", "incident"], unique=False)
    op.execute(PAGES)
