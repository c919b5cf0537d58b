"""The rows that are kept: reports, publications, readings, claims, arrivals, audit; nothing updates or deletes them."""

from alembic import op

from reportedly.ledger.guards import guard
from reportedly.ledger.tables import KEPT, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    metadata.create_all(connection)
    guard(connection, KEPT)
