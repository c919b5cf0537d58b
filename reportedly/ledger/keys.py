"""Keys: what two accounts must share to be compared at all. The store finds by them what a new report touches."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.ledger.accounts import Account

HARM = frozenset({"violence", "custody", "protest", "force", "coercion"})
PACTS = frozenset(
    {
        "talks",
        "deal",
        "truce",
        "extension",
        "release",
        "concession",
        "cooperation",
        "retreat",
        "flight",
        "aid",
        "sanction",
    }
)
MOST_LANDS = 6
CROWD = 200  # a key that more accounts share tells nothing


def realm(kin: str) -> str:
    """Kins that readings take for one another: force and its answers, pacts and what they bring; the rest are realms of their own."""
    return "harm" if kin in HARM else "pact" if kin in PACTS else kin


def candidate_keys(account: Account) -> list[str]:
    """What another account must share to be compared at all. The store finds by these what a new report touches.

    The first are wide, for ledgers of one situation; where a crowd shares them, the narrower ones remain.
    """
    kin = realm(account.kin)
    months = sorted({m for when in (account.start, account.told) if when for m in around_months(when)}) or [
        "?"
    ]
    weeks = around_weeks(account)
    lands = sorted(account.lands)[:MOST_LANDS] or ["?"]
    keys = [f"{kin}|{account.report}"]
    keys += [f"{kin}|{land}|{month}" for month in months for land in lands]
    keys += [f"{kin}|{land}|{week}" for week in weeks for land in lands]
    if account.start:
        last = min(account.end or account.start, account.start + timedelta(days=8))
        days = [account.start + timedelta(days=n) for n in range((last - account.start).days + 2)]
        keys += [f"{kin}|{d.isoformat()}|{land}" for d in days for land in lands]
    names = sorted({name for s in account.spots for name in s.names})
    keys += [f"{kin}|{name[:5]}|{month}" for name in names for month in months]
    keys += [f"{kin}|{name[:5]}|{week}" for name in names for week in weeks]
    if account.fated:  # "the Juba talks were called off" names no place
        keys += [f"{kin}|{word[:5]}|{month}" for word in sorted(account.around) for month in months]
    keys += [f"{kin}|{word}|{week}" for word in sorted(account.core) for week in weeks]
    if account.planned or account.kin in ("talks", "truce", "release"):
        keys += [f"{kin}|{party}|{month}" for party in sorted(account.parties) for month in months]
    return list(dict.fromkeys(keys))


def around_months(when: date | None) -> list[str]:
    """The month of a day and the one before, so that a mention three weeks later still meets."""
    if when is None:
        return ["?"]
    before = when.replace(day=1) - timedelta(days=1)
    return sorted({f"{when:%Y-%m}", f"{before:%Y-%m}"})


def around_weeks(account: Account) -> list[str]:
    """The week of a happening; of what has no day, the week that tells it and the two before."""
    if account.start is None and account.told is None:
        return ["?"]
    if account.start is not None:
        return [f"{account.start:%G-%V}"]
    told = account.told or date.min
    return [f"{told - timedelta(days=7 * n):%G-%V}" for n in range(3)]
