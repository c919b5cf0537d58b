"""The command line: one file a command, each imported here and each quick to import.

What a command needs (the parser, the data, rich) it imports when it runs, so that `reportedly --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from reportedly.cli.add import add
from reportedly.cli.bias import bias
from reportedly.cli.changes import changes
from reportedly.cli.check_data import check_data
from reportedly.cli.compare import compare
from reportedly.cli.coverage import coverage
from reportedly.cli.desk import desk, example, serve
from reportedly.cli.export import export
from reportedly.cli.incidents import incidents
from reportedly.cli.read import read
from reportedly.cli.reread import reread
from reportedly.cli.run import run as run_command
from reportedly.cli.score import score
from reportedly.cli.sources import sources
from reportedly.cli.threads import ceasefires, talks
from reportedly.cli.verify import verify
from reportedly.cli.withdraw import withdraw
from reportedly.errors import ReportedlyError

app = typer.Typer(
    name="reportedly",
    help="Read news reports about conflict and diplomacy into sourced, contested event data: claims first.",
    epilog="Example: reportedly read report.txt --published 2023-09-21",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("read", epilog="Example: reportedly read report.txt --published 2023-09-21 --format json")(read)
app.command("add", epilog="Example: reportedly add reports/ --ledger events.db --workers 0")(add)
app.command("run", epilog="Example: reportedly run news/ readings/ --workers 8")(run_command)
app.command("incidents", epilog="Example: reportedly incidents --ledger events.db --as-of 2023-09-21")(
    incidents
)
app.command("changes", epilog="Example: reportedly changes --ledger events.db --since 2023-09-20")(changes)
app.command("ceasefires", epilog="Example: reportedly ceasefires --ledger events.db --as-of 2023-06-01")(
    ceasefires
)
app.command("talks", epilog="Example: reportedly talks --ledger events.db --format json")(talks)
app.command("sources", epilog="Example: reportedly sources --ledger events.db --format csv")(sources)
app.command("coverage", epilog="Example: reportedly coverage --ledger events.db")(coverage)
app.command(
    "export", epilog="Example: reportedly export ucdp --ledger events.db --output ged.csv --since 2023-09-01"
)(export)
app.command(
    "compare", epilog="Example: reportedly compare GEDEvent_v25_1.csv --ledger events.db --country SEN"
)(compare)
app.command("reread", epilog="Example: reportedly reread --ledger events.db --format json")(reread)
app.command(
    "withdraw", epilog="Example: reportedly withdraw sha256:0b5e… --ledger events.db --on 2023-09-21"
)(withdraw)
app.command("verify", epilog="Example: reportedly verify --ledger events.db")(verify)
app.command("desk", epilog="Example: reportedly desk --ledger events.db")(desk)
app.command("serve", epilog="Example: reportedly serve --ledger events.db --port 8642")(serve)
app.command("example", epilog="Example: reportedly example --ledger casamance.db")(example)
app.command("score", epilog="Example: reportedly score gold/ --page accuracy.md")(score)
app.command("bias", epilog="Example: reportedly bias --most 0.02")(bias)
app.command("check-data", epilog="Example: reportedly check-data --actors my_actors.yml")(check_data)


def show_version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Read news reports about conflict and diplomacy into sourced, contested event data: claims first."""


def main() -> None:
    """Run the command line. What the user can mend is one sentence on standard error and exit code 2."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line with these arguments; the exit code comes back."""
    from typer.exceptions import TyperException

    try:
        answer = app(arguments or ["--help"], standalone_mode=False)
        sys.stdout.flush()
    except ReportedlyError as error:
        return fail(str(error))
    except TyperException as error:  # an option or argument that does not fit
        return fail(error.format_message() if hasattr(error, "format_message") else str(error))
    except (typer.Abort, KeyboardInterrupt):
        return fail("stopped", 130)
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        return 0  # typer has met the closed pipe first
    except Exception as error:
        if os.environ.get("REPORTEDLY_TRACEBACK"):
            raise
        return fail(
            f"a fault of the program, not yours: {type(error).__name__}: {error} (REPORTEDLY_TRACEBACK=1 shows where)",
            70,
        )
    return answer if isinstance(answer, int) else 0


def fail(sentence: str, code: int = 2) -> int:
    print(f"reportedly: {' '.join(sentence.split())}", file=sys.stderr)
    return code
