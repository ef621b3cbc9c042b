"""What the IT team is given is right: documentation, templates and examples."""

from __future__ import annotations

import configparser
import importlib.util
import json
import plistlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from studio.policy import Found, Policy, read_policy
from studio.policy.files import PLIST_FILE, read_json, read_plist
from studio.policy.keys import KEYS
from studio.policy.registry import KEY, read_registry
from tests.policy.test_sources import ME, Registry

ROOT = Path(__file__).resolve().parents[2]
POLICY = ROOT / "packaging" / "policy"
DOCS = (ROOT / "docs" / "managed-policy.md").read_text("utf-8")
NAMES = {"p": "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"}


@pytest.fixture(scope="module")
def templates() -> ModuleType:
    path = ROOT / "packaging" / "policy_templates.py"
    spec = importlib.util.spec_from_file_location("policy_templates", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_documented_with_its_shape_and_meaning(key: Any) -> None:
    (line,) = [row for row in DOCS.splitlines() if row.startswith(f"| `{key.name}` |")]
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[1] == key.shape
    assert cells[4] == key.about
    for cell, value in ((cells[2], key.built_in), (cells[3], key.closed)):
        if isinstance(value, bool | int) and key.like is None:
            assert cell == str(value).lower()


def test_nothing_is_documented_that_does_not_exist() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE)
    assert rows == [key.name for key in KEYS]


def test_the_templates_are_those_of_the_list_of_keys(templates: ModuleType) -> None:
    for path, data in templates.files().items():
        assert path.read_bytes() == data, f"run packaging/policy_templates.py: {path.name}"


def test_every_key_is_a_setting_twice_and_every_word_of_it_is_there() -> None:
    top = ET.parse(POLICY / "ShopfloorStudio.admx").getroot()  # noqa: S314  our own
    words = ET.parse(POLICY / "en-US" / "ShopfloorStudio.adml").getroot()  # noqa: S314  our own
    settings = top.findall(".//p:policy", NAMES)
    assert len(settings) == 2 * len(KEYS)
    for key in KEYS:
        places = {
            (str(element.get("key") or policy.get("key")), element.get("valueName") or "")
            for policy in settings
            for element in (policy, *policy.findall("p:elements/*", NAMES))
            if key.name in (element.get("valueName"), element.get("id"))
        }
        asked = {place.split("\\Recommended")[0].split(f"\\{key.name}")[0] for place, _v in places}
        assert asked == {KEY}
        assert len(places) == 2
    strings = {item.get("id"): item.text for item in words.findall(".//p:string", NAMES)}
    tables = {item.get("id") for item in words.findall(".//p:presentation", NAMES)}
    text = (POLICY / "ShopfloorStudio.admx").read_text("utf-8")
    assert set(re.findall(r"\$\(string\.(\w+)\)", text)) == set(strings)
    assert set(re.findall(r"\$\(presentation\.(\w+)\)", text)) == tables
    assert all(strings.values())


def whole(policy: Policy) -> None:
    assert policy.problems == ()
    assert {*policy.locked, *policy.recommended} == {key.name for key in KEYS}
    assert policy.closed == frozenset()


def test_the_example_for_linux_is_obeyed_whole(tmp_path: Path) -> None:
    file = tmp_path / "policies.json"
    file.write_bytes((POLICY / "policies.json").read_bytes())
    file.chmod(0o644)
    whole(read_policy(lambda: read_json(file, ME)))
    for block in re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL):
        file.write_text(block)
        policy = read_policy(lambda: read_json(file, ME))
        assert policy.managed
        assert policy.problems == ()


def test_the_example_for_macos_is_obeyed_whole(tmp_path: Path) -> None:
    profile = plistlib.loads((POLICY / "shopfloor-studio.mobileconfig").read_bytes())
    (payload,) = profile["PayloadContent"]
    assert f"{payload['PayloadType']}.plist" == PLIST_FILE.name
    file = tmp_path / PLIST_FILE.name
    file.write_bytes(plistlib.dumps(payload))
    file.chmod(0o644)
    whole(read_policy(lambda: read_plist(file, ME)))


def test_the_example_for_windows_is_obeyed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_registry(registry_of((POLICY / "shopfloor-studio.reg").read_text("utf-8")))
    paths = {"KitSource": r"\\files.brand.example\kits", "DraftFolder": r"D:\Shopfloor Studio"}
    assert {name: found.locked[name] for name in paths} == paths
    # On another system these two are no whole paths; the rest is the same everywhere.
    here = dict.fromkeys(paths, "/srv")
    whole(read_policy(lambda: Found(where="", locked={**found.locked, **here},
                                    recommended=found.recommended)))  # fmt: skip


def registry_of(text: str) -> Registry:
    """Read what regedit exports, as much of it as the example has."""
    parser = configparser.RawConfigParser(delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text.split("\n\n", 1)[1])
    keys: dict[str, list[tuple[str, object, int]]] = {}
    for section in parser.sections():
        rows = keys.setdefault(section.removeprefix("HKEY_LOCAL_MACHINE\\"), [])
        for name, raw in parser.items(section):
            rows.append((name.strip('"'), *value_of(raw)))
    return Registry(keys)


def value_of(raw: str) -> tuple[object, int]:
    if raw.startswith("dword:"):
        return int(raw.removeprefix("dword:"), 16), Registry.REG_DWORD
    if raw.startswith("hex(7):"):
        data = bytes.fromhex(raw.removeprefix("hex(7):").replace(",", " "))
        return data.decode("utf-16-le").rstrip("\0").split("\0"), Registry.REG_MULTI_SZ
    return json.loads(raw), Registry.REG_SZ
