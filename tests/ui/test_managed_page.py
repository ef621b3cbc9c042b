"""The page “Managed by your organisation”, and what else a managed PC changes in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame

from studio import paths
from studio.accounts.model import Account
from studio.app import App, Options
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.signing import load_signing_key, new_key
from studio.channel.outgoing import open_outgoing
from studio.channel.places import open_place
from studio.channel.publish import publish
from studio.kits import Kits
from studio.pictures import for_kit
from studio.policy.keys import KEYS
from studio.ui.help.managed_page import show_managed
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.overlay import Overlay
from studio.wording.i18n import language, use_language
from studio.wording.policy import name, value
from tests.helpers.channels import Brand
from tests.helpers.managed import manage, managed
from tests.helpers.window import Window
from tests.policy.test_policy import GOOD


def page(window: Window) -> Overlay:
    (found,) = window.overlays
    return found


def test_help_says_nothing_about_a_pc_that_nobody_manages(opened: Callable[..., Window]) -> None:
    window = opened()
    window.app.window.show_help()
    assert "managed" not in window.words(page(window))


def test_help_leads_to_what_the_organisation_decided(opened: Callable[..., Window]) -> None:
    window = opened()
    window.core.policy = managed({"AllowedPlatforms": ["bluesky"]}, AutoLockMinutes=4)
    window.app.window.show_help()
    window.click(window.button(page(window), "See which"))
    words = window.words(page(window))
    assert "Networks you can post to\nBluesky" in words
    assert "Locks by itself after\n4 min\nYour organisation suggests this." in words
    assert "here" in words
    assert "Where posts are kept" not in words


def test_problems_stand_first(opened: Callable[..., Window]) -> None:
    window = opened()
    window.core.policy = managed({"AllowDirectPublish": "no", "AllowCats": True})
    show_managed(window.app.window, window.app.studio)
    words = window.words(page(window))
    assert words.index("AllowDirectPublish has a value") < words.index("Posting from this PC")
    assert words.index("AllowCats is not known") < words.index("Posting from this PC")
    assert "Only practice posts\nWhat was set can’t be used" in words


def test_every_key_has_words_and_a_name_for_screen_readers(opened: Callable[..., Window]) -> None:
    window = opened()
    window.core.policy = managed(GOOD)
    show_managed(window.app.window, window.app.studio)
    words = window.words(page(window))
    told = [frame.accessibleName() for frame in page(window).findChildren(QFrame)]
    for key in KEYS:
        assert name(key.name) in words
        assert any(line.startswith(f"{name(key.name)}: ") for line in told)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_value_can_be_said(key: object) -> None:
    for policy in (managed(), managed(GOOD), managed({item.name: object() for item in KEYS})):
        for setting in policy.settings():
            assert value(setting, {"bluesky": "Bluesky"})


# -- what else changes --------------------------------------------------------------------


def test_a_network_that_is_not_allowed_has_no_chip(opened: Callable[..., Window]) -> None:
    window = opened()
    window.core.policy = managed({"AllowedPlatforms": ["mastodon"]})
    window.core.book.add(Account(id="b", network="bluesky", host="https://a.test", handle="priya"))
    window.core.reload_accounts()
    window.app.studio.accounts_changed.emit()
    window.settle()
    names = [chip.accessibleName() for chip in window.write.findChildren(Chip)]
    assert any("on this PC" in name for name in names)
    assert not any("@priya" in name for name in names)


def test_a_locked_language_is_spoken_and_cannot_be_changed(
    qapp: object, tmp_path: Path, opened: Callable[..., Window]
) -> None:
    window = opened()
    window.app.options = Options(data_dir=tmp_path, policy=managed({"DefaultLanguage": "en-GB"}))
    window.app.choose_language("pl-PL")
    assert language() == "en-GB"
    assert "Your organisation decided this." in window.banner


def test_the_window_opens_in_the_organisations_language(qapp: object, tmp_path: Path) -> None:
    app = App(Options(data_dir=tmp_path, policy=managed(DefaultLanguage="pl-PL")))
    try:
        assert language() == "pl-PL"
    finally:
        use_language("en-GB", tmp_path)
        app.close()
        app.window.deleteLater()
        app.studio.deleteLater()


def test_a_trusted_publishers_kit_is_installed_without_a_question(
    opened: Callable[..., Window], tmp_path: Path
) -> None:
    stranger = Brand(tmp_path / "stranger")
    new_key(tmp_path / "key", None)
    key = load_signing_key(tmp_path / "key", None)
    file = tmp_path / "kit.brandkit"
    pack_kit(paths.demo_kit(), file, key, clean=for_kit)
    window = opened()
    policy = managed({"KitPublicKeys": [key.public.text()]})
    window.core.kits = Kits(window.folder, window.core.clock, policy)
    window.app.studio.open_file.emit(str(stranger.build()))
    window.settle()
    assert "does not take kits from this publisher" in window.banner
    assert window.core.kits.installed() == ()
    window.app.studio.open_file.emit(str(file))
    window.settle()
    assert window.overlays == []
    assert len(window.core.kits.installed()) == 1


def test_the_organisations_kit_comes_and_can_be_used_at_once(
    opened: Callable[..., Window], tmp_path: Path
) -> None:
    new_key(tmp_path / "key", None)
    key = load_signing_key(tmp_path / "key", None)
    pack_kit(paths.demo_kit(), tmp_path / "kit.brandkit", key, clean=for_kit)
    window = opened()
    with open_outgoing(tmp_path / "kit.brandkit") as kit:
        publish(open_place(str(tmp_path / "channel")), kit, key, window.core.clock())
    source = str(tmp_path / "channel")
    policy = managed({"KitPublicKeys": [key.public.text()], "KitSource": source})
    window.core.kits = Kits(window.folder, window.core.clock, policy)
    window.sitting.kits.update_quietly()
    window.settle()
    assert "Your organisation’s kit is here." in window.banner
    assert window.core.kit.signed_by == ""
    window.click(window.button(window.app.window.banner, "Use it now"))
    assert window.core.kit.signed_by != ""


def test_a_folder_that_nobody_understands_is_said_in_the_window(
    qtbot: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from studio.core import build_core
    from studio.policy.draft_folder import DraftFolderError
    from studio.wording.outcomes import problem_words

    manage(monkeypatch, {"DraftFolder": "somewhere"})
    with pytest.raises(DraftFolderError) as caught:
        build_core(tmp_path)
    assert "DraftFolder" in problem_words(caught.value)
