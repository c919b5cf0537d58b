"""reportedly: news reports, read into sourced, contested event data."""

__version__ = "0.1.0"
