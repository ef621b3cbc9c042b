"""What “Check connection” says: each step, what it means and what to do."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from typing import TYPE_CHECKING

from studio import __version__
from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from studio.connection.model import Server, Step

NAMES: dict[str, str] = {
    "name": N_("Find the address"),
    "proxy": N_("Get out of your shop’s network"),
    "reach": N_("Reach the server"),
    "certificate": N_("Be sure who answers"),
    "answer": N_("Get an answer"),
    "clock": N_("Compare clocks"),
}
"""By ``StepName``."""

STATES: dict[str, str] = {
    "ok": N_("fine"),
    "problem": N_("look here"),
    "not-reached": N_("not reached"),
}
"""By ``StepState``."""

SENTENCES: dict[str, str] = {
    "name-found": N_("{host} is known."),
    "name-by-proxy": N_("Your proxy {proxy} looks the name up for us."),
    "name-unknown": N_(
        "Nobody knows {host}. You may be offline, or the address is wrong. Check the cable or "
        "Wi-Fi, then how the address is written."
    ),
    "proxy-name-unknown": N_(
        "Your proxy {proxy} can’t be found. You may be outside of your company’s network. "
        "Ask your IT team."
    ),
    "proxy-none": N_("No proxy is needed."),
    "proxy-policy": N_("We go through {proxy}, as your organisation decided."),
    "proxy-environment": N_("We go through {proxy}, as this PC’s variables say."),
    "proxy-system": N_("We go through {proxy}, as this PC is set up."),
    "proxy-silent": N_(
        "Your proxy {proxy} does not answer, so nothing can leave your network. Ask your IT team."
    ),
    "proxy-password": N_(
        "Your proxy {proxy} wants a password that we don’t have. Ask your IT team to let "
        "Shopfloor Studio through."
    ),
    "proxy-forbids": N_(
        "Your proxy {proxy} does not let us go to {host}. Ask your IT team to allow it."
    ),
    "proxy-unreadable": N_(
        "This PC names a proxy that we can’t understand. Ask your IT team to mend it."
    ),
    "proxy-kind": N_(
        "Your proxy {proxy} is of a kind that we can’t look through. Posting may still work. "
        "Ask your IT team."
    ),
    "proxy-cannot-reach": N_(
        "Your proxy {proxy} could not reach {host} (it says {status}). Try again later, or ask "
        "your IT team."
    ),
    "reached": N_("{host} can be reached."),
    "no-answer": N_(
        "{host} does not answer. It may be down, or your network keeps us from it. Try again "
        "later, then ask your IT team."
    ),
    "certificate-none": N_("It is on this PC, so nothing has to be proved."),
    "certificate-public": N_("It is {host}. {issuer} vouches for it."),
    "certificate-company": N_(
        "Your company looks inside: {issuer} opens what goes to {host} and closes it again. "
        "Your PC allows it and posting works, but your company can read along."
    ),
    "certificate-refused": N_(
        "We could not be sure that this is {host}. {issuer} vouches for it, and this PC does not "
        "believe them. Don’t sign in here. Ask your IT team, or try another network."
    ),
    "certificate-dates": N_(
        "The proof of {host} does not count today. This PC’s clock may be wrong. Set the clock, "
        "then check again."
    ),
    "certificate-cut": N_(
        "Something cut the line when we asked {host} who it is. That is often a firewall. "
        "Ask your IT team to allow it."
    ),
    "answered": N_("{host} answered."),
    "sign-in-page": N_(
        "A page of {place} came instead of an answer. This Wi-Fi may want you to sign in. "
        "Open any page in your browser, sign in there, then check again."
    ),
    "server-trouble": N_("{host} has trouble at the moment. Try again later."),
    "no-words": N_("{host} took the call and said nothing. Try again in a moment."),
    "clock-right": N_("Your clock is right."),
    "clock-untold": N_("{host} did not say what time it is."),
    "clock-ahead": N_(
        "This PC’s clock is {minutes} min ahead. Sign-ins may be refused. Set the clock, then "
        "check again."
    ),
    "clock-behind": N_(
        "This PC’s clock is {minutes} min behind. Sign-ins may be refused. Set the clock, then "
        "check again."
    ),
}
"""By ``Step.code``."""

NOT_REACHED = N_("We did not get this far.")


def step_name(step: Step) -> str:
    """Return what a step tries to do."""
    return _(NAMES[step.name.value])


def step_state(step: Step) -> str:
    """Return how a step ended, in a word or two."""
    return _(STATES[step.state.value])


def step_words(step: Step) -> str:
    """Return what a step found, what it means and what to do."""
    return _(SENTENCES[step.code]).format(**dict(step.values)) if step.code else _(NOT_REACHED)


def report(looked: Iterable[tuple[Server, tuple[Step, ...]]]) -> str:
    """Return a report to paste: servers and steps, and nothing of a person.

    Proxies stand in it as host and port, never with a password; addresses without a path.
    """
    lines = [f"Shopfloor Studio {__version__}, {platform.platform()}"]
    for server, steps in looked:
        lines += ["", server.address]
        lines += [
            f"- {step_name(step)}: {step_state(step)}. {step_words(step)}"
            + (f" [{step.code}]" if step.code else "")
            for step in steps
        ]
    return "\n".join(lines)
