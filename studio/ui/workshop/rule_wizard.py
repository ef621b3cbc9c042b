"""The rule wizard: "Avoid …", "Say X, not Y", "At most …", with a bad and a good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from studio.ui.widgets.check_box import CheckBox
from studio.ui.widgets.combo import Combo
from studio.ui.widgets.parts import row
from studio.ui.widgets.segmented import Segmented
from studio.ui.workshop.form_dialog import FormDialog
from studio.wording.i18n import N_, _
from studio.wording.kit_problems import problem_sentence
from studio.workshop.rules import RuleForm, Wish

if TYPE_CHECKING:
    from studio.brand_kit.errors import Problem
    from studio.ui.workshop.desk import Desk

COUNTED = (
    ("emoji", N_("emoji in a post")),
    ("exclamation", N_("“!” in a post")),
    ("hashtag", N_("hashtags in a post")),
    ("words-in-a-sentence", N_("words in a sentence")),
)


class RuleWizard(FormDialog):
    """Writes one rule; it is kept only when its own examples show that it works."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, width=640, title=_("New rule"))
        self.wish = Wish.AVOID
        parts = (
            (Wish.AVOID.value, "octagon-alert", _("Avoid…")),
            (Wish.SAY_INSTEAD.value, "pencil-line", _("Say X, not Y")),
            (Wish.AT_MOST.value, "hash", _("At most…")),
        )
        self.parts = Segmented(self.theme, parts)
        self.parts.chosen.connect(self._choose)
        self.body.addWidget(self.parts)
        self._fill()
        self.finish(_("Save rule"))
        self._choose(Wish.AVOID.value)

    def _fill(self) -> None:
        form = self.form
        form.text("name", _("What it is called"), "", hint=_("Calm words"))
        form.text("words", _("Words to avoid"), "", tall=2, hint=_("one on each line"))
        form.text("swaps", _("Not this = but this"), "", tall=2, hint=_("flying out = selling"))
        self._at_most = QWidget()
        self._at_most.setProperty("box", "plain")
        across = row(self._at_most, gap=10)
        self.limit = QSpinBox()
        self.limit.setRange(0, 200)
        self.limit.setValue(1)
        self.limit.setAccessibleName(_("At most"))
        self.counted = Combo(self.theme)
        self.counted.setAccessibleName(_("What is counted"))
        for key, words in COUNTED:
            self.counted.addItem(_(words), key)
        across.addWidget(self.limit)
        across.addWidget(self.counted, 1)
        form.put("limit", _("At most"), self._at_most)
        form.texts("why", _("Why (quoted to colleagues)"), ())
        form.text("bad", _("A sentence that breaks it"), "")
        form.text("good", _("The same, said well"), "")
        self.decide = CheckBox(self.theme, _("The colleague has to decide (else it is a tip)"))
        form.put("level", "", self.decide)

    def _choose(self, wish: str) -> None:
        self.wish = Wish(wish)
        shown = {
            Wish.AVOID: self.form.fields["words"],
            Wish.SAY_INSTEAD: self.form.fields["swaps"],
            Wish.AT_MOST: self._at_most,
        }
        for key, field in shown.items():
            field.setVisible(key is self.wish)
            place = self.grid.indexOf(field)
            line = self.grid.getItemPosition(place)[0]  # type: ignore[index]
            title = self.grid.itemAtPosition(line, 0)
            if title is not None and (words := title.widget()) is not None:
                words.setVisible(key is self.wish)
        self.refit()

    def _read(self) -> RuleForm | str:
        form = self.form
        words = tuple(filter(None, (w.strip() for w in form.value("words").splitlines())))
        lines = [line for line in form.value("swaps").splitlines() if line.strip()]
        cut = [tuple(part.strip() for part in line.split("=")) for line in lines]
        swaps = tuple((part[0], part[1]) for part in cut if len(part) == 2 and all(part))
        unread = [line for line, part in zip(lines, cut, strict=True) if part not in swaps]
        if unread and self.wish is Wish.SAY_INSTEAD:
            sentence = _("We can’t read “{line}”. Write it as: not this = but this")
            return sentence.format(line=unread[0].strip())
        missing = {Wish.AVOID: not words, Wish.SAY_INSTEAD: not swaps, Wish.AT_MOST: False}
        if not form.value("name"):
            return _("Give the rule a name first.")
        if missing[self.wish]:
            return _("Say which words it is about.")
        if not form.value("bad") or not form.value("good"):
            return _("It needs two examples: one that breaks it, and one said well.")
        if not form.said("why"):
            return _("Say why. Colleagues read it beside the words.")
        return RuleForm(
            wish=self.wish,
            name=form.value("name"),
            words=words,
            swaps=swaps,
            counted=str(self.counted.currentData()),
            limit=self.limit.value(),
            decide=self.decide.isChecked(),
            why=form.said("why"),
            bad=form.value("bad"),
            good=form.value("good"),
        )

    def pressed(self) -> None:
        """Write the rule, unless its own examples show that it does not work."""
        read = self._read()
        if isinstance(read, str):
            self.say(read)
            return
        form = read
        self.desk.change(lambda bench: bench.add_rule(form), self._saved, self.failed)

    def _saved(self, wrong: tuple[Problem, ...]) -> None:
        if wrong:
            self.say(problem_sentence(wrong[0]))
        else:
            self.close_overlay()


def open_wizard(desk: Desk) -> RuleWizard:
    """Show the wizard."""
    made = RuleWizard(desk)
    made.open()
    made.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
    return made
