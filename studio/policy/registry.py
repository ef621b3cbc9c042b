r"""The policy of Windows: ``HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Shopfloor Studio``.

Only administrators and Group Policy may write below ``SOFTWARE\Policies`` (Microsoft Learn,
"Registry-based policy", read 2026-11-29). Locked values are in the key itself, recommended
ones in its subkey ``Recommended``. Maps are subkeys with one text for each network.
"""

from __future__ import annotations

from typing import Any

from studio.policy.files import RECOMMENDED
from studio.policy.keys import KEYS, Key
from studio.policy.model import Found

KEY = r"SOFTWARE\Policies\Shopfloor Studio"
_MOST = 500  # values or subkeys; nobody has that many
_BY_NAME = {key.name.casefold(): key for key in KEYS}
_SWITCHES = {key.name for key in KEYS if isinstance(key.built_in, bool)}


def read_registry(reg: Any = None) -> Found:
    """Read the registry.

    Args:
        reg: something with what is used of the module ``winreg``, for tests.
    """
    where = f"HKLM\\{KEY}"
    try:
        if reg is None:
            import winreg as reg  # Windows alone has it
        return _found(reg, where)
    except FileNotFoundError:
        return Found(where=where)
    except (OSError, ImportError):
        return Found(where=where, problem="unreadable")


def _found(reg: Any, where: str) -> Found:
    access = reg.KEY_READ | reg.KEY_WOW64_64KEY
    with reg.OpenKey(reg.HKEY_LOCAL_MACHINE, KEY, 0, access) as top:
        locked = _values(reg, top, access)
        recommended: dict[str, object] = {}
        if any(name.casefold() == RECOMMENDED.casefold() for name in _rows(reg.EnumKey, top)):
            with reg.OpenKey(top, RECOMMENDED, 0, access) as below:
                recommended = _values(reg, below, access)
    return Found(where=where, locked=locked, recommended=recommended)


def _values(reg: Any, key: Any, access: int) -> dict[str, object]:
    """Return a key's values, and its subkeys as maps; unknown ones too, to be told."""
    found: dict[str, object] = {}
    for name, value, kind in _rows(reg.EnumValue, key):
        if name:  # the key's unnamed value is no policy
            known = _named(name)
            found[known] = _value(reg, known, value, kind)
    for name in _rows(reg.EnumKey, key):
        if name.casefold() != RECOMMENDED.casefold():
            with reg.OpenKey(key, name, 0, access) as below:
                found[_named(name)] = {row[0]: row[1] for row in _rows(reg.EnumValue, below)}
    return found


def _value(reg: Any, name: str, value: object, kind: int) -> object:
    if kind == reg.REG_DWORD and name in _SWITCHES:
        return {0: False, 1: True}.get(value if isinstance(value, int) else -1, value)
    # A number in a text, or bytes, is not what the documentation asks for.
    return value if kind in (reg.REG_DWORD, reg.REG_SZ, reg.REG_MULTI_SZ) else None


def _named(name: str) -> str:
    """Return a key's name as it is documented: the registry does not tell cases apart."""
    known: Key[Any] | None = _BY_NAME.get(name.casefold())
    return known.name if known else name


def _rows(enumerate_one: Any, key: Any) -> list[Any]:
    rows: list[Any] = []
    for index in range(_MOST):
        try:
            rows.append(enumerate_one(key, index))
        except OSError:  # there are no more
            break
    return rows
