"""What follows from the rows: indexes of words and places, counts, and incidents as they were last worked out."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PORTER = "tokenize='porter unicode61 remove_diacritics 2'"
SQLITE = (
    f"CREATE VIRTUAL TABLE event_words USING fts5(words, content='event_texts', content_rowid='event', {PORTER})",
    f"CREATE VIRTUAL TABLE statement_words USING fts5(source, words, content='statements', content_rowid='id', {PORTER})",
    f"CREATE VIRTUAL TABLE report_words USING fts5(text, content='reports', content_rowid='id', {PORTER})",
    "CREATE VIRTUAL TABLE event_spots USING rtree(id, west, east, south, north, first, last)",
    "INSERT INTO event_words(event_words) VALUES ('rebuild')",
)  # fmt: skip
POSTGRESQL = (
    "CREATE INDEX event_words ON event_texts USING gin (to_tsvector('english', words))",
    "CREATE INDEX statement_words ON statements USING gin (to_tsvector('english', coalesce(source, '') || ' ' || words))",
    "CREATE INDEX report_words ON reports USING gin (to_tsvector('english', left(text, 400000)))",
    "CREATE INDEX event_spots ON events USING gist (point(lon, lat)) WHERE lon IS NOT NULL",
    "CREATE INDEX events_newest ON events (start DESC NULLS LAST, id DESC)",
)
PAGES = "CREATE INDEX incidents_in_order ON incidents (build, coalesce(start, '9999'), coalesce(\"end\", ''), incident)"


def upgrade() -> None:
    op.create_table(
        "account_keys",
        sa.Column("key", NUMBER, autoincrement=False, nullable=False),
        sa.Column("account", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "account"),
    )
    op.create_index("account_keys_by_account", "account_keys", ["account"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("speech", sa.Boolean(), nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("component", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("accounts_by_component", "accounts", ["component"], unique=False)
    op.create_index("accounts_by_report", "accounts", ["report"], unique=False)
    op.create_table(
        "builds",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("upto", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("question"),
    )
    op.create_table(
        "counts",
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("facet", "value"),
    )
    op.create_table(
        "incidents",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("build", NUMBER, nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("component", NUMBER, nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("incidents_by_component", "incidents", ["component"], unique=False)
    op.create_index("incidents_by_id", "incidents", ["build", "incident"], unique=False)
    op.create_table(
        "stale",
        sa.Column("build", NUMBER, autoincrement=False, nullable=False),
        sa.Column("component", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("build", "component"),
    )
    for statement in (*(SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL), PAGES):
        op.execute(statement)
