"""Runs many rules on a text, and again on the same text after a keystroke.

Plain words of all rules are found in one pass. A pattern runs only where the words that it needs
stand. What was found in a line, sentence or paragraph is kept for as long as that part stays
as it is; rules whose answer depends on more are run on their whole block.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from studio.style_rules.alert import Alert, Result
from studio.style_rules.document import RAW, SUMMARY, TEXT, applies, blocks_of, names_in, needs_of
from studio.style_rules.gathering import Gathered, filled, moved
from studio.style_rules.group import RuleGroup
from studio.style_rules.kinds import KINDS
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.line_breaks import Unified
from studio.style_rules.patterns import MOST_SECONDS, time_allowed
from studio.style_rules.phrases import Words
from studio.style_rules.rule import Rule, RuleKind
from studio.style_rules.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from studio.style_rules.document import Block

_KINDS = {kind.kind: kind for kind in KINDS}
_SIZED = (RuleKind.METRIC, RuleKind.READABILITY)
_PARTS_KEPT = 2_000
_SEARCHES = 5
_MOST_SECONDS = 7.0
_FEW = 4  # new pieces that are cheaper to look at one by one
_LARGE = (TEXT, RAW, SUMMARY)
_STOPS, _BREAKS = re.compile(r"[.!?]"), re.compile(r"\n")
_PARTS = frozenset({"sentence", "paragraph"})

_PartHits = tuple[tuple[int, Hit], ...]
_Groups = tuple[RuleGroup, RuleGroup, RuleGroup]


class Engine:
    """The rules of some styles, ready to run.

    Args:
        rules: sound rules; of two with one name, both run.
        around: word lists, dictionaries and how texts are split.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        around: Surroundings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._around = around or Surroundings()
        self._clock = clock
        self.kinds: tuple[Kind, ...] = tuple(
            _KINDS[rule.kind](rule, self._around) for rule in rules
        )
        self._scopes = [
            ("summary",) if kind.rule.kind in _SIZED else kind.rule.scope for kind in self.kinds
        ]
        self.needs = needs_of(scope for scopes in self._scopes for scope in scopes)
        self._runs: dict[tuple[frozenset[str], frozenset[str]], _Groups] = {}
        self._parts: dict[tuple[int, str], _PartHits] = {}
        self._disabled: dict[int, str] = {}
        self._warm: set[int] = set()
        self._words: tuple[str, Words] | None = None
        self.broken: dict[str, str] = {}
        """Rules that cannot run, and what the pattern engine says."""

    @property
    def disabled(self) -> tuple[str, ...]:
        """Names of the rules that took too long, or cannot run, by name."""
        return tuple(sorted(set(self._disabled.values())))

    def check(self, text: str, runs: Callable[[Rule], bool] | None = None) -> Result:
        """Run the rules on a text.

        Args:
            text: plain text with any line breaks.
            runs: tells whether a rule is wanted this time; None for all.

        Returns:
            What was found, each place once for each rule.
        """
        unified = Unified(text)
        blocks = blocks_of(
            unified.text, self.needs, self._around.sentences, self._around.paragraphs
        )
        return self.check_blocks(text, blocks, runs, unified)

    def check_blocks(
        self,
        text: str,
        blocks: Iterable[Block],
        runs: Callable[[Rule], bool] | None = None,
        unified: Unified | None = None,
    ) -> Result:
        """Run the rules on blocks that the caller made of a text.

        Args:
            text: the whole text.
            blocks: parts of it, in the order in which rules see them.
            runs: tells whether a rule is wanted this time; None for all.
            unified: the text with plain line breaks when the blocks are parts of that.
        """
        gathered = Gathered(text, unified or Unified(""))
        memory: dict[int, set[str]] = {}
        left_out: set[int] = set()
        for block in blocks:
            for number, hit in self._block_hits(block, memory, left_out):
                if number in self._disabled:
                    continue
                gathered.add(self.kinds[number].rule, hit, block.start)
        wanted = [alert for alert in gathered.alerts if runs is None or runs(alert.rule)]
        wanted.sort(key=lambda alert: (alert.start, alert.end, alert.rule.name))
        names = {self.kinds[number].rule.name for number in left_out}
        return Result(alerts=tuple(wanted), left_out=frozenset({*names, *self._disabled.values()}))

    def suggestions(self, alert: Alert) -> tuple[str, ...]:
        """Return what may have been meant by a misspelled word. This takes long."""
        for kind in self.kinds:
            suggest = getattr(kind, "suggestions", None)
            if kind.rule is alert.rule and suggest is not None:
                found: tuple[str, ...] = suggest(alert.text)
                return found
        return ()

    def _block_hits(
        self, block: Block, memory: dict[int, set[str]], left_out: set[int]
    ) -> Iterable[tuple[int, Hit]]:
        """Yield what all rules that fit a block find in it."""
        between_stops, by_line, by_block = self._fitting(block)
        if block.sections in _LARGE:
            found = self._pieces(block, _STOPS, between_stops, left_out)
            found += self._pieces(block, _BREAKS, by_line, left_out)
            found += self._run(block.text, by_block, left_out)
        else:
            # Small parts stay as they are while other parts are written.
            found = list(self._part(block.text, by_block, left_out))
        yield from self._judged(found, block.text, memory)

    def _judged(
        self, found: list[tuple[int, Hit]], text: str, memory: dict[int, set[str]]
    ) -> Iterable[tuple[int, Hit]]:
        waiting: dict[int, list[Hit]] = {}
        for number, hit in found:
            if self.kinds[number].remembers:
                waiting.setdefault(number, []).append(hit)
            else:
                yield number, hit
        for number, hits in waiting.items():
            seen = memory.setdefault(number, set())
            for hit in self.kinds[number].judge(tuple(hits), text, seen):
                yield number, hit

    def _fitting(self, block: Block) -> _Groups:
        """Return the rules for a block: between stops, line by line, and the others."""
        key = (block.sections, block.parent)
        if key not in self._runs:
            fitting = [
                number for number, scopes in enumerate(self._scopes) if self._fits(scopes, block)
            ]
            groups: tuple[list[int], list[int], list[int]] = ([], [], [])
            for number in fitting:
                groups[self._group(number) if block.sections in _LARGE else 2].append(number)
            one, two, three = (
                RuleGroup(self.kinds, numbers, natural=self._around.natural) for numbers in groups
            )
            self._runs[key] = (one, two, three)
        return self._runs[key]

    def _group(self, number: int) -> int:
        kind = self.kinds[number]
        if kind.stays_between_stops:
            return 0
        return 1 if kind.stays_on_line else 2

    def _fits(self, scopes: tuple[str, ...], block: Block) -> bool:
        part = block.sections & _PARTS
        if self._around.natural and part and not any(part & names_in(scope) for scope in scopes):
            # A part that is looked at for some rule's sake is not the text of the others.
            return False
        return applies(scopes, block.sections, block.parent)

    def _pieces(
        self, block: Block, ends: re.Pattern[str], group: RuleGroup, left_out: set[int]
    ) -> list[tuple[int, Hit]]:
        """Run rules on what stands between certain letters."""
        found: list[tuple[int, Hit]] = []
        if not group.numbers:
            return found
        text, start, pieces = block.text, 0, []
        for place in (*(match.start() for match in ends.finditer(text)), len(text)):
            if place > start:
                pieces.append((start, text[start:place]))
            start = place + 1
        unseen = {piece for _, piece in pieces if (id(group), piece) not in self._parts}
        if len(unseen) > _FEW:
            # The rules of this group see the same in all of it as in its pieces.
            self._read_at_once(text, pieces, group, left_out)
        for start, piece in pieces:
            hits = self._part(piece, group, left_out)
            found += [(number, moved(hit, start)) for number, hit in hits]
        return found

    def _read_at_once(
        self, text: str, pieces: list[tuple[int, str]], group: RuleGroup, left_out: set[int]
    ) -> None:
        """Run rules on many new pieces with one search each, and keep what is in each piece."""
        starts = [start for start, _ in pieces]
        kept: list[list[tuple[int, Hit]]] = [[] for _ in pieces]
        for number, hit in self._run(text, group, left_out):
            place = max(bisect_right(starts, hit.start) - 1, 0)
            kept[place].append((number, moved(hit, -starts[place])))
        for (_, piece), hits in zip(pieces, kept, strict=True):
            self._keep((id(group), piece), tuple(hits))

    def _part(self, text: str, group: RuleGroup, left_out: set[int]) -> _PartHits:
        """Return what rules find in a part, from memory if the part was seen before."""
        key = (id(group), text)  # a group lives as long as the engine
        known = self._parts.pop(key, None)
        if known is None:
            known = tuple(self._run(text, group, left_out))
        self._keep(key, known)
        return known

    def _keep(self, key: tuple[int, str], hits: _PartHits) -> None:
        while len(self._parts) >= _PARTS_KEPT:
            del self._parts[next(iter(self._parts))]
        self._parts[key] = hits

    def _words_of(self, text: str) -> Words:
        """Split a text into words, once for the groups that look at it one after the other."""
        if self._words is None or self._words[0] != text:
            self._words = (text, Words(text, natural=self._around.natural))
        return self._words[1]

    def _run(self, text: str, group: RuleGroup, left_out: set[int]) -> list[tuple[int, Hit]]:
        """Run rules on one text."""
        hits: list[tuple[int, Hit]] = []
        if not group.numbers:
            return hits
        seconds = time_allowed(len(text), self._around.patience)
        words = self._words_of(text)
        for number, phrases in group.worth_a_look(words):
            look = Look(text=text, low=words.folded, phrases=phrases, seconds=seconds)
            one = self._one(number, look)
            if one is None:
                left_out.add(number)
            elif one:
                hits += [(number, hit) for hit in one]
        return hits

    def _one(self, number: int, look: Look) -> list[Hit] | None:
        """Return a rule's hits, or None when it took too long or cannot run."""
        if number in self._disabled:
            return None
        kind = self.kinds[number]
        try:
            self._warm_up(number)
            try:
                return self._timed(kind, look)
            except TimeoutError:
                # Once may be a busy computer; twice, or for very long, is the pattern.
                if look.seconds > MOST_SECONDS:
                    raise
                return self._timed(kind, look)
        except TimeoutError:
            self._disabled[number] = kind.rule.name
        except (regex.error, IndexError, RecursionError) as problem:
            self._disabled[number] = kind.rule.name
            self.broken[kind.rule.name] = str(problem)
        return None

    def _timed(self, kind: Kind, look: Look) -> list[Hit]:
        # One search is cut off by itself; this is for a rule with very many slow ones.
        until = self._clock() + min(_SEARCHES * look.seconds, _MOST_SECONDS)
        found = []
        for hit in kind.hits(look):
            found.append(filled(hit, kind.rule))
            if self._clock() > until:
                raise TimeoutError
        return found

    def _warm_up(self, number: int) -> None:
        """Compile a rule's patterns, so that this does not count as their time."""
        if number not in self._warm:
            self._warm.add(number)
            for _ in self.kinds[number].hits(Look(text="")):
                break
