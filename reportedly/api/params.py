"""What may stand behind the `?`: each filter is one parameter, so every state of the desk is a link."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from reportedly.api.index import words_in
from reportedly.api.picture import FACETS, Box, Filters
from reportedly.errors import BadRequest

Values = list[str]


def moment(given: str) -> str:
    """A day, or a moment as the ledger writes it."""
    try:
        if len(given) == 10:
            return date.fromisoformat(given).isoformat()
        at = datetime.fromisoformat(given).astimezone(UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError(
            "moment", "input is no day or moment; write it as 2026-03-09 or 2026-03-09T10:15:00Z"
        ) from None
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[str, AfterValidator(moment)]


class Nothing(BaseModel):
    """No parameter at all: one that is misspelt is said, never passed over."""

    model_config = ConfigDict(extra="forbid")


class FilterParams(Nothing):
    """The filter state of the situation."""

    q: str = Field("", max_length=500, description='Words that must all occur; "so written" is a phrase')
    since: date | None = Field(None, description="Incidents that touch this day or a later one")
    until: date | None = Field(None, description="Incidents that touch this day or an earlier one")
    box: str | None = Field(None, description="west,south,east,north in degrees", max_length=100)
    background: bool = Field(False, description="Also what reports tell of earlier years")
    type: Values = Field([], max_length=50)
    status: Values = Field([], max_length=50)
    actor: Values = Field([], max_length=50)
    country: Values = Field([], max_length=50)
    place: Values = Field([], max_length=50)
    source: Values = Field([], max_length=50)
    publisher: Values = Field([], max_length=50)
    measure: Values = Field([], max_length=50)
    precision: Values = Field([], max_length=50)

    def filters(self) -> Filters:
        if self.since and self.until and self.since > self.until:
            raise BadRequest(f"since {self.since} is later than until {self.until}")
        if self.q.strip() and not words_in([self.q])[0]:
            raise BadRequest(f"q: {self.q!r} holds no word to look for")
        return Filters(
            words=self.q,
            since=self.since.isoformat() if self.since else None,
            until=self.until.isoformat() if self.until else None,
            box=read_box(self.box) if self.box else None,
            background=self.background,
            facets={name: getattr(self, name) for name in FACETS},
        )


class ListParams(FilterParams):
    """All incidents that the filters leave, in an order."""

    order: Literal["asc", "desc"] = Field("asc", description="By the day on which they begin")


class PageParams(ListParams):
    """A page of them."""

    limit: int = Field(100, ge=1, le=1000)
    after: str | None = Field(None, max_length=200, description="The id of the last one that you have")


class OutParams(Nothing):
    out: bool = Field(False, description="As it may leave the desk: what is marked for care is blacked out")


class RoleParams(Nothing):
    """The incidents behind one number of a source."""

    source: str = Field(max_length=500)
    role: Literal["incidents", "first_with", "confirmed", "denied", "denies", "raised", "withdrew"] = Field(
        "incidents", description="What became of what it claims"
    )
    limit: int = Field(100, ge=1, le=1000)
    after: str | None = Field(None, max_length=200, description="The id of the last one that you have")


class TieParams(Nothing):
    """The evidence of one tie between two actors."""

    from_: str = Field(alias="from", max_length=500)
    relation: Literal["accuses", "denies", "meets", "attacks"]
    to: str = Field(max_length=500)
    limit: int = Field(50, ge=1, le=1000)


class ActorsParams(Nothing):
    most: int = Field(300, ge=1, le=5000, description="How many actors; ties are those between them")


class RowsParams(Nothing):
    """A page of events, statements or figures, each known by its report and its own id."""

    report: str | None = Field(None, max_length=200)
    limit: int = Field(100, ge=1, le=1000)
    after: str | None = Field(None, max_length=300, description="`report/id` of the last one that you have")


class EventsParams(RowsParams):
    type: Values = Field([], max_length=50)
    status: Values = Field([], max_length=50)


class StatementsParams(RowsParams):
    stance: Values = Field([], max_length=50)
    source: Values = Field([], max_length=50)


class FiguresParams(RowsParams):
    measure: Values = Field([], max_length=50)


class SinceParams(Nothing):
    since: Moment | None = Field(
        None,
        description="The day after which something changed, or the moment at which you last looked: 2026-03-09, 2026-03-09T10:15:00Z",
    )
    clock: Literal["said", "recorded"] = Field(
        "said", description="By the day on which a report came out, or on which it came into the ledger"
    )
    limit: int = Field(200, ge=1, le=2000)


def read_box(box: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in box.split(","))
    except ValueError:
        raise BadRequest(f"box is west,south,east,north in degrees, not {box!r}") from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BadRequest(f"box {box} is not on the map: west <= east within 180, south <= north within 90")
    return west, south, east, north
