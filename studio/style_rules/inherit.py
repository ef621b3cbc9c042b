"""Lays a rule over the rule that it extends (Vale 3.20).

``extends: Std.Some.Rule`` starts from that rule's keys. A key of the child replaces the
parent's; ``key+`` adds to a list or mapping, ``key-`` takes entries out of it. What is taken out
has to be there. Examples are not inherited
(https://github.com/vale-cli/vale/releases/tag/v3.20.0, read 2026-11-22).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DEEPEST = 10

Plain = Mapping[str, object]


class ParentError(ValueError):
    """A rule cannot be laid over its parent; the text is the key or the name concerned."""


def is_rule_name(extends: object) -> bool:
    """Tell whether ``extends`` names a rule and not a kind of rule."""
    return isinstance(extends, str) and "." in extends


def flattened(
    data: Plain, find: Callable[[str], Plain | None], seen: tuple[str, ...] = ()
) -> dict[str, object]:
    """Return a rule with its parents laid under it.

    Args:
        data: the rule's own mapping.
        find: returns a rule's mapping by ``Style.Rule``, or None.
        seen: names on the way here.

    Raises:
        ParentError: a parent is missing, the chain is endless, or an entry to take out is not
            there.
    """
    extends = data.get("extends")
    if not is_rule_name(extends):
        edits = [key for key in data if key.endswith(("+", "-"))]
        if edits:
            raise ParentError(edits[0])
        return dict(data)
    name = str(extends)
    parent = find(name)
    if parent is None or name in seen or len(seen) >= _DEEPEST or name.startswith("Vale."):
        raise ParentError(name)
    base = flattened(parent, find, (*seen, name))
    base.pop("tests", None)
    return _overlaid(base, data)


def _overlaid(parent: dict[str, object], child: Plain) -> dict[str, object]:
    found = dict(parent)
    for key, value in child.items():
        bare = key.rstrip("+-")
        if bare == key:
            if key != "extends":
                found[key] = value
        elif bare in child or bare not in parent:
            raise ParentError(key)
        elif key.endswith("+"):
            found[bare] = _added(parent[bare], value, key)
        else:
            found[bare] = _removed(parent[bare], value, key)
    return found


def _added(have: object, value: object, key: str) -> object:
    if isinstance(have, list) and isinstance(value, list):
        return [*have, *value]
    if isinstance(have, Mapping) and isinstance(value, Mapping):
        return {**have, **value}
    raise ParentError(key)


def _removed(have: object, value: object, key: str) -> object:
    if not isinstance(value, list) or not isinstance(have, list | Mapping):
        raise ParentError(key)
    if any(entry not in have for entry in value):
        raise ParentError(key)
    if isinstance(have, Mapping):
        return {name: item for name, item in have.items() if name not in value}
    left = list(have)
    for entry in value:
        left.remove(entry)
    return left
