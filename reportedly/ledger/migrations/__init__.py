"""Migrations: a ledger of an older version is brought up to date, with a backup; a newer one is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from reportedly.errors import BadLedger

HEAD = "0004"  # the newest of versions/


def version(connection: Connection) -> str | None:
    """The version that a ledger is of; None where there is no ledger yet. Raises BadLedger for another program's file."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables - {"spatial_ref_sys"}:
            raise BadLedger(f"is no ledger: it holds other tables ({', '.join(sorted(tables)[:3])})")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is None:
        raise BadLedger("is no ledger: it names no version")
    if not str(found).isdigit():
        raise BadLedger(f"is no ledger: it is of version {found} of something else")
    return str(found)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to a version, within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def back_up(engine: Engine, before: str) -> str:
    """A copy of the ledger as it is: a file beside it, or a schema of the same database. Its name comes back."""
    name = f"before-{HEAD}-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            path = connection.exec_driver_sql("PRAGMA database_list").first()
            copy = f"{path[2] if path else 'ledger'}.{before}.{name}"
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("COMMIT")  # VACUUM runs outside of transactions
            raw.execute("VACUUM INTO ?", (copy,))
            raw.execute("BEGIN")
        return copy
    schema = f"{before}_{name}".replace("-", "_").lower()
    with engine.begin() as connection:
        connection.execute(text(f'CREATE SCHEMA "ledger_{schema}"'))
        for table in inspect(connection).get_table_names():
            connection.execute(text(f'CREATE TABLE "ledger_{schema}"."{table}" AS TABLE "{table}"'))
    return f"schema ledger_{schema}"
