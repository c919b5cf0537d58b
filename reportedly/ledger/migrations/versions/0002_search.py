"""What follows from the rows: indexes of words and places, counts, and incidents as they were last worked out."""

from alembic import op

from reportedly.ledger.search import index
from reportedly.ledger.tables import derived

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    connection = op.get_bind()
    derived.create_all(connection)
    index(connection)
