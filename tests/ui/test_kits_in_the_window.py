"""Kits for colleagues: a file is asked about, a version is switched, a recall is heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.signing import SigningKey, load_signing_key, new_key
from studio.channel.outgoing import open_outgoing
from studio.channel.places import open_place
from studio.channel.publish import publish
from studio.channel.recalls import Withdrawal
from studio.channel.withdraw import recall
from studio.kits import Kits, kit_and_trouble
from studio.outbox.model import State
from studio.pictures import for_kit
from studio.post import Attachment
from tests.helpers.kits import copy_of_demo_kit, edit
from tests.helpers.window import Window

KIT = "uk.fernandfinch.demo"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key, and the demo kit signed and unsigned."""
    folder = tmp_path_factory.mktemp("shop")
    new_key(folder / "key", None)
    pack_kit(paths.demo_kit(), folder / "kit.brandkit", key_of(folder), clean=for_kit)
    pack_kit(paths.demo_kit(), folder / "unsigned.brandkit", None, clean=for_kit)
    return folder


def key_of(folder: Path) -> SigningKey:
    return load_signing_key(folder / "key", None)


def open_file(window: Window, file: Path) -> None:
    window.app.studio.open_file.emit(str(file))
    window.settle()


def install(window: Window, file: Path) -> None:
    open_file(window, file)
    (dialog,) = window.overlays
    window.click(window.button(dialog, "The words are the same: use this kit"))


def newer(tmp_path: Path, shop: Path, sequence: int = 2) -> Path:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "kit.yml", "sequence: 1", f"sequence: {sequence}")
    edit(kit, "kit.yml", "version: 2026.11.1", "version: 2026.12.1")
    out = tmp_path / "newer.brandkit"
    pack_kit(kit, out, key_of(shop), clean=for_kit)
    return out


def test_a_first_kit_shows_publisher_and_six_words_before_it_is_used(
    window: Window, shop: Path
) -> None:
    open_file(window, shop / "kit.brandkit")
    (dialog,) = window.overlays
    said = window.words(dialog)
    assert "Fern & Finch brand team" in said
    assert " · ".join(key_of(shop).public.words()) in said
    assert window.core.kits.installed() == ()
    window.click(window.button(dialog, "The words are the same: use this kit"))
    (kit,) = window.core.kits.installed()
    assert (kit.kit_id, window.core.kit.signed_by) == (
        KIT,
        " · ".join(key_of(shop).public.words()),
    )
    assert "2026.11.1 is in use now" in window.banner


def test_enter_alone_trusts_nobody(window: Window, shop: Path) -> None:
    open_file(window, shop / "kit.brandkit")
    window.press(Qt.Key.Key_Return)
    assert window.core.kits.installed() == ()


def test_a_kit_can_be_dropped_on_the_window(window: Window, shop: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shop / "kit.brandkit"))])
    drop = QDropEvent(
        QPoint(200, 200).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.app.window.dropEvent(drop)
    window.settle()
    (dialog,) = window.overlays
    assert "Is this kit from your brand?" in window.words(dialog)


def test_a_kit_that_the_system_hands_over_is_asked_about(window: Window, shop: Path) -> None:
    event = QFileOpenEvent(str(shop / "kit.brandkit"))
    QApplication.sendEvent(window.app.qt, event)
    window.settle()
    assert "Is this kit from your brand?" in window.words(window.overlays[0])


def test_an_unsigned_kit_can_be_looked_at_and_stops_every_post(window: Window, shop: Path) -> None:
    open_file(window, shop / "unsigned.brandkit")
    window.click(window.button(window.overlays[0], "Look inside"))
    assert "We can’t tell who made this kit." in window.banner
    report = window.composer.report
    assert report is not None
    assert "kit-untrusted" in [f.code for f in report.findings]
    assert window.core.kits.installed() == ()
    window.click(window.button(window.app.window.banner, "Back to my kit"))
    report = window.composer.report
    assert report is not None
    assert "kit-untrusted" not in [f.code for f in report.findings]


def test_an_older_kit_is_not_offered(window: Window, shop: Path, tmp_path: Path) -> None:
    install(window, newer(tmp_path, shop))
    open_file(window, shop / "kit.brandkit")
    (dialog,) = window.overlays
    assert "older than yours" in window.words(dialog)
    assert [b.text() for b in dialog.findChildren(type(window.button(dialog, "Close")))] == [
        "Close"
    ]


def test_somebody_elses_signature_is_said_and_not_offered(
    window: Window, shop: Path, tmp_path: Path
) -> None:
    install(window, shop / "kit.brandkit")
    new_key(tmp_path / "key", None)
    open_file(window, newer(tmp_path, tmp_path))
    assert "Somebody else signed this kit" in window.words(window.overlays[0])


def test_a_broken_file_is_a_sentence_and_nothing_changes(window: Window, tmp_path: Path) -> None:
    (tmp_path / "bad.brandkit").write_bytes(b"no kit at all")
    open_file(window, tmp_path / "bad.brandkit")
    assert window.overlays == []
    assert window.banner
    assert window.core.kits.installed() == ()


def test_the_dialog_of_kits_says_which_one_is_in_use(window: Window, shop: Path) -> None:
    install(window, shop / "kit.brandkit")
    window.click(window.app.window.rail.mark)
    said = window.words(window.overlays[0])
    assert "Fern & Finch, version 2026.11.1" in said
    assert "In use" in said


def test_the_installed_kit_is_used_at_the_next_start(
    opened: Callable[..., Window], shop: Path, tmp_path: Path
) -> None:
    first = opened()
    install(first, shop / "kit.brandkit")
    assert first.core.kits.usual().signed_by


def channel(tmp_path: Path, shop: Path) -> str:
    place = str(tmp_path / "channel")
    with open_outgoing(shop / "kit.brandkit") as kit:
        publish(open_place(place), kit, key_of(shop), datetime.now(UTC))
    return place


def take_back(place: str, shop: Path, picture: str, replacement: str = "") -> None:
    wanted = Withdrawal(id=picture, reason="Rights ended early", replacement=replacement)
    recall(open_place(place), key_of(shop), wanted, datetime.now(UTC))


@pytest.fixture
def connected(opened: Callable[..., Window], shop: Path, tmp_path: Path) -> tuple[Window, str]:
    """A window whose kit came from a channel."""
    place = channel(tmp_path, shop)
    window = opened(clock=lambda: datetime.now(UTC))
    install(window, shop / "kit.brandkit")
    window.core.kits.store.set_channel(KIT, place)
    return window, place


def update(window: Window) -> None:
    window.sitting.kits.update_now()
    window.settle()


def use(window: Window, picture_id: str) -> None:
    picture = window.core.kit.picture(picture_id)
    assert picture is not None
    window.composer.pick_picture(Attachment(picture_id=picture.id, sha256=picture.sha256))
    window.settle()


def test_a_recall_reaches_the_draft_and_one_press_swaps_the_picture(
    connected: tuple[Window, str], shop: Path
) -> None:
    window, place = connected
    use(window, "allium-heads")
    take_back(place, shop, "allium-heads", "allium-petals")
    update(window)
    assert "Your brand took 1 thing back." in window.banner
    assert "Rights ended early" in window.banner
    assert "Taken back." in window.words(window.write.pictures)
    window.click(window.button(window.write, "Use the other picture"))
    assert window.composer.draft.attachments[0].picture_id == "allium-petals"
    report = window.composer.report
    assert report is not None
    assert [f for f in report.findings if f.rule == "recalls"] == []


def test_a_recall_stops_what_waits_in_the_outbox(connected: tuple[Window, str], shop: Path) -> None:
    window, place = connected
    window.without_findings()
    use(window, "allium-heads")
    posts = window.core.outgoing_posts(window.composer.draft)
    (entry,) = window.core.queue(window.composer.draft, posts)
    take_back(place, shop, "allium-heads")
    update(window)
    assert window.core.entry(entry.id).state is State.FAILED
    window.app.window.go("outbox")
    window.settle()
    assert "The brand took back something in this post" in window.words(window.outbox)


def test_a_live_post_is_listed_until_the_colleague_took_it_down(
    connected: tuple[Window, str], shop: Path
) -> None:
    window, place = connected
    window.without_findings()
    use(window, "allium-heads")
    posts = window.core.outgoing_posts(window.composer.draft)
    (entry,) = window.core.queue(window.composer.draft, posts)
    live = replace(entry, id="live", key="k", network="bluesky", state=State.SENT)
    window.core.outbox.add((replace(live, url="https://bsky.example/1"),))
    take_back(place, shop, "allium-heads")
    update(window)
    window.app.window.go("outbox")
    window.settle()
    assert "Please take down  1" in window.words(window.outbox)
    assert "Delete it on Bluesky" in window.words(window.outbox)
    window.click(window.button(window.outbox, "I took it down"))
    assert window.core.take_downs() == ()
    assert "Please take down" not in window.words(window.outbox)
    assert [e.code for e in window.core.events("live")][-1] == "taken-down"


def test_a_new_version_waits_until_it_is_wanted(
    connected: tuple[Window, str], shop: Path, tmp_path: Path
) -> None:
    window, place = connected
    with open_outgoing(newer(tmp_path, shop)) as kit:
        publish(open_place(place), kit, key_of(shop), datetime.now(UTC))
    update(window)
    assert "There is a new version of your kit." in window.banner
    assert window.core.kit.version == "2026.11.1"
    window.click(window.button(window.app.window.banner, "Use it now"))
    assert window.core.kit.version == "2026.12.1"


def test_no_answer_is_no_trouble(connected: tuple[Window, str], tmp_path: Path) -> None:
    window, _place = connected
    window.core.kits.store.set_channel(KIT, str(tmp_path / "gone"))
    update(window)
    assert "Nobody answered." in window.banner
    assert window.core.kit.version == "2026.11.1"


def test_words_of_one_kit_stay_when_another_is_used(window: Window, shop: Path) -> None:
    window.composer.set_text("Ad · my own words, safe and sound")
    window.app.save_now()
    window.settle()
    before = window.composer.draft
    install(window, shop / "kit.brandkit")
    assert window.composer.draft.text == before.text


def test_a_damaged_kit_is_said_when_the_version_before_is_used(tmp_path: Path, shop: Path) -> None:
    kits = Kits(tmp_path / "data", lambda: datetime.now(UTC))
    kits.install(shop / "kit.brandkit")
    kits.install(newer(tmp_path, shop))
    document = tmp_path / "data" / "kits" / KIT / "2" / "kit.json"
    document.write_bytes(document.read_bytes() + b" ")
    kit, trouble = kit_and_trouble(tmp_path / "data", None, forgiving=True)
    assert kit.sequence == 1
    assert trouble is not None
    assert trouble.problems[0].code == "older-in-use"
