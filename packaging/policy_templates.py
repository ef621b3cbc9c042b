"""Writes the templates for Group Policy from the list of keys.

Run it after a key was added or its words were changed::

    .venv/bin/python packaging/policy_templates.py

Format: Microsoft Learn, "ADMX Policy Definition Schema" (MS-GPREG 7.2, read 2026-11-29).
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from studio.policy.files import RECOMMENDED  # noqa: E402  after the path
from studio.policy.keys import KEYS  # noqa: E402
from studio.policy.kinds import MOST_TEXT  # noqa: E402
from studio.policy.registry import KEY  # noqa: E402

FOLDER = ROOT / "packaging" / "policy"
NAMES = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
DOMAIN = "ShopfloorStudio.Policies"
LOCKED, SUGGESTED = "Locked", "Recommended"
KINDS = {"switch": "", "number": "decimal", "list": "multiText", "map": "list", "text": "text"}
BOXES = {"number": "decimalTextBox", "list": "multiTextBox", "map": "listBox", "text": "textBox"}


def kind_of(key: Any) -> str:
    """Return how a key is asked for: switch, number, list, map or text."""
    if isinstance(key.built_in, bool):
        return "switch"
    if isinstance(key.built_in, int):
        return "number"
    if isinstance(key.built_in, dict):
        return "map"
    return "list" if isinstance(key.closed, tuple) else "text"


def admx() -> bytes:
    """Return the definitions."""
    top = ET.Element("policyDefinitions", xmlns=NAMES, revision="1.0", schemaVersion="1.0")
    spaces = ET.SubElement(top, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix="studio", namespace=DOMAIN)
    ET.SubElement(top, "resources", minRequiredRevision="1.0")
    supported = ET.SubElement(ET.SubElement(top, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", name="Any", displayName="$(string.Any)")
    groups = ET.SubElement(top, "categories")
    ET.SubElement(groups, "category", name="Studio", displayName="$(string.Studio)")
    for group in (LOCKED, SUGGESTED):
        made = ET.SubElement(groups, "category", name=group, displayName=f"$(string.{group})")
        ET.SubElement(made, "parentCategory", ref="Studio")
    policies = ET.SubElement(top, "policies")
    for group, place in ((LOCKED, KEY), (SUGGESTED, f"{KEY}\\{RECOMMENDED}")):
        for key in KEYS:
            _define(policies, key, group, place)
    return _written(top)


def _define(policies: ET.Element, key: Any, group: str, place: str) -> None:
    name, kind = _name(key, group), kind_of(key)
    made = ET.SubElement(
        policies,
        "policy",
        {
            "name": name,
            "class": "Machine",
            "displayName": f"$(string.{name})",
            "explainText": f"$(string.{key.name}_Help)",
            "key": place,
        },
    )
    if kind == "switch":
        made.set("valueName", key.name)
    else:
        made.set("presentation", f"$(presentation.{name})")
    ET.SubElement(made, "parentCategory", ref=group)
    ET.SubElement(made, "supportedOn", ref="Any")
    if kind == "switch":
        ET.SubElement(ET.SubElement(made, "enabledValue"), "decimal", value="1")
        ET.SubElement(ET.SubElement(made, "disabledValue"), "decimal", value="0")
        return
    element = ET.SubElement(ET.SubElement(made, "elements"), KINDS[kind], id=key.name)
    if kind == "map":
        element.set("key", f"{place}\\{key.name}")
        element.set("explicitValue", "true")
        return
    element.set("valueName", key.name)
    element.set("required", "true")
    if kind == "number":
        element.set("minValue", "1")
        element.set("maxValue", "5")
    elif kind == "text":
        element.set("maxLength", str(MOST_TEXT))


def adml() -> bytes:
    """Return the English words of the definitions."""
    top = ET.Element("policyDefinitionResources", xmlns=NAMES, revision="1.0", schemaVersion="1.0")
    ET.SubElement(top, "displayName").text = "Shopfloor Studio"
    ET.SubElement(top, "description").text = "What an organisation decides for every PC"
    resources = ET.SubElement(top, "resources")
    strings = ET.SubElement(resources, "stringTable")
    words = {
        "Any": "Any version of Shopfloor Studio",
        "Studio": "Shopfloor Studio",
        LOCKED: "Locked",
        SUGGESTED: "Recommended (people can change it)",
    }
    for key in KEYS:
        words |= {_name(key, group): key.name for group in (LOCKED, SUGGESTED)}
        words[f"{key.name}_Help"] = f"{key.about}\n\nValue: {key.shape}."
    for name, text in words.items():
        ET.SubElement(strings, "string", id=name).text = text
    presentations = ET.SubElement(resources, "presentationTable")
    for group in (LOCKED, SUGGESTED):
        for key in KEYS:
            kind = kind_of(key)
            if kind != "switch":
                made = ET.SubElement(presentations, "presentation", id=_name(key, group))
                _box(made, key, kind)
    return _written(top)


def _box(made: ET.Element, key: Any, kind: str) -> None:
    box = ET.SubElement(made, BOXES[kind], refId=key.name)
    if kind == "number":
        box.set("defaultValue", str(key.built_in))
    if kind == "text":
        ET.SubElement(box, "label").text = key.name
    else:
        box.text = key.name


def _name(key: Any, group: str) -> str:
    return key.name if group == LOCKED else f"{key.name}_Recommended"


def _written(top: ET.Element) -> bytes:
    ET.indent(top)
    body: bytes = ET.tostring(top, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"


def files() -> dict[Path, bytes]:
    """Return every template by its place."""
    return {
        FOLDER / "ShopfloorStudio.admx": admx(),
        FOLDER / "en-US" / "ShopfloorStudio.adml": adml(),
    }


if __name__ == "__main__":
    for path, data in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
