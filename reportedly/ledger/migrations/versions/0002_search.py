"""What follows from the rows: indexes of words and places, counts, and incidents as they were last worked out."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.search import index

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


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
    index(op.get_bind())
