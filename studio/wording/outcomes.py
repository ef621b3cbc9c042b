"""What is said about posts on their way: states, reasons and the line that sums up."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from studio.accounts.stores import VaultError
from studio.brand_kit.errors import BrandKitError
from studio.networks.model import NetworkRules
from studio.outbox.model import Entry, State
from studio.own_photos import PhotoError
from studio.pictures import PictureError
from studio.publishers.errors import OutcomeUnknownError, PublishError
from studio.publishing.outgoing import PictureProblem
from studio.spelling.errors import DictionaryError
from studio.storage.errors import StorageError
from studio.wording import photos, publishing
from studio.wording.dates import when
from studio.wording.i18n import _, ngettext
from studio.wording.kit_problems import problem_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One press of Publish in words.

    Attributes:
        tone: ``ok``, ``check`` or ``stop``.
        title: what happened.
        words: what it means and what to do.
        action: (button, screen) or ("", "").
    """

    tone: str
    title: str
    words: str
    action: tuple[str, str]


def seconds(left: int) -> str:
    """Return "Sends in 7 seconds"."""
    return ngettext("Sends in {n} second", "Sends in {n} seconds", left).format(n=left)


def state_words(entry: Entry) -> str:
    """Return the short word for an entry's state."""
    if entry.state is State.QUEUED and entry.reason:
        return _("waiting, not sent")
    return publishing.state(entry.state.value)


def reason_words(entry: Entry, networks: dict[str, NetworkRules]) -> str:
    """Return the sentence that explains an entry's state, or ""."""
    if not entry.reason:
        return ""
    rules = networks.get(entry.network)
    return publishing.reason(
        entry.reason,
        network=rules.name if rules else entry.network,
        when=when(entry.retry_at) if entry.retry_at else "",
        detail=entry.detail,
        maybe_live=entry.state is State.UNKNOWN,
    )


def summary(entries: tuple[Entry, ...], networks: dict[str, NetworkRules]) -> Summary:
    """Sum up one press of Publish."""
    by_state: dict[State, list[Entry]] = {}
    for entry in entries:
        by_state.setdefault(entry.state, []).append(entry)
    sent = [networks[e.network].name for e in by_state.get(State.SENT, ())]
    for state, tone, title in (
        (State.UNKNOWN, "check", _("We don’t know yet if this was posted.")),
        (State.FAILED, "stop", _("Not sent.")),
        (State.QUEUED, "check", _("Not sent yet.")),
    ):
        if state in by_state:
            words = reason_words(by_state[state][0], networks)
            if sent:
                words += " " + _("Posted to {networks}.").format(networks=_joined(sent))
            action = (_("Open the outbox"), "outbox")
            return Summary(tone=tone, title=title, words=words.strip(), action=action)
    only_practice = {e.network for e in entries} == {"practice"}
    action = (_("See it"), "practice" if only_practice else "outbox")
    words = _("Nothing left this PC.") if only_practice else ""
    title = _("Posted to {networks}.").format(networks=_joined(sent))
    return Summary(tone="ok", title=title, words=words, action=action)


def problem_words(problem: Exception, *, network: str = "") -> str:
    """Return a sentence for any error that one of the doors raises."""
    if isinstance(problem, PublishError):
        return publishing.reason(
            problem.reason,
            network=network,
            detail=problem.detail,
            when=when(problem.retry_at.isoformat()) if problem.retry_at else "",
            maybe_live=isinstance(problem, OutcomeUnknownError),
        )
    if isinstance(problem, PhotoError | PictureProblem | PictureError):
        return _of_pictures(problem, network)
    if isinstance(problem, StorageError):
        return publishing.storage(problem.code)
    if isinstance(problem, VaultError):
        return publishing.vault(problem.code)
    if isinstance(problem, BrandKitError):
        return problem_sentence(problem.problems[0])
    if isinstance(problem, DictionaryError):
        words = _("The dictionary {file} is damaged. Install the app again.")
        return words.format(file=problem.file)
    return _of_kits(problem) or _(
        "Something went wrong that we did not expect. Your words are safe."
    )


def _of_pictures(problem: PhotoError | PictureProblem | PictureError, network: str) -> str:
    if problem.code in photos.PROBLEMS:
        return photos.problem(problem.code)
    picture = problem.picture if isinstance(problem, PictureProblem) else ""
    return publishing.reason(problem.code, network=network, picture=picture)


def _of_kits(problem: Exception) -> str:
    from studio.channel.errors import ChannelError
    from studio.policy.draft_folder import DraftFolderError
    from studio.wording.channel import channel_sentence
    from studio.wording.cli import said
    from studio.wording.policy import draft_folder_words
    from studio.workshop.yaml_edit import YamlEditError

    if isinstance(problem, DraftFolderError):
        return draft_folder_words(problem)
    if isinstance(problem, ChannelError):
        return channel_sentence(problem.code, **problem.values)
    if isinstance(problem, YamlEditError):
        words = _("We can’t change {file}, because it is not sound. Open it and mend it first.")
        return words.format(file=str(problem))
    # Only who used a key has loaded what can raise this, and loading it takes a while.
    signing = sys.modules.get("studio.brand_kit.signing")
    if signing is not None and isinstance(problem, signing.KeyFileError):
        return said(problem.code)
    if isinstance(problem, OSError):
        words = _(
            "We could not read or write {file}. Check that it is there and not write-protected."
        )
        return words.format(file=problem.filename or _("a file"))
    return ""


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{many} and {last}").format(many=", ".join(names[:-1]), last=names[-1])
