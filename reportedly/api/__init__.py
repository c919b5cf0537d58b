"""The HTTP API of a ledger: what it holds, asked by filters that are links.

from reportedly.api import make_app, open_desk

app = make_app(open_desk("casamance.db"))
"""

from reportedly.api.app import make_app
from reportedly.api.opening import open_desk
from reportedly.api.state import Desk

__all__ = ["Desk", "make_app", "open_desk"]
