"""What is wrong with the newer parts of a kit: templates, fonts, checks, offers, upkeep."""

from __future__ import annotations

from studio.wording.i18n import N_

SENTENCES: dict[str, str] = {
    # Values
    "not-in-range": N_("“{value}” has to be from {least} to {most}. Change the number."),
    "not-a-box": N_(
        "“{field}” needs four numbers from 0 to 1 that stay inside: left, top, width, height."
    ),
    "not-a-ratio": N_("“{value}” is not a shape. Write it like 4:5."),
    "not-an-age": N_("“{value}” is not an age. Write it like 25+ or 17."),
    "not-a-version": N_("“{value}” is not a version. Write it like 1.2.0."),
    "app-too-old": N_("This kit needs version {value} of the app or a newer one. Update the app."),
    "unknown-document": N_("This part of the kit is from a newer version and is left out."),
    "special-file": N_(
        "This is a pipe, a device or a link to nothing, and no file. Copy the photo itself here."
    ),
    "blank-name": N_("“{field}” has only spaces in it. Write a name."),
    "long-name": N_("“{field}” is longer than 80 letters. Make it shorter."),
    "stacked-marks": N_("“{field}” has too many marks on one letter. Take some of them out."),
    "reserved-id": N_(
        "Windows keeps the name “{value}” for itself, so no file can have it. Choose another one."
    ),
    # Suggested words and offers
    "variant-without-gap": N_(
        "These words have no gap, so they could be posted as they are. Add a gap from slots."
    ),
    "offer-outside-brief": N_(
        "The offer “{value}” starts before the brief or ends after it. Change one of the days."
    ),
    "unknown-phrase": N_("No phrase is called “{value}”. Add it to phrases.yml."),
    # Tokens, fonts, templates
    "bad-token-name": N_(
        "“{value}” cannot be a token's name. Leave out dots and braces, and a $ at the start."
    ),
    "bad-token": N_("“{value}” is not a {type} as tokens are written. Look at the format's page."),
    "token-circle": N_("“{value}” leads round in a circle. Give one of them a value of its own."),
    "unknown-token": N_("No token is called “{value}”. Check how it is spelt."),
    "unknown-colour": N_("No colour is called “{value}”. Add it to tokens.yml."),
    "unknown-font": N_("No font is called “{value}”. Add it to fonts.yml."),
    "bad-font": N_("This is not a TrueType or OpenType font. Use a .ttf or .otf file."),
    "font-too-big": N_("The font is larger than 10 MB. Use a smaller one."),
    "font-may-not-travel": N_(
        "The makers of this font do not let it be passed on. Use another font, or ask them for "
        "one that may."
    ),
    "lock-needed": N_("This layer is always locked. Write lock: full, or leave the line out."),
    "no-mark": N_("The template has a logo, and the kit has no mark. Add “mark” to kit.yml."),
    "no-words-on-picture": N_(
        "“{value}” does not allow words on it, and this template puts some there. Take it out."
    ),
    "no-crop-for-template": N_(
        "“{value}” may not be cut to the shape of this template. Add a crop, or take it out."
    ),
    "layer-hidden": N_(
        "“{over}” lies over “{layer}”, so nobody would see it. Put it further down in the list, "
        "or somewhere else."
    ),
    "layer-covered": N_(
        "On “{network}” buttons would cover “{layer}”, so the layout is drawn smaller there. "
        "Move it to the middle."
    ),
    "contrast-too-low": N_(
        "The words of “{slot}” are hard to read on “{picture}”: {ratio} to 1, and it has to be "
        "{least}. Add a panel behind them, or another colour."
    ),
    # Checks, cards, upkeep
    "unknown-check-kind": N_(
        "This version does not know checks of the kind “{value}”, so it is not run. Update the app."
    ),
    "check-not-run": N_(
        "“{check}” is kept in the kit and not run: this version does not know all that it asks "
        "for. Update the app."
    ),
    "review-due": N_(
        "“{check}” was to be looked at again by {day}. Read its source, then move it."
    ),
    "unknown-pack": N_("There is no rule pack “{value}”. Check how it is spelt."),
    "unknown-check": N_("“{value}” is in none of the kit’s rule packs. Take it out of “off”."),
    "no-right-answer": N_("None of these answers is right. Write “right: true” at one."),
    "kit-too-heavy": N_(
        "The kit has {size} MB, and shops on slow lines can take {most}. Make pictures smaller."
    ),
    "dead-link": N_(
        "“{value}” does not answer. Open it in a browser, and change it if it is gone."
    ),
    "replaced-picture-used": N_(
        "“{picture}” was replaced by “{new}”, and this brief still uses it. Change it here."
    ),
    "recalled-picture-used": N_(
        "“{picture}” was withdrawn, and this brief still uses it. Use another picture."
    ),
    # Past posts
    "noisy-rules": N_(
        "On past posts that were fine, the rules speak up {rate} times in 1,000 characters. "
        "More than {budget} makes people look away. The loudest: {rules}."
    ),
    "silent-rules": N_("These rules found nothing in any past post. Check that they can: {rules}."),
}
"""By code; see ``studio.wording.kit_problems``."""
