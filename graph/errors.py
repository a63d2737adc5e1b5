"""Errors that a user can act on.

Every one of them is one line: where it happened, what was found there, what to do about it. The text is Indonesian
first; a message may be given in several languages, and `line("en")` then tells it in English.
"""

from __future__ import annotations

from collections.abc import Mapping

Text = str | Mapping[str, str]


def _in(text: Text | None, lang: str) -> str | None:
    """The text in `lang`, else in Indonesian, else in whatever language there is; on one line."""
    if text is None:
        return None
    if not isinstance(text, str):
        text = text.get(lang) or text.get("id") or next(iter(text.values()), "")
    return " ".join(text.split())


class SelarasError(Exception):
    """What went wrong (`message`), where (`place`: file and line, folder, URL, node id) and what to do (`cure`)."""

    def __init__(self, message: Text, *, place: str | None = None, cure: Text | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.cure_text = cure

    @property
    def cure(self) -> str | None:
        """What the user can do about it, in Indonesian."""
        return _in(self.cure_text, "id")

    def line(self, lang: str = "id") -> str:
        """The whole error as one line."""
        message = _in(self.message, lang) or type(self).__name__
        cure = _in(self.cure_text, lang)
        told = f"{self.place}: {message}" if self.place else message
        if not cure:
            return told
        return f"{told}{'' if told.endswith(('.', '?', '!')) else '.'} {cure}"

    def __str__(self) -> str:
        return self.line()


class InputError(SelarasError):
    """A file or folder given by the user cannot be read as what it should be."""


class PartError(InputError):
    """A document that by itself does not say all that a plan must (whose it is, say), as a chapter of one does not."""


class NoPlanError(InputError):
    """A file that is no plan of the kinds that are read: nothing of it says so, or it says that it is another kind."""


class GraphError(SelarasError):
    """A node or relation that the ontology does not allow, or a graph without the origin of its statements."""


class StoreError(SelarasError):
    """A store cannot be opened, read or written."""


class QueryError(SelarasError):
    """A query is not understood, not allowed, or lacks its parameters."""
