"""Questions about a draft that the window and the command line ask alike.

Pure: a kit, the networks' rules and a clock in; answers out. No Qt, no files.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from studio.brand_kit.model import BrandKit, Campaign, Picture
from studio.brand_kit.recall import Recall, recall_of_brief, recall_of_picture
from studio.brand_kit.suggest import Facts, Offer, starting_text, suggested_words
from studio.composing.alt import described, typed_words, written_words
from studio.guidelines.advice import EMPTY_REPORT, advised
from studio.guidelines.checks import check
from studio.guidelines.label import label_place
from studio.guidelines.own_words import Origin, own_share, pencil_spans
from studio.guidelines.picture_facts import PlaceFacts
from studio.guidelines.request import CheckRequest, PictureUse, PostedText, Report, Speller
from studio.networks.counting import measure
from studio.networks.model import Length, NetworkRules
from studio.post import Attachment, Draft
from studio.publishing.outgoing import outgoing
from studio.targets import Targets


def nearest_locale(tag: str, locales: tuple[str, ...]) -> str:
    """Return the kit's locale that fits a language tag best; its first one otherwise."""
    language = tag.split("-")[0].lower()
    same = [item for item in locales if item.split("-")[0].lower() == language]
    return tag if tag in locales else (same[0] if same else locales[0])


class Drafting(Targets):
    """Answers for one kit.

    Args:
        kit: the loaded kit.
        networks: rules by network id, in display order.
        clock: gives the time, aware.
        locale: BCP 47 tag of the kit's texts that are shown.
        market: ISO 3166 code, the kit's first when "".

    Attributes:
        recalls: what the brands of the installed kits took back.
        trusted: False while a kit that nobody signed is only looked at.
        own_words: words that this person always accepts.
        posted: (draft id, post) of what went out, the newest first.
        spellers: by language; spelling is not looked at in one that is not here yet.
        words_lead: gives what leads to the words on a picture in its description, by locale.
    """

    def __init__(
        self,
        kit: BrandKit,
        networks: dict[str, NetworkRules],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        locale: str = "",
        market: str = "",
    ) -> None:
        super().__init__(networks)
        self.kit = kit
        self.clock = clock
        self.locale = nearest_locale(locale, kit.locales)
        self.market = market or kit.markets[0]
        self.recalls: tuple[Recall, ...] = ()
        self.trusted = True
        self.posted: tuple[tuple[str, PostedText], ...] = ()
        self.own_words: tuple[str, ...] = ()
        self.spellers: Mapping[str, Speller] = {}
        self.words_lead: Callable[[str], str] = lambda _locale: "Words on the picture:"
        self._lengths: dict[str, tuple[str, NetworkRules, Length]] = {}

    # -- people ------------------------------------------------------------------

    def person(self) -> Facts:
        """Return who writes: from the settings, else from the kit's example."""
        example = self.kit.example
        return Facts(
            first_name=example.first_name if example else "",
            store=example.store if example else "",
            brand=self.kit.name,
        )

    # -- the words ---------------------------------------------------------------

    def outgoing_text(self, draft: Draft, network: str) -> str:
        """Return the words exactly as a network is sent them."""
        rules = self.networks[network]
        return outgoing(draft, network, clickable_links=rules.clickable_links).text

    def length(self, draft: Draft, network: str) -> Length:
        """Return how long the words are on a network."""
        text, rules = self.outgoing_text(draft, network), self.rules_for(draft, network)
        known = self._lengths.get(network)
        if known is None or known[0] != text or known[1] is not rules:
            # Asked for by the tabs and twice by the cards at every keystroke.
            known = (text, rules, measure(rules, text))
            self._lengths[network] = known
        return known[2]

    def measure_text(self, network: str, text: str) -> Length:
        """Return how long any text is on a network."""
        return measure(self.networks[network], text)

    def check_tab(self, draft: Draft, network: str, typing_at: int = -1) -> Report:
        """Check the words of one network, or for "" those that the others share."""
        shown = self.shown_networks(draft)
        own = {name for name, _text in draft.variants}
        concerned = (network,) if network else tuple(n for n in shown if n not in own)
        if not concerned and shown:
            return EMPTY_REPORT
        report = check(self.request(draft, draft.text_for(network), concerned, typing_at))
        return advised(report, set(self.target_networks(draft)))

    def request(
        self, draft: Draft, text: str, networks: tuple[str, ...], typing_at: int = -1
    ) -> CheckRequest:
        """Return what the checks are given for a text of a draft."""
        brief = self.kit.campaign(draft.brief_id)
        return CheckRequest(
            text=text,
            kit=self.kit,
            brief=brief,
            networks=tuple(self.rules_for(draft, n) for n in networks),
            pictures=tuple(self._use(item, draft.locale) for item in draft.attachments),
            link=draft.link,
            market=self.market,
            locale=draft.locale,
            now=self.clock(),
            kept=draft.kept,
            typing_at=typing_at,
            suggestions=self.suggestions(brief, draft.locale),
            recalls=self.recalls,
            trusted=self.trusted,
            store=self.person().store,
            speller=self.spellers.get(draft.locale),
            # A draft that went out is still open, and need not differ from itself.
            posted=tuple(post for maker, post in self.posted if maker != draft.id),
        )

    def suggestions(self, brief: Campaign | None, locale: str) -> tuple[str, ...]:
        """Return the kit's words for a brief."""
        if brief is None:
            return ()
        return suggested_words(
            self.kit, brief, locale=locale, market=self.market, facts=self.person()
        )

    def origin(self, text: str, draft: Draft) -> Origin:
        """Tell the kit's words from the colleague's own."""
        brief = self.kit.campaign(draft.brief_id)
        suggestions = self.suggestions(brief, draft.locale)
        spans = pencil_spans(text, suggestions)
        label = self.kit.label(self.market, draft.locale)
        word = label.preferred if label else ""
        box = (label_place(label, text, suggestions) if label else None) or (0, 0)
        return Origin(kit_spans=spans, label_span=box, label=word, own_share=own_share(text, spans))

    def offers(self, draft: Draft) -> Offer:
        """Return the hashtags, links and phrases that fit a draft."""
        kit, brief = self.kit, self.kit.campaign(draft.brief_id)
        wanted = brief.links if brief else ()
        links = [item for item in kit.links if not wanted or item.id in wanted]
        tags = brief.hashtags if brief else ()
        return Offer(
            hashtags=tags,
            links=tuple((item.title.get(self.locale), item.url) for item in links),
            phrases=tuple(
                (p.text.get(draft.locale), p.text.get(draft.locale) + " ")
                for p in kit.phrases
                if p.kind != "hashtag"
            ),
        )

    # -- pictures ----------------------------------------------------------------

    def offered_pictures(self, draft: Draft, *, everything: bool) -> tuple[Picture, ...]:
        """Return the brief's pictures, or all, the brief's first."""
        brief = self.kit.campaign(draft.brief_id)
        first = [self.kit.picture(p) for p in brief.pictures] if brief else []
        chosen = [self.kit.picture(a.picture_id) for a in draft.attachments]
        # By id: a kit may have ten thousand pictures.
        found = {p.id: p for p in (*first, *chosen) if p is not None}
        if everything or not found:
            found |= {p.id: p for p in self.kit.pictures if p.id not in found}
        return tuple(found.values())

    def usable(self, picture: Picture) -> bool:
        """Tell whether a picture may be used today, in this market."""
        rights, today = picture.rights, self.clock().date()
        return not (
            self.taken_back(picture)
            or (rights.valid_until and today > rights.valid_until)
            or (rights.valid_from and today < rights.valid_from)
            or (rights.markets and self.market not in rights.markets)
        )

    def taken_back(self, picture: Picture) -> bool:
        """Tell whether the brand took a picture back."""
        found = recall_of_picture(self.recalls, self.kit.id, picture.id, picture.sha256)
        return found is not None or bool(picture.replaced_by)

    def offered_briefs(self) -> tuple[Campaign, ...]:
        """Return the briefs that run today and were not taken back, in the kit's order."""
        today = self.clock().date()
        return tuple(
            brief
            for brief in self.kit.campaigns
            if brief.valid_from <= today <= brief.valid_until
            and recall_of_brief(self.recalls, self.kit.id, brief.id) is None
        )

    def alt_text(self, draft: Draft) -> str:
        """Return the description that goes out with the first picture, or ""."""
        return self._use(draft.attachments[0], draft.locale).alt if draft.attachments else ""

    def written_words(self, item: Attachment, locale: str) -> tuple[tuple[str, str], ...]:
        """Return (slot, words) that stand on a picture."""
        return written_words(self.kit, item.edit, locale)

    def plain_alt(self, item: Attachment, locale: str) -> str:
        """Return the description of a picture without the words that stand on it."""
        picture = self.kit.picture(item.picture_id) if item.picture_id else None
        return item.alt or (picture.alt.get(locale) if picture else "")

    def known_facts(self, item: Attachment, locale: str) -> tuple[PlaceFacts, ...]:
        """Return what was measured of a picture; nothing without a darkroom."""
        del item, locale
        return ()

    def _use(self, item: Attachment, locale: str) -> PictureUse:
        words = self.written_words(item, locale)
        lead = self.words_lead(locale)
        return PictureUse(
            picture=self.kit.picture(item.picture_id) if item.picture_id else None,
            picture_id=item.picture_id,
            sha256=item.sha256,
            photo=item.photo,
            answers=item.answers,
            alt=described(self.plain_alt(item, locale), tuple(w for _slot, w in words), lead),
            template=item.edit.template,
            words=typed_words(self.kit, item.edit),
            facts=self.known_facts(item, locale),
        )

    # -- drafts ------------------------------------------------------------------

    def start(self, brief_id: str, text: str = "") -> Draft:
        """Return a new draft for a brief, with its suggested words, or with one's own."""
        brief = self.kit.campaign(brief_id)
        label = self.kit.label(self.market, self.locale)
        if brief is not None:
            text = starting_text(
                self.kit,
                brief,
                locale=self.locale,
                market=self.market,
                network="",
                facts=self.person(),
            )
        elif label is not None and text:
            text = f"{label.preferred} · {text}"
        usable = [self.kit.picture(p) for p in brief.pictures] if brief else []
        first = next((p for p in usable if p is not None and self.usable(p)), None)
        picture = (Attachment(picture_id=first.id, sha256=first.sha256),) if first else ()
        return Draft(
            id=secrets.token_hex(6),
            text=text,
            brief_id=brief_id,
            kit_id=self.kit.id,
            attachments=picture,
            previews=self.kit.example.previews if self.kit.example else (),
            locale=self.locale,
        )

    def example(self) -> Draft:
        """Return the kit's finished, editable example; the first brief without one."""
        example = self.kit.example
        if example is None:
            return self.start(self.kit.campaigns[0].id if self.kit.campaigns else "")
        picture = self.kit.picture(example.picture_id)
        items = (Attachment(picture_id=picture.id, sha256=picture.sha256),) if picture else ()
        return Draft(
            id=secrets.token_hex(6),
            text=example.text,
            brief_id=example.brief_id,
            kit_id=self.kit.id,
            attachments=items,
            previews=example.previews,
            locale=self.kit.locales[0],
        )
