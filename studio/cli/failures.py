"""What ends a command early, as an exit code and one line."""

from __future__ import annotations

from studio.wording import cli as words
from studio.wording.cli import said

PROBLEMS = 1
USAGE = 2
REFUSED = 3
LATER = 4
UNKNOWN = 5


class CliError(Exception):
    """A command ends here.

    Args:
        code: the exit code.
        where: what it is about: a file, a flag or a command.
        sentence: what is wrong and what to do next.
    """

    def __init__(self, code: int, where: str, sentence: str) -> None:
        super().__init__(f"{where}: {sentence}")
        self.code = code
        self.where = where
        self.sentence = sentence


def usage(where: str, code: str, **values: str) -> CliError:
    """Return the end of a command that was used in a wrong way."""
    return CliError(USAGE, where, said(code, **values))


def refused(where: str, code: str, **values: str) -> CliError:
    """Return the end of a command whose input cannot be used."""
    return CliError(REFUSED, where, said(code, **values))


def as_cli_error(problem: Exception, command: str) -> CliError:
    """Turn any exception into an exit code and one line, without anything secret."""
    from studio.brand_kit.errors import BrandKitError
    from studio.people.model import PeopleError

    if isinstance(problem, CliError):
        return problem
    if isinstance(problem, BrandKitError):
        return _kit(problem)
    if isinstance(problem, PeopleError):
        return people_failure(problem, command)
    return _kept(problem, command) or CliError(
        PROBLEMS, command, said("inside", kind=type(problem).__name__)
    )


def _kit(problem: Exception) -> CliError:
    from studio.brand_kit.errors import BrandKitError, KitRefusedError
    from studio.wording.kit_problems import problem_sentence

    if not isinstance(problem, BrandKitError):
        raise TypeError(problem)
    first = problem.problems[0]
    shut = isinstance(problem, KitRefusedError)
    sentence = said("kit-refused" if shut else "kit-problems", problem=problem_sentence(first))
    return CliError(REFUSED if shut else PROBLEMS, first.where, sentence)


def _kept(problem: Exception, command: str) -> CliError | None:
    """Return the end for a store, a vault, a picture or a network that did not work."""
    from studio.accounts.stores import VaultError
    from studio.channel.errors import ChannelError
    from studio.networks.load import NetworkRulesError
    from studio.policy.draft_folder import DraftFolderError
    from studio.publishers.errors import PublishError
    from studio.publishing.outgoing import PictureProblem
    from studio.storage.errors import StorageError

    if isinstance(problem, StorageError):
        return CliError(LATER, command, words.storage(problem.code))
    if isinstance(problem, VaultError):
        return CliError(LATER, command, words.vault(problem.code))
    if isinstance(problem, PictureProblem):
        sentence = words.reason(problem.code, picture=problem.picture)
        return CliError(PROBLEMS, problem.picture, sentence)
    if isinstance(problem, PublishError):
        return publish_failure(problem, command, command)
    if isinstance(problem, ChannelError):
        return channel_failure(problem, command)
    if isinstance(problem, DraftFolderError):
        from studio.wording.policy import draft_folder_words

        return CliError(USAGE, "--data-dir", draft_folder_words(problem))
    if isinstance(problem, NetworkRulesError):
        return CliError(REFUSED, problem.where, said("unreadable-file"))
    return None


_SOON = ("somebody-else", "elsewhere", "busy")
_NOT_OPEN = ("wrong-word", "erased", "no-lock")


def people_failure(problem: Exception, command: str, name: str = "") -> CliError:
    """Return the end of a command that somebody was not let in for.

    Args:
        problem: a ``PeopleError``.
        command: which one.
        name: first name of whom it is about, or "".
    """
    from studio.people.model import PeopleError
    from studio.wording.people import refusal

    if not isinstance(problem, PeopleError):
        raise TypeError(problem)
    code = LATER if problem.code in _SOON else USAGE
    if problem.code in _NOT_OPEN:
        code = REFUSED
    return CliError(code, command, refusal(problem, name))


def publish_failure(problem: Exception, where: str, network: str) -> CliError:
    """Return the end of a command that a network did not answer as hoped."""
    from studio.publishers.errors import PublishError, UnavailableError

    if not isinstance(problem, PublishError):
        raise TypeError(problem)
    code = LATER if isinstance(problem, UnavailableError) else PROBLEMS
    sentence = words.reason(problem.reason, network=network, detail=problem.detail, queued=False)
    return CliError(code, where, sentence)


_MISUSED = (
    "channel-address",
    "channel-read-only",
    "channel-not-this-kit",
    "recall-unknown",
    "recall-ambiguous",
    "recall-replacement",
    "recall-reason",
    "recall-unreadable",
)
"""Codes of what cannot be asked for, whatever a channel holds."""


def channel_failure(problem: Exception, command: str) -> CliError:
    """Return the end of a command that a channel did not go along with."""
    from studio.channel.errors import ChannelError, UnreachableError
    from studio.wording.channel import channel_sentence

    if not isinstance(problem, ChannelError):
        raise TypeError(problem)
    sentence = channel_sentence(problem.code, **problem.values)
    where = problem.values.get("place") or command
    if isinstance(problem, UnreachableError):
        return CliError(LATER, where, sentence)
    return CliError(USAGE if problem.code in _MISUSED else REFUSED, where, sentence)
