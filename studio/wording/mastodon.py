"""What the app says about accounts at Mastodon's servers and posts to them."""

from __future__ import annotations

from studio.wording.i18n import N_

REASONS: dict[str, str] = {
    # linking
    "no-server": N_(
        "Type your {network} server, too: garden.example, or @priya@garden.example. "
        "It stands in your browser when you look at your profile."
    ),
    "may-not-post": N_(
        "The server did not allow us to post for you, so nothing was linked. Try again, and "
        "leave everything ticked."
    ),
    # the post
    "picture-not-ready": N_(
        "{network} takes long over a picture. Nothing was posted. Try again in a few minutes."
    ),
    "picture-kind": N_(
        "Your {network} server does not take this kind of picture. Choose another one, then send."
    ),
    "alt-too-long": N_(
        "A picture’s description is too long for your {network} server. Make it shorter, then send."
    ),
    # it may be live
    "cannot-tell": N_(
        "We looked, and can’t tell if this was posted. Look at your own posts on {network} "
        "before you send it again."
    ),
}
"""By ``PublishError.reason``."""
