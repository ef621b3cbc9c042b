"""Only what nobody but an administrator can write is believed, and it is read strictly."""

from __future__ import annotations

import json
import os
import plistlib
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.policy import Found, read_policy
from studio.policy.files import JSON_FILE, PLIST_FILE, read_json, read_plist
from studio.policy.keys import AUTO_LOCK_MINUTES, SHARED_DEVICE
from studio.policy.read import system_source
from studio.policy.registry import KEY, read_registry

ME = os.geteuid() if sys.platform != "win32" else 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "shopfloor-studio"
    folder.mkdir(mode=0o755)
    made = folder / "policies.json"
    made.write_text('{"policies": {"SharedDevice": true}, "recommended": {"AutoLockMinutes": 4}}')
    made.chmod(0o644)
    return made


def test_locked_and_recommended_values_are_told_apart(file: Path) -> None:
    found = read_json(file, ME)
    assert found == Found(
        where=str(file), locked={"SharedDevice": True}, recommended={"AutoLockMinutes": 4}
    )
    policy = read_policy(lambda: found)
    assert policy.value(SHARED_DEVICE, user=False)
    assert policy.value(AUTO_LOCK_MINUTES) == 4


def test_no_file_is_no_policy(tmp_path: Path) -> None:
    assert read_json(tmp_path / "none" / "policies.json", ME).problem == ""
    assert not read_policy(lambda: read_json(tmp_path / "none.json", ME)).managed


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_can_write_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert read_json(file, ME).problem == "writable-by-others"


@pytest.mark.parametrize("mode", [0o775, 0o757, 0o1777])
def test_a_folder_that_others_can_write_is_refused(file: Path, mode: int) -> None:
    file.parent.chmod(mode)
    assert read_json(file, ME).problem == "writable-by-others"


def test_a_file_of_somebody_else_is_refused(file: Path) -> None:
    assert read_json(file, ME + 1).problem == "writable-by-others"


def test_a_link_into_a_folder_that_others_can_write_is_refused(file: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    loose.chmod(0o777)
    file.rename(loose / "there.json")
    file.symlink_to(loose / "there.json")
    assert read_json(file, ME).problem == "writable-by-others"


def test_a_pipe_does_not_hold_the_app_up(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert read_json(file, ME).problem == "not-a-file"


def test_a_folder_in_its_place_is_no_file(file: Path) -> None:
    file.unlink()
    file.mkdir()
    assert read_json(file, ME).problem == "not-a-file"


def test_a_file_that_cannot_be_read_is_refused_and_not_taken_for_none(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_asked: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", shut)
    assert read_json(file, ME).problem == "unreadable"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not-understood"),
        ("{", "not-understood"),
        ('{"policies": {"Proxy": NaN}}', "not-understood"),
        ('{"policies": {"SharedDevice": true, "SharedDevice": false}}', "not-understood"),
        ('{"policies": {}, "policies": {}}', "not-understood"),
        ("[" * 200_000, "not-understood"),
        ("[]", "wrong-shape"),
        ('{"SharedDevice": true}', "wrong-shape"),
        ('{"policies": []}', "wrong-shape"),
        ('{"recommended": null}', "wrong-shape"),
        ('{"policies": {}}' + " " * 256_000, "too-large"),
        ("{}", ""),
        ('\ufeff{"policies": {}}', ""),
    ],
)
def test_json_is_read_strictly(file: Path, text: str, problem: str) -> None:
    file.write_text(text, "utf-8")
    assert read_json(file, ME).problem == problem


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(st.binary(max_size=200))
def test_no_bytes_make_either_reader_fail(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    for reader in (read_json, read_plist):
        found = reader(file, ME)
        assert found.problem or isinstance(found.locked, dict)
    file.write_bytes(b"bplist00" + data)
    assert read_plist(file, ME).where == str(file)


def test_a_property_list_has_its_recommendations_inside(file: Path) -> None:
    values = {
        "AllowDirectPublish": False,
        "Recommended": {"DefaultLanguage": "pl"},
        "PayloadUUID": "of the profile",
    }
    for form in (plistlib.FMT_XML, plistlib.FMT_BINARY):
        file.write_bytes(plistlib.dumps(values, fmt=form))
        found = read_plist(file, ME)
        assert found.locked == {"AllowDirectPublish": False}
        assert found.recommended == {"DefaultLanguage": "pl"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"no list", "not-understood"), (plistlib.dumps([1]), "wrong-shape"),
     (plistlib.dumps({"Recommended": [1]}), "wrong-shape")],
)  # fmt: skip
def test_a_broken_property_list_is_refused(file: Path, data: bytes, problem: str) -> None:
    file.write_bytes(data)
    assert read_plist(file, ME).problem == problem


def test_each_system_has_its_own_source(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, source in (("win32", read_registry), ("darwin", read_plist), ("linux", read_json)):
        monkeypatch.setattr(sys, "platform", name)
        assert system_source() is source
    assert str(JSON_FILE) == "/etc/shopfloor-studio/policies.json"
    assert str(PLIST_FILE) == "/Library/Managed Preferences/org.shopfloorstudio.studio.plist"


def test_no_variable_stands_in_for_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STUDIO_POLICY", "STUDIO_POLICIES", "XDG_CONFIG_DIRS", "SHAREDDEVICE"):
        monkeypatch.setenv(name, json.dumps({"policies": {"SharedDevice": True}}))
    assert not read_policy(lambda: read_json(Path("/nowhere/policies.json"), ME)).managed


# -- Windows -----------------------------------------------------------------------------


class Registry:
    """As much of the module winreg as is used, on a mapping of subkeys."""

    HKEY_LOCAL_MACHINE, KEY_READ, KEY_WOW64_64KEY = "HKLM", 1, 256
    REG_SZ, REG_EXPAND_SZ, REG_BINARY, REG_DWORD, REG_MULTI_SZ, REG_QWORD = 1, 2, 3, 4, 7, 11

    def __init__(self, keys: dict[str, list[tuple[str, object, int]]]) -> None:
        self.keys = {f"HKLM\\{name}".casefold(): rows for name, rows in keys.items()}

    def OpenKey(self, base: Any, name: str, _zero: int, access: int) -> Any:  # noqa: N802
        assert access == 257
        path = f"{getattr(base, 'path', base)}\\{name}".casefold()
        if path not in self.keys:
            raise FileNotFoundError(path)
        return Opened(path)

    def EnumValue(self, key: Any, index: int) -> tuple[str, object, int]:  # noqa: N802
        rows = self.keys[key.path]
        if index >= len(rows):
            raise OSError(259, "no more data")
        return rows[index]

    def EnumKey(self, key: Any, index: int) -> str:  # noqa: N802
        inside = [path.removeprefix(f"{key.path}\\") for path in self.keys
                  if path.startswith(f"{key.path}\\")]  # fmt: skip
        direct = [name for name in inside if "\\" not in name]
        if index >= len(direct):
            raise OSError(259, "no more data")
        return direct[index]


class Opened:
    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_problem: object) -> None:
        return None


def test_the_registry_holds_switches_numbers_lists_and_maps() -> None:
    reg = Registry(
        {
            KEY: [
                ("", "the unnamed value", Registry.REG_SZ),
                ("shareddevice", 1, Registry.REG_DWORD),
                ("AutoLockMinutes", 4, Registry.REG_DWORD),
                ("AllowedPlatforms", ["bluesky"], Registry.REG_MULTI_SZ),
                ("Proxy", "direct", Registry.REG_SZ),
            ],
            f"{KEY}\\ClientIds": [("mastodon", "abc", Registry.REG_SZ)],
            f"{KEY}\\Recommended": [("DefaultLanguage", "pl", Registry.REG_SZ)],
            f"{KEY}\\Recommended\\TokenBrokers": [("x", "https://b.example", Registry.REG_SZ)],
        }
    )
    found = read_registry(reg)
    assert found.locked == {
        "SharedDevice": True,
        "AutoLockMinutes": 4,
        "AllowedPlatforms": ["bluesky"],
        "Proxy": "direct",
        "ClientIds": {"mastodon": "abc"},
    }
    assert found.recommended == {
        "DefaultLanguage": "pl",
        "TokenBrokers": {"x": "https://b.example"},
    }
    assert read_policy(lambda: found).problems == ()


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("SharedDevice", 2, Registry.REG_DWORD),
        ("SharedDevice", "1", Registry.REG_SZ),
        ("AutoLockMinutes", "3", Registry.REG_SZ),
        ("Proxy", b"direct", Registry.REG_BINARY),
        ("Proxy", "direct", Registry.REG_EXPAND_SZ),
        ("AutoLockMinutes", 3, Registry.REG_QWORD),
    ],
)
def test_a_value_of_another_registry_type_is_closed(name: str, value: object, kind: int) -> None:
    policy = read_policy(lambda: read_registry(Registry({KEY: [(name, value, kind)]})))
    assert [(item.key, item.code) for item in policy.problems] == [(name, "wrong-value")]


def test_no_key_is_no_policy_and_a_key_that_may_not_be_read_is_closed() -> None:
    assert not read_policy(lambda: read_registry(Registry({}))).managed

    class Shut(Registry):
        def OpenKey(self, *_asked: Any) -> Any:  # noqa: N802
            raise PermissionError

    assert read_registry(Shut({})).problem == "unreadable"
