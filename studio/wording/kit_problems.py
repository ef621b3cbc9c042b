"""What is wrong with a kit and what to do, for the brand team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.wording import kit_part_problems, policy, rule_problems
from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from studio.brand_kit.errors import Problem

SENTENCES: dict[str, str] = {
    # The folder and its files
    "not-a-folder": N_("This is not a kit's folder. Choose the folder that has kit.yml in it."),
    "no-kit-file": N_("There is no kit.yml here. Choose the folder that has kit.yml in it."),
    "unreadable": N_("This file could not be read. Check that you may open it, then try again."),
    "path-leaves-kit": N_("This path leads out of the kit. Copy the file into the kit's folder."),
    "too-many-files": N_("The kit has too many files. Take out what it does not need."),
    "file-too-large": N_("This file is larger than 1 MB. Split it, or make it shorter."),
    "not-utf8": N_("This file is not saved as UTF-8. Save it again as UTF-8."),
    "unknown-schema": N_(
        "The kit is of a kind that this version does not know: “{value}”. Update the app, "
        'or write schema: "1.0".'
    ),
    # Packed kits
    "not-a-packed-kit": N_("This is not a brand kit, or only a part of one. Ask for it again."),
    "damaged-container": N_(
        "This kit file is damaged, or was changed after it was made. Ask the brand team for a "
        "new one."
    ),
    "bad-manifest": N_("The kit's list of contents does not fit it. Ask for a new file."),
    "bad-signature": N_(
        "The kit's signature does not fit, so somebody may have changed it. Ask the brand team."
    ),
    "bad-entry-name": N_("A file in the kit has a name that no kit may have. Ask for a new file."),
    "names-clash": N_("Two files in the kit have nearly the same name. Ask for a new file."),
    "entry-not-listed": N_(
        "The kit holds something that its makers did not list. Ask for a new file."
    ),
    "entry-missing": N_("A part of the kit is missing. Ask the brand team for a new file."),
    "entry-too-big": N_("A file in the kit is larger than 40 MB. Ask for a smaller one."),
    "kit-too-big": N_("The kit is larger than 300 MB. Ask the brand team for a smaller one."),
    "too-many-entries": N_("The kit has more than 12,000 files. Ask for a smaller one."),
    "wrong-hash": N_("A part of the kit was changed or damaged. Ask for a new file."),
    "bad-json": N_("A part of the kit cannot be understood. Ask the brand team for a new file."),
    "long-text": N_("A text in the kit is longer than any kit needs. Ask for a new file."),
    "hidden-character": N_(
        "A text has a hidden character in it that can trick the eye ({value}). Take it out."
    ),
    "document-too-big": N_("A text file in the kit is larger than 20 MB. Ask for a smaller one."),
    "picture-not-bare": N_(
        "A picture in the kit has something else inside, or another size than the kit says. "
        "Ask for a new file."
    ),
    "unsigned-kit": N_(
        "Nobody has signed this kit, so it cannot be installed. You can look at it."
    ),
    "older-kit": N_("You have a newer version of this kit ({value}). You can go on with that one."),
    "same-number": N_(
        "This kit has the number of the one that you have ({value}), and other contents. "
        "Ask the brand team for one with a higher number."
    ),
    "other-publisher": N_(
        "This kit was not signed by the team whose kit you have. Ask the brand team before you "
        "use it."
    ),
    "not-the-trusted-key": N_(
        "This kit was signed with another key than the one you trust. Ask the brand team."
    ),
    "damaged-kit": N_("A part of the installed kit is damaged. Install the kit again."),
    "not-installed": N_("No kit “{value}” is installed here. Install it first."),
    # YAML
    "broken-yaml": N_(
        "The file cannot be understood from here on. Look for a colon, quote or space."
    ),
    "empty-file": N_("The file is empty. Fill it, or take it out."),
    "duplicate-key": N_("“{key}” stands there twice. Keep one of them."),
    "yaml-alias": N_("The file uses & or * to repeat a part. Write the words out instead."),
    "yaml-tag": N_("The file uses a ! tag. Take it out, or put quotes around the words."),
    "too-deep": N_("Lists stand inside lists too many times. Make the file flatter."),
    # Values
    "missing-field": N_("“{field}” is missing. Add it."),
    "unknown-key": N_("“{field}” is not used. Check how it is spelt, or take it out."),
    "not-text": N_("“{field}” has to be words. Put quotes around them."),
    "text-too-long": N_("“{field}” is too long. Make it shorter."),
    "not-a-mapping": N_("“{field}” has to be a list of names with values, like “name: value”."),
    "not-a-list": N_("“{field}” has to be a list. Start each line with a dash."),
    "not-a-date": N_("“{value}” is not a day. Write it like 2026-11-30."),
    "not-a-moment": N_("“{value}” is not a time. Write it like 2026-11-30T09:00:00Z."),
    "not-a-number": N_("“{value}” is not a whole number."),
    "not-yes-or-no": N_("“{value}” has to be true or false."),
    "not-a-choice": N_("“{value}” is not one of these: {choices}. Choose one of them."),
    "not-a-colour": N_("“{value}” is not a colour. Write it like #2F5D46."),
    "not-a-point": N_("“{field}” needs two numbers from 0 to 1, like [0.5, 0.3]."),
    "bad-id": N_("“{value}” cannot be a name here. Use small letters, digits and dashes."),
    "bad-tag": N_("“{value}” is not a language or country code. Write it like en-GB or GB."),
    "bad-hashtag": N_("“{value}” is not one hashtag. Start it with # and leave out spaces."),
    "bad-link": N_("“{value}” is not a full address. Start it with https://."),
    "bad-length": N_("The lengths do not go together. Use min, then a larger max up to {most}."),
    "dates-swapped": N_("This ends before it starts. Change one of the two days."),
    "id-twice": N_("“{value}” stands there twice. Give one of them another name."),
    # Names that lead nowhere
    "unknown-locale": N_("The kit does not have the language “{value}”. Add it to kit.yml."),
    "unknown-market": N_("The kit does not have the country “{value}”. Add it to kit.yml."),
    "unknown-network": N_("No network is called “{value}”. Check how it is spelt."),
    "unknown-picture": N_("No picture is called “{value}”. Add it, or take the name out."),
    "unknown-brief": N_("No brief is called “{value}”. Add it, or take the name out."),
    "unknown-link": N_("No link is called “{value}”. Add it to links.yml."),
    "unknown-store": N_("“{value}” is not in the list of stores. Add it to kit.yml."),
    "unknown-rule": N_("No rule is called “{name}”. Check how it is spelt."),
    "unknown-gap": N_("“{value}” is not a gap of this brief. Add it to slots."),
    "link-host": N_("Links to “{value}” are not allowed by the kit. Add it to link_hosts."),
    # Words
    "missing-text": N_("“{field}” has no words in {locale}. Translate it."),
    "missing-alt": N_("The picture's description in {locale} is missing. Say what it shows."),
    "missing-variant": N_("There are no suggested words in {locale}. Add some."),
    "missing-label": N_("There is no label for {value}. Add one to labels.yml."),
    "stray-brace": N_("A “{{” or “}}” stands alone. Close the gap, or take it out."),
    "brace-in-prompt": N_("A gap's question has a brace or a new line in it. Take it out."),
    "suggested-words": N_(
        "The suggested words in {locale} do not pass the kit's own check “{rule}”: “{text}”. "
        "Change the words or the check."
    ),
    "example-stops": N_(
        "The example could not be posted, because of “{rule}”: “{text}”. Change the example."
    ),
    # Pictures
    "missing-picture": N_("The picture file is missing. Put it there, or change the name."),
    "bad-picture": N_("This picture cannot be opened. Save it again as JPEG, PNG or WebP."),
    "moving-picture": N_("This picture moves. Use one that stands still."),
    "picture-too-large": N_("The picture has more than 40 million pixels. Make it smaller."),
    "picture-too-big": N_("The picture file is larger than 40 MB. Save it smaller."),
    "rights-ended": N_("The rights ended on {day}. Name another picture in replaced_by."),
    "rights-end-first": N_(
        "The rights to “{picture}” end on {day}, and the brief “{brief}” ends on {end}. "
        "End the brief first, or use another picture."
    ),
    "rights-start-late": N_(
        "The brief “{brief}” starts before the rights to “{picture}” do. Change one of the days."
    ),
    # Dates of the kit
    "kit-ended": N_("The kit ended on {day}. Change valid_until, and look at what is old in it."),
    "brief-outlives-kit": N_("The brief ends after the kit, which ends on {day}. Change one."),
    # Tone rules
    "unsupported-rule": N_(
        "Rules of the kind “{value}” are not known. Use a kind that docs/style-rules.md lists."
    ),
    "bad-pattern": N_("The pattern of “{rule}” does not work: {reason}. Mend the pattern."),
    "bad-word": N_("“{value}” does not work as a word or pattern. Mend its brackets."),
    "slow-pattern": N_("The pattern of “{rule}” takes too long on some texts. Make it plainer."),
    "rule-without-why": N_("“{rule}” has no reason. Add “why” in tone/guidelines.yml."),
    "rule-without-bad-example": N_(
        "“{rule}” has no example of words that it finds. Add one under tests."
    ),
    "rule-without-good-example": N_(
        "“{rule}” has no example of words that it leaves alone. Add one under tests."
    ),
    "rule-never-fires": N_(
        "“{rule}” finds nothing in any of its examples. Check its words and its kind."
    ),
    "rule-example": N_("“{rule}” should find something here and does not: “{text}”."),
    "rule-example-other": N_(
        "“{rule}” finds something in its example, but not where “want” says. Mend “want”."
    ),
    "rule-example-fires": N_("“{rule}” should leave this alone and does not: “{text}”."),
    **kit_part_problems.SENTENCES,
    **rule_problems.SENTENCES,
    **policy.KITS,
}
"""The sentence for every code of a :class:`Problem`."""


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong and what to do.

    Args:
        problem: one problem of a kit.
    """
    sentence = SENTENCES.get(problem.code)
    if sentence is None:
        return _(N_("Something is not right here ({code}).")).format(code=problem.code)
    values = {"field": "", "value": "", **dict(problem.values)}
    return _(sentence).format(**values)
