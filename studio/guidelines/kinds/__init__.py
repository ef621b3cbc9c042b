"""The kinds of tone rule, one file each. A new kind is a file here and a line in KINDS."""

from __future__ import annotations

from studio.guidelines.kinds.base import Kind
from studio.guidelines.kinds.existence import Existence
from studio.guidelines.kinds.occurrence import Occurrence
from studio.guidelines.kinds.repetition import Repetition
from studio.guidelines.kinds.substitution import Substitution

KINDS: tuple[type[Kind], ...] = (Existence, Substitution, Occurrence, Repetition)
"""Every kind of rule that this version runs."""
