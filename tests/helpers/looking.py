"""A look at a server on loopback, and short ways to what was found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from studio.connection.check import check
from studio.connection.model import Server, Step, StepName, StepState
from studio.connection.servers import server
from studio.connection.wire import Wire
from studio.proxies import chooser
from studio.wording.connection import step_words
from tests.helpers.company_network import Authority, Page, web_server

API = "bluesky"
HOST = "pds.shop.test"


def looked(at: Server, proxy: str | None = None) -> dict[str, Step]:
    wire = Wire(timeout=5, choose=chooser(proxy))
    steps = tuple(check(at, wire))
    assert [step.name for step in steps if step.state is not StepState.NOT_REACHED] == [
        name for name in StepName if name in {s.name for s in steps if s.code}
    ]
    assert {step.name for step in steps} == set(StepName)
    assert all(step_words(step) for step in steps)
    return {step.name.value: step for step in steps}


def codes(steps: dict[str, Step]) -> dict[str, str]:
    return {name: step.code for name, step in steps.items() if step.code}


def problem(steps: dict[str, Step]) -> Step:
    (found,) = [step for step in steps.values() if step.state is StepState.PROBLEM]
    return found


@contextmanager
def secured(
    authority: Authority, folder: Path, page: Page | None = None, name: str = "localhost",
    until: datetime | None = None,
) -> Iterator[int]:  # fmt: skip
    with web_server(page or Page(), authority.context(folder, name, until=until)) as port:
        yield port


def local(port: int, network: str = API) -> Server:
    return server(f"https://localhost:{port}", network)
