"""Practice: what was posted to the practice network, clearly marked as practice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from studio.networks.places import places_of
from studio.preview import preview_text
from studio.publishers.practice import PracticePost
from studio.ui.cards import Author, PreviewCard, Status, make_card
from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.widgets.empty import empty_card
from studio.ui.widgets.parts import button, clear, column, label, row
from studio.ui.widgets.tag import Tag
from studio.wording.dates import when
from studio.wording.i18n import _, ngettext

MOST = 40
"""Only the newest posts are drawn; all of them stay on disk."""


class PracticeScreen(Screen):
    """The practice network's page, newest post first."""

    id = "practice"
    icon = "flask-conical"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        theme = studio.theme
        outer = column(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        across = row(holder, margins=(theme.px(24), theme.px(16), theme.px(24), theme.px(20)))
        middle = QWidget()
        middle.setProperty("box", "plain")
        middle.setMaximumWidth(theme.px(620))
        across.addWidget(middle, 1)
        across.addStretch(0)
        self._layout = column(middle, gap=theme.px(14))
        scroll.setWidget(holder)
        outer.addWidget(scroll)
        studio.practice_changed.connect(self.refresh)

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Practice")

    def title(self) -> str:
        """Return the heading."""
        return _("Practice network")

    def subtitle(self) -> str:
        """Say that nothing here is public."""
        return _("Only on this PC. Nobody else can see these posts.")

    def shown(self) -> None:
        """Read the posts anew."""
        self.refresh()

    def refresh(self) -> None:
        """Show the posts as they are now."""
        clear(self._layout)
        posts = self.studio.loaded.practice_posts()
        head = row(gap=10)
        head.addWidget(Tag(self.studio.theme, "practice", _("Practice: nothing is sent")))
        count = ngettext("{n} post", "{n} posts", len(posts)).format(n=len(posts))
        head.addWidget(label(count, "small"))
        head.addStretch(1)
        self._layout.addLayout(head)
        if not posts:
            self._layout.addWidget(self._empty())
        for post in posts[:MOST]:
            self._layout.addWidget(self._card(post))
        self._layout.addStretch(1)

    def _card(self, post: PracticePost) -> PreviewCard:
        studio = self.studio
        core = studio.loaded
        rules = core.networks["practice"]
        person = core.person()
        handle = core.author(studio.writing.draft, "practice").handle
        author = Author(name=person.first_name, handle=handle)
        card = make_card(studio.theme, places_of(rules)[0], author)
        words = preview_text(rules, post.text)
        at = when(post.created_at)
        status = Status(words=_("Posted {time}").format(time=at), icon="circle-check", tone="ok")
        card.set_words(words, core.measure_text("practice", post.text), status)
        if post.pictures:
            shown = QPixmap(str(post.pictures[0].file))
            card.set_picture(shown if not shown.isNull() else None, post.pictures[0].alt)
        return card

    def _empty(self) -> QFrame:
        go = button(_("Write a post"), "second")
        go.clicked.connect(lambda: self.studio.go.emit("write"))
        return empty_card(
            self.studio.theme,
            "flask-conical",
            _("No practice posts yet."),
            _("Choose Practice in Write and press Publish. It shows up here."),
            go,
        )
