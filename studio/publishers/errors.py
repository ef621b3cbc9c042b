"""Why a post did not go out, named by what the colleague can do next.

::

    PublishError
      LinkExpiredError       link the account again
      RejectedError          change the post
      UnavailableError       nothing was posted; try later
      OutcomeUnknownError    it may be live; look first

``reason`` is a stable code that ``studio.wording`` has a sentence for; ``detail`` is
what the network itself said, shortened, never with a token in it.
"""

from __future__ import annotations

from datetime import datetime


class PublishError(Exception):
    """A post did not certainly go out.

    Args:
        reason: stable code of the sentence, e.g. ``offline`` or ``rate-limited``.
        detail: the network's own words, at most 200 code points, or "".
        retry_at: when the network said to come back (UTC), or None.
    """

    def __init__(self, reason: str, detail: str = "", retry_at: datetime | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail[:200]
        self.retry_at = retry_at


class LinkExpiredError(PublishError):
    """The sign-in no longer works; nothing was posted."""


class RejectedError(PublishError):
    """The network refused the post; nothing was posted."""


class UnavailableError(PublishError):
    """The network could not be reached or was busy; nothing was posted."""


class OutcomeUnknownError(PublishError):
    """The post was sent and no clear answer came back; it may be live."""
