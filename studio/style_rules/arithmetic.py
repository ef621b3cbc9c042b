"""Works out a formula of a ``metric`` rule: numbers, counts, plain arithmetic, nothing else.

A formula comes out of a file that somebody else wrote, so it is read as a tree and only what is
listed here is done (Vale runs it as a script: https://vale.sh/docs/checks/metric, 2026-11-22).
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
}
_COMPARED: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "floor": math.floor,
    "ceil": math.ceil,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "pow": math.pow,
    "exp": math.exp,
    "min": min,
    "max": max,
    "round": round,
    "trunc": math.trunc,
    "cbrt": lambda value: math.copysign(abs(value) ** (1 / 3), value),
}
_HEADING = re.compile(r"heading\.(h[1-6])")
_MOST_LETTERS = 1_000
_MOST_VALUE = 1e12


class FormulaError(ValueError):
    """A formula that is not plain arithmetic, or has no value."""


def value_of(formula: str, names: Mapping[str, float]) -> float:
    """Return what a formula comes to.

    Raises:
        FormulaError: it is not plain arithmetic over the names, or divides by zero.
    """
    tree = _tree(formula)
    try:
        found = _value(tree, names)
    except (ArithmeticError, ValueError, TypeError, RecursionError) as problem:
        raise FormulaError(str(problem)) from problem
    return found


def holds(value: float, condition: str, names: Mapping[str, float]) -> bool:
    """Tell whether a value meets a condition such as ``> 12`` or ``< 5 && words > 10``.

    Raises:
        FormulaError: the condition is not a comparison.
    """
    # Vale puts the value before the condition as text, with six digits.
    return bool(value_of(f"{value:f} {condition}", names))


def formula_problem(rule_formula: str, condition: str) -> str:
    """Return what is wrong with a formula and its condition, or ""."""
    names = dict.fromkeys(
        [*_COUNTED, *(f"heading_h{level}" for level in range(1, 7)), "pre", "list", "blockquote"],
        10.0,
    )
    try:
        holds(value_of(rule_formula, names), condition, names)
    except FormulaError as problem:
        return str(problem) or "?"
    return ""


_COUNTED = (
    "words",
    "sentences",
    "paragraphs",
    "characters",
    "syllables",
    "long_words",
    "complex_words",
    "polysyllabic_words",
)


def _tree(formula: str) -> ast.expr:
    text = _HEADING.sub(r"heading_\1", formula.strip())
    text = text.replace("&&", " and ").replace("||", " or ")
    if not text or len(text) > _MOST_LETTERS:
        code = "no formula" if not text else "too long"
        raise FormulaError(code)
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as problem:
        raise FormulaError(str(problem)) from problem


def _value(node: ast.expr, names: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        return _bounded(_BINARY[type(node.op)](_value(node.left, names), _value(node.right, names)))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _value(node.operand, names)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BoolOp):
        parts = [bool(_value(part, names)) for part in node.values]
        return float(all(parts) if isinstance(node.op, ast.And) else any(parts))
    if isinstance(node, ast.Compare):
        return float(_compared(node, names))
    return _called(node, names)


def _compared(node: ast.Compare, names: Mapping[str, float]) -> bool:
    if len(node.ops) != 1 or type(node.ops[0]) not in _COMPARED:
        raise FormulaError(ast.unparse(node))
    left, right = _value(node.left, names), _value(node.comparators[0], names)
    return _COMPARED[type(node.ops[0])](left, right)


def _called(node: ast.expr, names: Mapping[str, float]) -> float:
    if isinstance(node, ast.Call) and not node.keywords:
        of = node.func
        name = ""
        if (
            isinstance(of, ast.Attribute)
            and isinstance(of.value, ast.Name)
            and of.value.id == "math"
        ):
            name = of.attr
        elif isinstance(of, ast.Name):
            name = of.id
        if name in _FUNCTIONS and node.args:
            return _bounded(float(_FUNCTIONS[name](*(_value(part, names) for part in node.args))))
    raise FormulaError(ast.unparse(node)[:60])


def _bounded(value: float) -> float:
    if not abs(value) <= _MOST_VALUE:
        code = "too large"
        raise FormulaError(code)
    return value
