"""The steps on the way to a server, and how each of them ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepName(StrEnum):
    """The steps, in the order in which they are taken."""

    NAME = "name"
    PROXY = "proxy"
    REACH = "reach"
    CERTIFICATE = "certificate"
    ANSWER = "answer"
    CLOCK = "clock"


class StepState(StrEnum):
    """How a step ended."""

    OK = "ok"
    PROBLEM = "problem"
    NOT_REACHED = "not-reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. It holds nothing secret: no path, no password, nothing of a person.

    Attributes:
        name: which.
        state: how it ended.
        code: what was found, for its sentence; "" when it was not reached.
        values: (name, value) pairs for the sentence.
    """

    name: StepName
    state: StepState
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Whom to look for.

    Attributes:
        host: host name, as in the address.
        port: TCP port.
        secure: True for https; http is for this same computer only.
        path: what to ask for; never with anything of a person in it.
        is_api: True when the network answers this path in JSON, so that a page of somebody
            else is told apart.
    """

    host: str
    port: int
    secure: bool
    path: str = "/"
    is_api: bool = False

    @property
    def address(self) -> str:
        """Scheme, host and port, as they are shown and as a proxy is looked up."""
        usual = 443 if self.secure else 80
        name = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == usual else f":{self.port}"
        return f"{'https' if self.secure else 'http'}://{name}{port}"


class TroubleError(Exception):
    """A step cannot be taken.

    Args:
        step: which.
        code: why, for the sentence.
        values: for the sentence.
    """

    def __init__(self, step: StepName, code: str, **values: str) -> None:
        super().__init__(code)
        self.step = step
        self.code = code
        self.values = tuple(values.items())
