"""Alembic's entry: the migrations run on the connection that `upgrade` opened."""

from alembic import context

from reportedly.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
