"""The kinds of rule, one file each. A new kind is a file here and a line in KINDS."""

from __future__ import annotations

from studio.style_rules.kinds.base import Kind
from studio.style_rules.kinds.capitalization import Capitalization
from studio.style_rules.kinds.conditional import Conditional
from studio.style_rules.kinds.consistency import Consistency
from studio.style_rules.kinds.existence import Existence
from studio.style_rules.kinds.metric import Metric
from studio.style_rules.kinds.occurrence import Occurrence
from studio.style_rules.kinds.readability import Readability
from studio.style_rules.kinds.repetition import Repetition
from studio.style_rules.kinds.spelling import Spelling
from studio.style_rules.kinds.substitution import Substitution

KINDS: tuple[type[Kind], ...] = (
    Existence,
    Substitution,
    Occurrence,
    Repetition,
    Consistency,
    Conditional,
    Capitalization,
    Metric,
    Spelling,
    Readability,
)
"""Every kind of rule that is run."""
