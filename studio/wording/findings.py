"""What the app says about each finding, each fix and each check that is fine."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from studio.wording import picture_words, structural_findings
from studio.wording.i18n import N_, _, ngettext
from studio.wording.numbers import decimal

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.guidelines.finding import Finding, Fix

TITLES: dict[str, str] = {
    "text-empty": N_("There are no words yet. Write something first."),
    "label-missing": N_("Nobody can see that you work here. Put “{label}” first."),
    "label-late": N_("“{label}” comes too late. Move it to the start."),
    "gap-empty": N_("One gap is still empty: “{prompt}”"),
    "too-long": "",
    "too-many-hashtags": N_("{network} takes {limit} hashtags, and there are {count}."),
    "too-many-mentions": N_("{network} takes {limit} names with @, and there are {count}."),
    "too-many-links": N_("{network} takes {limit} links, and there are {count}."),
    "too-many-cashtags": N_("{network} takes one name with a $, and there are {count}."),
    "maybe-too-long": N_(
        "{network} may find this too long: nobody says how it counts letters like these. "
        "A few words less are safe."
    ),
    "sign-refused": N_("{network} takes no “{sign}”. Write it in another way."),
    "picture-count": N_("{network} takes {limit} pictures at most. Take some out."),
    "picture-gone": N_("“{picture}” is no longer in the kit. Choose another picture."),
    "picture-own": N_("Your own pictures can’t be used with this kit. Choose one from the kit."),
    "picture-people": N_("Someone may be recognised in this photo. Did they say yes?"),
    "photo-children": N_("Is a child in this photo? Then a parent has to say yes first."),
    "photo-screens": N_("Can a screen, a price tag, a rota or papers be read in this photo?"),
    "photo-not-agreed": N_(
        "Someone in the photo did not say yes. Ask them first, or choose another one."
    ),
    "photo-child-not-agreed": N_(
        "No parent of the child in the photo said yes. Ask first, or choose another one."
    ),
    "photo-seen": N_("Something can be read in this photo. May everybody read it?"),
    "picture-replaced": N_("“{picture}” was taken back. Use “{other}” instead?"),
    "picture-changed": N_(
        "“{picture}” has changed since you chose it. Look at it again and choose it once more."
    ),
    "picture-ended": N_("“{picture}” could be used until {day}. Choose another picture."),
    "picture-early": N_("“{picture}” can be used from {day}. Choose another picture for now."),
    "picture-market": N_("“{picture}” can’t be used in your country. Choose another picture."),
    "picture-network": N_("“{picture}” can’t go to {network}. Choose another picture for it."),
    "picture-credit": N_("“{picture}” needs its credit line. Add “{credit}”."),
    "picture-recalled": N_("“{picture}” was taken back: {reason}. Choose another picture."),
    "picture-recalled-swap": N_("“{picture}” was taken back: {reason}. Use “{other}” instead?"),
    **picture_words.TITLES,
    "kit-untrusted": N_("We can’t tell who made this kit. You can look inside, but not use it."),
    "brief-recalled": N_(
        "This brief was taken back: {reason}. Your draft is safe, but it can’t be posted."
    ),
    "phrase-recalled": N_("These words were taken back: {reason}. Say it in another way."),
    "alt-missing": N_("Describe the picture for people who can’t see it."),
    "alt-poor": N_("The description does not tell what is on the picture yet. Say what you see."),
    "alt-long": "",
    "kit-ended": N_("This kit ended on {day}. Your draft is safe. Ask for the new kit."),
    "kit-early": N_("This kit starts on {day}. Your draft is safe until then."),
    "brief-ended": N_("This brief ended on {day}. Your draft is safe, but it can’t be posted."),
    "brief-early": N_("This brief starts on {day}. Your draft is safe until then."),
    "brief-embargo": N_("This is still a secret. You can post it from {moment}."),
    "brief-market": N_("This brief is not for your country. Choose another brief."),
    "link-host": N_("This link leads to {host}, which is not in the kit. Is it the right one?"),
    "link-plain": N_("This link starts with http. One that starts with https is safer."),
    "own-words": N_("Mostly the brief’s words so far. Add one thing only you know."),
    "same-posted": N_("Somebody of your shop posted nearly this already: “{other}”"),
    "same-forbidden": N_("{network} does not allow the same words twice. Posted is: “{other}”"),
    "same-as-brief": N_(
        "These are nearly the brief’s words, and {network} does not allow many people to post "
        "the same. Say it in your own way."
    ),
    "mix-pitch": N_("Your last {count} posts all sold something. Ask or tell people something."),
    "spelling": N_("“{word}” may be spelt wrong. Look at it again."),
    "avoid-word": N_("We don’t use “{word}”. Say it in another way."),
    **structural_findings.TITLES,
}
"""The sentence for each code; "" where the number decides which of two it is."""

FIXES: dict[str, str] = {
    "use": N_("Use “{shown}”"),
    "remove": N_("Remove it"),
    "add": N_("Add “{shown}”"),
    "insert-label": N_("Put “{shown}” first"),
    "move-label": N_("Move it to the start"),
    "fill": N_("Fill it in"),
    "take-out": N_("Take the sentence out"),
    "swap-picture": N_("Use the other picture"),
    "use-colour": N_("Use {shown}"),
    "add-shade": N_("Add a shade"),
    "edit-picture": N_("Edit the picture"),
    "answer": N_("Answer"),
    "describe": N_("Describe it"),
}
"""What the button of each kind of fix says."""

PASSED: dict[str, str] = {
    "label": N_("Label"),
    "gaps": N_("Gaps"),
    "picture": N_("Picture in date"),
    "picture-words": N_("Picture fits"),
    "alt": N_("Alt text"),
    "length": N_("Length"),
    "dates": N_("Dates"),
    "links": N_("Links"),
}
"""Two or three words for each check that is fine."""

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def finding_title(finding: Finding) -> str:
    """Return the sentence that describes a finding; a tone rule's own message as it is."""
    if finding.code == "tone":
        return finding.message
    values = {name: _shown(name, value) for name, value in finding.values}
    sentence = _SPECIAL[finding.code](values) if finding.code in _SPECIAL else ""
    return (sentence or _(TITLES[finding.code])).format(**values)


def fix_label(fix: Fix) -> str:
    """Return what the button of a fix says."""
    return _(FIXES[fix.code]).format(shown=fix.shown)


def passed_label(code: str, kit: BrandKit, locale: str) -> str:
    """Return a short name for a check that is fine.

    Args:
        code: from ``Report.passed``: a check's id or a tone rule's name.
        kit: the kit whose rules may be named.
        locale: BCP 47 tag of the kit's words.
    """
    if code in PASSED:
        return _(PASSED[code])
    return next((rule.title.get(locale) for rule in kit.rules if rule.name == code), code)


def _shown(name: str, value: str) -> str:
    if name == "day":
        return day_label(date.fromisoformat(value))
    if name in ("ratio", "asked"):
        return decimal(value)
    if name == "moment":
        moment = datetime.fromisoformat(value).astimezone()
        return _("{day} at {time}").format(day=day_label(moment.date()), time=f"{moment:%H:%M}")
    return value


def day_label(day: date) -> str:
    """Return a day as people say it, such as ``29 November``."""
    return _("{day} {month}").format(day=day.day, month=_(_MONTHS[day.month - 1]))


def _too_long(values: dict[str, str]) -> str:
    over = int(values["over"])
    if values["unit"] == "bytes":
        sentence = _("Too long for {network}. Take some words out.")
    else:
        sentence = ngettext(
            "{over} character too long for {network}.",
            "{over} characters too long for {network}.",
            over,
        )
    # Babel does not look inside f-strings, so the second sentence stands outside.
    elsewhere = _("It fits everywhere else.")
    return f"{sentence} {elsewhere}" if values["elsewhere"] else sentence


def _alt_long(values: dict[str, str]) -> str:
    return ngettext(
        "The picture’s description is {over} character too long for {network}.",
        "The picture’s description is {over} characters too long for {network}.",
        int(values["over"]),
    )


def _label_missing(values: dict[str, str]) -> str:
    if values["weak"]:
        return _("“{weak}” does not count as a label. Put “{label}” first.")
    if values.get("piled"):
        return _("Among the tags at the end, nobody sees “{piled}”. Put “{label}” first.")
    return ""


def _label_late(values: dict[str, str]) -> str:
    if values["hidden"] == "yes":
        return _("People won’t see “{label}” before “… more”. Move it to the start.")
    return ""


_SPECIAL = {
    "too-long": _too_long,
    "alt-long": _alt_long,
    "label-missing": _label_missing,
    "label-late": _label_late,
    **structural_findings.SPECIAL,
}
