"""The difference between two JSON documents, as RFC 7396 (JSON Merge Patch) writes it.

A patch is what has to be merged: new values stand in it, and ``null`` takes a key away.
So documents themselves must not hold ``null`` as the value of a key, and lists are
replaced whole (RFC 7396, section 1, https://www.rfc-editor.org/rfc/rfc7396, read
2026-11-21).
"""

from __future__ import annotations

from typing import Any


def difference(old: Any, new: Any) -> Any:
    """Return the patch that turns one document into another.

    Args:
        old: JSON data.
        new: JSON data without ``null`` as the value of a key.

    Returns:
        ``apply(difference(old, new), old) == new``. Equal mappings give ``{}``.
    """
    if not isinstance(new, dict):
        return new
    if not isinstance(old, dict):
        # Merging is into an empty mapping then, so the whole of the new one is the patch.
        return new
    patch: dict[str, Any] = {key: None for key in old if key not in new}
    for key, value in new.items():
        if key not in old:
            patch[key] = value
        elif not same(old[key], value):
            patch[key] = difference(old[key], value)
    return patch


def apply(patch: Any, target: Any) -> Any:
    """Return a document with a patch merged into it; neither is changed.

    The algorithm is ``MergePatch`` of RFC 7396, section 2.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = apply(value, merged.get(key))
    return merged


def same(left: Any, right: Any) -> bool:
    """Tell whether two JSON values are written alike: 1, 1.0 and true are three values."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and bool(left == right)
