"""Who is signed in, in words for the top of the page. The agencies room puts one at `request.identity`."""

from dataclasses import dataclass

from alongside.partnership.pages.pieces import Choice


@dataclass(frozen=True)
class Identity:
    """Empty `agency` and `role` until a posting is chosen; `may_change` when there is more than one.

    `doors` lead to the pages about their own agency, which answer none of the five questions.
    """

    worker: str
    agency: str = ""
    role: str = ""
    may_change: bool = False
    doors: tuple[Choice, ...] = ()
