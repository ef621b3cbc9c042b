"""What the browser brought back, or the person pasted: pure functions, nothing believed.

An answer belongs to a try when its ``state`` is the try's own. Only then does it end the
try, well or not; anything else was sent by somebody else and changes nothing.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from studio.publishers.base import Authorization, Secret
from studio.publishers.errors import PublishError, RejectedError, UnavailableError

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""A ``redirect_uri`` with which the server shows the code, and the person copies it."""

LONGEST = 8_000  # characters of a query, or of what was pasted
_MOST_FIELDS = 50
_CODE = re.compile(r"[\x21-\x7e]{1,4000}")  # RFC 6749 appendix A.11: VSCHAR, a space never seen
_READ = ("state", "code", "iss", "error")
_BUSY = frozenset({"server_error", "temporarily_unavailable"})
ERRORS = frozenset(
    {
        "invalid_request",
        "unauthorized_client",
        "unsupported_response_type",
        "invalid_scope",
        "invalid_client",
        "invalid_grant",
        "unsupported_grant_type",
        "invalid_request_uri",
        "invalid_redirect_uri",
        "invalid_client_metadata",
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required",
    }
)
"""Names of errors that are passed on. A server's own words could repeat a code or a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an answer is worth.

    Attributes:
        problem: why it is not taken, or None.
        final: True when it ends the try: it is certainly the answer to it.
        code: what to redeem; None with a problem.
    """

    problem: PublishError | None
    final: bool
    code: Secret | None = None


def judge(query: str, authorization: Authorization) -> Judged:
    """Read the query of the address that the browser came back to.

    Args:
        query: what stands behind the ``?``, percent-encoded.
        authorization: the try that waits.

    Returns:
        A code, or the reason why not: ``wrong-answer``, ``missing-state`` and
        ``wrong-state`` of somebody else's answers; ``wrong-server``, ``said-no``,
        ``sign-in-refused``, ``busy`` and ``wrong-answer`` of answers that end the try.
    """
    fields = _fields(query)
    if fields is None or len(fields.get("state", ())) > 1:
        return _not_ours("wrong-answer")
    states = fields.get("state", [""])
    if not states[0]:
        return _not_ours("missing-state")
    if not _same(states[0], authorization.state.reveal()):
        return _not_ours("wrong-state")
    problem = _problem(fields, authorization.issuer)
    if problem is not None:
        return Judged(problem=problem, final=True)
    return Judged(problem=None, final=True, code=Secret(fields["code"][0]))


def pasted(text: str, authorization: Authorization) -> Judged:
    """Read what a person pasted: the whole address that the browser shows, or a bare code.

    A bare code has no ``state`` in it, so it is taken only from a server that shows codes
    to copy (``OUT_OF_BAND``).

    Args:
        text: as pasted; spaces and line breaks of mail programs are taken out.
        authorization: the try that waits.

    Returns:
        As ``judge``, or ``not-the-address`` when it is something else altogether.
    """
    word = "".join(text.split())
    if not word or len(word) > LONGEST:
        return _not_ours("not-the-address")
    if authorization.redirect_uri == OUT_OF_BAND and _CODE.fullmatch(word) and "://" not in word:
        return Judged(problem=None, final=True, code=Secret(word))
    address, mark, query = word.partition("?")
    if not mark or not _is_ours(address, authorization.redirect_uri):
        return _not_ours("not-the-address")
    return judge(query.partition("#")[0], authorization)


def _problem(fields: dict[str, list[str]], issuer: str) -> PublishError | None:
    if any(len(fields.get(name, ())) > 1 for name in _READ):
        return RejectedError("wrong-answer")
    # A server that says who it is always does, and one that does not never does: anything
    # else is an answer of another server (RFC 9207 §2.4).
    if not _same(fields.get("iss", [""])[0], issuer):
        return RejectedError("wrong-server")
    error = fields.get("error", [""])[0]
    if error:
        return _refused(error)
    if not _CODE.fullmatch(fields.get("code", [""])[0]):
        return RejectedError("wrong-answer")
    return None


def _refused(error: str) -> PublishError:
    if error == "access_denied":
        return RejectedError("said-no")
    if error in _BUSY:
        return UnavailableError("busy")
    return RejectedError("sign-in-refused", error if error in ERRORS else "")


def _fields(query: str) -> dict[str, list[str]] | None:
    if len(query) > LONGEST:
        return None
    try:
        pairs = parse_qsl(
            query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _is_ours(address: str, redirect_uri: str) -> bool:
    # Browsers leave the scheme out of what they show, and some people copy only that.
    whole = address if "://" in address else f"http://{address}"
    return redirect_uri != OUT_OF_BAND and whole == redirect_uri


def _not_ours(code: str) -> Judged:
    return Judged(problem=RejectedError(code), final=False)
