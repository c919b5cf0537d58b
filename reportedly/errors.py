"""Every error that a user can cause, as a tree. The command line prints its one sentence and exits with 2.

ReportedlyError
├── BadReport     a report that cannot be read: missing, empty, binary, badly encoded, of another language
│   └── OtherLanguage   one that is fine but not in English
├── BadData       a data file that is wrong: it names the file, the fault and the remedy
├── BadLedger     a ledger that cannot be used: corrupt, locked, of a newer version
├── BadRequest    an option or argument that makes no sense
└── MissingPart   something that has to be installed first: a language pipeline, an extra
"""


class ReportedlyError(Exception):
    """What went wrong and what to do about it, in one sentence."""


class BadReport(ReportedlyError):
    """A report that cannot be read."""


class OtherLanguage(BadReport):
    """A report that is not in English; it is skipped, which is no failure."""


class BadData(ReportedlyError):
    """A data file (frames, cues, actors, places) that cannot be used."""


class BadLedger(ReportedlyError):
    """A ledger that cannot be opened, read or written."""


class BadRequest(ReportedlyError):
    """An option or argument that makes no sense."""


class MissingPart(ReportedlyError):
    """Something that has to be installed first."""
