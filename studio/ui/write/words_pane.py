"""The centre of Write: where the post goes, the words, and what the checks say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.guidelines.finding import Finding, Fix
from studio.guidelines.request import Report
from studio.networks.places import find_place, parse_place, places_of
from studio.post import PRACTICE, Draft
from studio.ui.composer import SHARED
from studio.ui.studio import Studio
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import clear, column
from studio.ui.write.editor_card import EditorCard, shared_tab, tab_words
from studio.ui.write.findings_panel import FindingsPanel
from studio.ui.write.keeping import Keeping
from studio.ui.write.picture_fixes import PICTURE_FIXES, mend_picture
from studio.ui.write.proofreading import Proofreading
from studio.ui.write.word_menu import WordMenu
from studio.wording.findings import passed_label
from studio.wording.i18n import _
from studio.wording.places import place_name


class WordsPane(QWidget):
    """Chips, editor card and findings, wired to the composer."""

    picture_wanted = Signal(str)
    questions_wanted = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio = studio
        theme = studio.theme
        layout = column(self, gap=theme.px(12))
        self._chip_row = QWidget()
        self._chip_row.setProperty("box", "plain")
        self._chip_row.setAccessibleName(_("Post to"))
        self._chips = FlowLayout(self._chip_row, gap=theme.px(6))
        layout.addWidget(self._chip_row)
        self.card = EditorCard(theme)
        self.findings = FindingsPanel(theme)
        self.keeping = Keeping(self, studio)
        self.proofreading = Proofreading(studio, self)
        self.menu = WordMenu(self.card.editor, studio, self.keeping)
        layout.addWidget(self.card)
        layout.addWidget(self.findings, 1)
        self._wire()

    def _wire(self) -> None:
        composer = self._studio.writing
        self.card.editor.edited.connect(self._edited)
        self.card.tab_wanted.connect(self._open_tab)
        self.card.share_wanted.connect(self._share)
        self.card.room_changed.connect(self._show_tabs)
        self.findings.fix_wanted.connect(self._fix)
        self.findings.keep_wanted.connect(self.keeping.ask)
        self.findings.kept_wanted.connect(self.keeping.show_kept)
        self.findings.word_wanted.connect(self._ask_word)
        self.menu.fix_wanted.connect(self._fix)
        self.card.editor.cursor_at.connect(self.findings.mark_at)
        self.card.editor.step_asked.connect(composer.step)
        composer.stepped.connect(self._stepped)
        composer.loaded.connect(self._load)
        composer.targets_changed.connect(self._show_targets)
        composer.report_changed.connect(self._show_report)
        self._studio.accounts_changed.connect(self._show_targets)

    def fit_height(self, *, short: bool) -> None:
        """Take less room for the editor on a short window."""
        theme = self._studio.theme
        self.card.set_minimum_words_height(theme.px(116 if short else 138))

    # -- the draft ---------------------------------------------------------------

    def _load(self, draft: Draft) -> None:
        core = self._studio.loaded
        self.card.editor.forget_tabs()
        self.card.editor.load(draft.text)
        composer = self._studio.writing
        if composer.tab != SHARED:
            self.card.editor.open_tab(composer.tab, composer.text)
        self.findings.names = {name: rules.name for name, rules in core.networks.items()}
        offer = core.offers(draft)
        self.card.fill_menus(offer.hashtags, offer.links, offer.phrases)

    def _edited(self, text: str, cursor: int) -> None:
        self._studio.writing.set_text(text, typing_at=cursor)

    def _open_tab(self, tab: str) -> None:
        composer = self._studio.writing
        composer.tab = tab
        self.card.editor.open_tab(tab, composer.text)
        composer.open_tab(tab)

    def _stepped(self, before: Draft, after: Draft) -> None:
        """Show the words of another step, on the tab where they changed."""
        composer = self._studio.writing
        others = (network for network, _text in (*after.variants, *before.variants))
        changed = [t for t in (SHARED, *others) if before.text_for(t) != after.text_for(t)]
        if changed and composer.tab not in changed:
            self.card.editor.open_tab(changed[0], before.text_for(changed[0]))
            composer.tab = changed[0]
        if self.card.editor.text() != composer.text:
            self.card.editor.step_to(composer.text)

    def _share(self, network: str) -> None:
        composer = self._studio.writing
        composer.share_words(network)
        self.card.editor.load(composer.text)
        self.card.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fix(self, finding: Finding, fix: Fix) -> None:
        editor = self.card.editor
        if fix.code == "fill":
            editor.select(finding.start, finding.end)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif fix.code == "swap-picture":
            self.picture_wanted.emit(fix.shown)
        elif fix.code in ("answer", "describe"):
            self.questions_wanted.emit(fix.target)
        elif fix.code in PICTURE_FIXES:
            if not mend_picture(self._studio.writing, fix):
                self._studio.go.emit("picture")
        else:
            editor.apply(fix.edits)
            self._studio.writing.check_now()
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_word(self, finding: Finding, below: QWidget) -> None:
        self.card.editor.select(finding.start, finding.end)
        self.menu.show_for(finding, below)

    # -- where it goes -----------------------------------------------------------

    def _show_targets(self) -> None:
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        clear(self._chips)
        for account in core.open_accounts():
            note = _("on this PC") if account.id == PRACTICE else f"@{account.handle}"
            chip = self._add_chip(account.network, note, checked=account.id in draft.accounts)
            chip.toggled.connect(lambda on, a=account.id: self._choose_account(a, on=on))
        for key in core.preview_places(draft):
            chip = self._add_chip(key, _("look only"), checked=True)
            chip.toggled.connect(lambda _on, k=key: self._drop_preview(k))
        more = Chip(studio.theme, "", "", "", checked=False)
        more.setAccessibleName(_("More networks and accounts"))
        more.setToolTip(_("More networks and accounts"))
        more.clicked.connect(lambda: self._more_menu(more))
        self._chips.addWidget(more)
        more.show()

    def _add_chip(self, key: str, note: str, *, checked: bool) -> Chip:
        rules = self._studio.loaded.networks[parse_place(key)[0]]
        place = find_place(self._studio.loaded.networks, key)
        name = place_name(place) if place is not None else rules.name
        chip = Chip(self._studio.theme, rules.monogram, name, note, checked=checked)
        self._chips.addWidget(chip)
        chip.show()
        return chip

    def _choose_account(self, account: str, *, on: bool) -> None:
        composer = self._studio.writing
        chosen = tuple(a for a in composer.draft.accounts if a != account)
        composer.set_accounts((*chosen, account) if on else chosen)

    def _drop_preview(self, key: str) -> None:
        composer = self._studio.writing
        composer.set_previews(tuple(p for p in composer.draft.previews if p != key))

    def _more_menu(self, below: QWidget) -> None:
        studio = self._studio
        core, composer = studio.loaded, studio.writing
        menu = QMenu(self)
        shown = core.shown_places(composer.draft)
        for place in (p for rules in core.networks.values() for p in places_of(rules)):
            if place.key not in shown and place.key != PRACTICE:
                action = QAction(_("Look at {network}").format(network=place_name(place)), menu)
                action.triggered.connect(
                    lambda _=False, k=place.key: composer.set_previews(
                        (*composer.draft.previews, k)
                    )
                )
                menu.addAction(action)
        menu.addSeparator()
        link = QAction(_("Link an account…"), menu)
        link.triggered.connect(lambda: studio.go.emit("accounts"))
        menu.addAction(link)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    # -- what the checks say -----------------------------------------------------

    def _show_report(self, report: Report) -> None:
        studio = self._studio
        core, composer = studio.loaded, studio.writing
        draft, editor = composer.draft, self.card.editor
        if editor.text() != composer.text:
            editor.load(composer.text)
        editor.set_findings(report.findings)
        origin = core.origin(composer.text, draft)
        editor.set_pencil(origin.kit_spans, origin.label_span)
        self.card.show_share(origin.own_share)
        self._show_label(report, origin.label)
        fine = tuple(
            dict.fromkeys(passed_label(code, core.kit, draft.locale) for code in report.passed)
        )
        self.findings.show_report(report, tuple(words for words in fine if words))
        self.findings.show_kept(len(draft.kept))
        self._show_tabs()

    def _show_label(self, report: Report, word: str) -> None:
        codes = {finding.code for finding in report.findings}
        shown = len(report.lengths)
        if "label-missing" in codes:
            self.card.show_label(_("No label yet"), fine=False)
        elif "label-late" in codes:
            self.card.show_label(_("“{label}” comes too late").format(label=word), fine=False)
        else:
            words = _("“{label}” is seen first, on all {n}").format(label=word, n=shown)
            self.card.show_label(words, fine=True)

    def _show_tabs(self) -> None:
        composer = self._studio.writing
        own = {network for network, _text in composer.draft.variants}
        tabs = self._tabs(own, short=False)
        if not self.card.room_for(tuple(words for _tab, words in tabs)):
            tabs = self._tabs(own, short=True)
        current = composer.tab if composer.tab in {tab for tab, _words in tabs} else SHARED
        if current != composer.tab:
            self._open_tab(SHARED)
        self.card.show_tabs(tuple(tabs), current)
        self.card.show_own(own=current in own)

    def _tabs(self, own: set[str], *, short: bool) -> list[tuple[str, str]]:
        core, draft = self._studio.loaded, self._studio.writing.draft
        tabs = [shared_tab()]
        for network in core.shown_networks(draft):
            left = core.length(draft, network).left
            words = tab_words(core.networks[network].name, left, own=network in own, short=short)
            tabs.append((network, words))
        return tabs
