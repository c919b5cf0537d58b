"""A progress bar on standard error: how many reports are done, how many of them failed, how fast it goes."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text


class Speed(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


class Bar:
    """`with Bar("reading", 40) as tick: ... tick(failed)`; `total` None where the number is not known beforehand."""

    def __init__(self, what: str, total: int | None) -> None:
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Speed(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.what, self.total = what, total

    def __enter__(self) -> Bar:
        self.progress.start()
        self.task = self.progress.add_task(self.what, total=self.total)
        return self

    def __call__(self, failed: int) -> None:
        description = f"{self.what}, {failed} failed" if failed else self.what
        self.progress.update(self.task, advance=1, description=description)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.progress.stop()
