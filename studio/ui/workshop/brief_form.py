"""The campaign form: a new brief, or one that is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from studio.ui.widgets.check_box import CheckBox
from studio.ui.widgets.parts import button
from studio.ui.workshop.form_dialog import FormDialog
from studio.ui.workshop.recall_dialog import recall_brief
from studio.wording.i18n import _
from studio.workshop.briefs import BriefForm, form_of

if TYPE_CHECKING:
    from studio.brand_kit.model import Campaign
    from studio.ui.workshop.desk import Desk

RUNS_FOR = timedelta(days=28)


class BriefDialog(FormDialog):
    """Asks for everything that a brief needs; the check says what is still to mend."""

    def __init__(self, desk: Desk, brief: Campaign | None) -> None:
        super().__init__(desk, width=720, title=_("Brief") if brief else _("New brief"))
        self._brief = brief
        self._fill(_empty(desk) if brief is None else form_of(brief))
        if brief is None:
            self.finish(_("Save brief"))
        else:
            take = button(_("Take it back…"), "stop")
            take.clicked.connect(lambda: self._take_back(brief))
            self.finish(_("Save brief"), take)

    def _fill(self, shown: BriefForm) -> None:
        form = self.form
        form.texts("title", _("Title"), shown.title)
        form.texts("why", _("Why we care"), shown.why)
        form.texts("summary", _("One short line"), shown.summary)
        self.community = CheckBox(self.theme, _("It starts a conversation (not about a product)"))
        self.community.setChecked(shown.community)
        form.put("story", _("What for"), self.community)
        form.text("from", _("First day"), shown.valid_from.isoformat())
        form.text("until", _("Last day"), shown.valid_until.isoformat())
        form.texts("dos", _("Do, one on each line"), shown.dos, tall=2)
        form.texts("donts", _("Don’t, one on each line"), shown.donts, tall=2)
        hint = _("Picture ids with commas, the best first")
        form.text("pictures", _("Pictures"), ", ".join(shown.pictures), hint=hint)
        form.text("hashtags", _("Hashtags"), " ".join(shown.hashtags), hint="#GrowWithUs")
        form.texts("gap", _("The gap asks"), shown.gap, hint=_("why do you like them?"))
        hint = _("{label} · I work at {brand} {store}. {own_words} …")
        form.texts("words", _("Suggested words"), shown.words, tall=3, hint=hint)

    def _read(self) -> BriefForm | None:
        form = self.form
        try:
            first = date.fromisoformat(form.value("from"))
            last = date.fromisoformat(form.value("until"))
        except ValueError:
            self.say(_("We can’t read a day. Write it as 2027-01-31: year, month, day."))
            return None
        if not form.said("title"):
            self.say(_("Give the brief a title first."))
            return None
        names = (part.strip() for part in form.value("pictures").split(","))
        return BriefForm(
            title=form.said("title"),
            why=form.said("why"),
            summary=form.said("summary"),
            community=self.community.isChecked(),
            dos=form.said("dos"),
            donts=form.said("donts"),
            valid_from=first,
            valid_until=last,
            pictures=tuple(name for name in names if name),
            hashtags=tuple(form.value("hashtags").split()),
            gap=form.said("gap"),
            words=form.said("words"),
        )

    def pressed(self) -> None:
        """Write the brief; close only when it is written."""
        shown = self._read()
        if shown is not None:
            name = self._brief.id if self._brief else ""
            self.desk.change(
                lambda bench: bench.save_brief(name, shown),
                lambda _id: self.close_overlay(),
                self.failed,
            )

    def _take_back(self, brief: Campaign) -> None:
        self.close_overlay()
        recall_brief(self.desk, brief)


def _empty(desk: Desk) -> BriefForm:
    today = desk.studio.loaded.clock().date()
    return BriefForm(
        title=(),
        why=(),
        summary=(),
        community=True,
        dos=(),
        donts=(),
        valid_from=today,
        valid_until=today + RUNS_FOR,
        pictures=(),
        hashtags=(),
        gap=(),
        words=(),
    )


def open_brief(desk: Desk, brief: Campaign | None, field: str = "") -> BriefDialog:
    """Show the form, with the cursor in the field that is to mend."""
    made = BriefDialog(desk, brief)
    made.open()
    fields = made.form.fields
    wanted = fields.get(field) or next(iter(fields.values()))
    wanted.setFocus(Qt.FocusReason.OtherFocusReason)
    return made
