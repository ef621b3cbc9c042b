"""What sets words, once for all tests: without a screen, in the app's own font."""

from __future__ import annotations

import pytest

from studio.app import application, without_display
from studio.lettering import QtLetterer

without_display()


@pytest.fixture(scope="session")
def qapp() -> object:
    """Replace pytest-qt's application by ours, with our fonts."""
    return application()


@pytest.fixture(scope="session")
def letterer(qapp: object) -> QtLetterer:
    """Return what sets words."""
    return QtLetterer()
