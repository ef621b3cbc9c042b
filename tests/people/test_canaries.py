"""On a shared PC, from the first press to the end of the shift, nothing secret is anywhere."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from studio.accounts.known_stores import stores_of
from studio.accounts.vault import Vault
from studio.core import Core
from studio.door import Equipment
from studio.floor import Floor
from studio.publishers.base import Linked, Publisher, Registration, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.practice import Practice
from tests.accounts.test_vault import FakeCredentialManager, NotFoundError
from tests.helpers.attempts import TEXTS
from tests.helpers.bad_server import bad_server
from tests.helpers.bluesky_oauth_server import CODE, FakeBlueskyOauth
from tests.helpers.bluesky_server import APP_PASSWORD, HANDLE, FakeBluesky
from tests.helpers.fake_keyrings import FakeKeyring, vault_of
from tests.helpers.people import CHEAP, ground
from tests.helpers.shared_life import SharedLife

CLIENT = Registration(client_id="https://brand.example/client-metadata.json")
Entries = Callable[[], dict[str, str]]


def plain(_patch: pytest.MonkeyPatch) -> tuple[Vault, Entries]:
    keyring = FakeKeyring()
    return vault_of(keyring), lambda: {f"{s}|{n}": v for (s, n), v in keyring.values.items()}


def narrow(_patch: pytest.MonkeyPatch) -> tuple[Vault, Entries]:
    keyring = FakeKeyring()
    vault = vault_of(keyring, limit=200)
    return vault, lambda: {f"{s}|{n}": v for (s, n), v in keyring.values.items()}


def windows(patch: pytest.MonkeyPatch) -> tuple[Vault, Entries]:
    from keyring.backends import Windows

    manager = FakeCredentialManager()
    patch.setattr(Windows, "win32cred", manager, raising=False)
    patch.setattr(Windows, "pywintypes", SimpleNamespace(error=NotFoundError), raising=False)
    patch.setattr(Windows, "missing_deps", None)
    return Vault(stores_of("Windows")), lambda: {
        name: str(entry["CredentialBlob"]) for name, entry in manager.entries.items()
    }


STORES = {"plain": plain, "narrow": narrow, "windows": windows}


class Life(SharedLife):
    entries: Entries

    def nothing_is_kept(self) -> None:
        left = self.entries()
        assert left
        assert all(f"{self.anna}/pepper" in name for name in left), list(left)

    def look(self) -> None:
        super().look()
        for name, value in self.entries().items():
            assert "@" not in name, name  # keyring's own copies
            if "/pepper" not in name:
                self.canaries.said.append((name, value))


def by_password(network: FakeBlueskyOauth) -> Callable[[Core], Linked]:
    def link(core: Core) -> Linked:
        password = Secret(APP_PASSWORD)
        return core.publishing.link("bluesky", host=network.url, handle=HANDLE, password=password)

    return link


def by_browser(network: FakeBlueskyOauth) -> Callable[[Core], Linked]:
    def link(core: Core) -> Linked:
        network.code_used = network.ended = False
        attempt = core.publishing.begin_link("bluesky", host="", handle=HANDLE, texts=TEXTS)
        asked = network.pushed[-1]
        back = f"{asked['redirect_uri']}?state={asked['state']}&iss={network.url}&code={CODE}"
        assert attempt.paste(back) == ""
        return attempt.wait()

    return link


class PasswordsOnly(FakeBlueskyOauth):
    """Takes tokens as they come with an app password: without a proof."""

    _signed = FakeBluesky._signed
    _dead = FakeBluesky._dead


WAYS = {"password": (by_password, PasswordsOnly), "browser": (by_browser, FakeBlueskyOauth)}


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("way", WAYS)
def test_a_whole_shift_leaves_nothing_secret_anywhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    way: str,
    store: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    (link_by, made), folder = WAYS[way], tmp_path / "studio-data"
    network = made()
    vault, entries = STORES[store](monkeypatch)
    with bad_server(network) as server:
        network.url = server.url
        door = Bluesky(registration=lambda: CLIENT, home=server.url)

        def doors(home: Path) -> dict[str, Publisher]:
            return {"bluesky": door, "practice": Practice(home / "practice")}

        def opened() -> Floor:
            floor = Floor(folder, ground(), Equipment(vault=vault, publishers=doors, cost=CHEAP))
            floor.share(shared=True)
            return floor

        Life.entries = staticmethod(entries)
        life = Life(folder, opened, link_by(network))
        life.canaries.take(APP_PASSWORD, CODE)
        link = life.link

        def link_again(core: Core) -> None:
            network.ended = False
            link(core)
            life.canaries.take(network.access, network.oauth_refresh, network.refresh)

        monkeypatch.setattr(life, "link", link_again)
        ended = life.until_the_shift_ends()
        assert (ended.signed_out, ended.untold, ended.kept) == (1, (), ())
        life.canaries.take(network.access, network.oauth_refresh, network.refresh)
        life.canaries.said += [("log", caplog.text), *_printed(capfd)]
        life.canaries.said += [("path", f"{seen.method} {seen.path}") for seen in server.seen]
    assert len(life.canaries.secrets) >= 12
    assert life.canaries.found() == []


def _printed(capfd: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    out, err = capfd.readouterr()
    return [("stdout", out), ("stderr", err)]


def test_a_crash_of_python_itself_dumps_nothing() -> None:
    code = (
        "import faulthandler, sys; import studio.app; from studio.__main__ import main;"
        "main(['people', 'list']); sys.exit(faulthandler.is_enabled())"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=env).returncode == 0
