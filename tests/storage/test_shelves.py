from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.accounts.model import PRACTICE_ACCOUNT, Account
from studio.post import Attachment, Draft, Kept
from studio.server_limits import ServerLimits
from studio.storage.accounts import AccountBook
from studio.storage.drafts import DraftShelf
from studio.storage.settings import Preferences, Settings

PRIYA = Account(
    id="bluesky-1",
    network="bluesky",
    host="https://bsky.social",
    user_id="did:plc:priya",
    handle="priya.example",
    name="Priya 🌷",
    linked_at="2026-11-21T09:30:00Z",
)

words = st.text(max_size=12)
drafts = st.builds(
    Draft,
    id=st.text(min_size=1, max_size=4),
    text=words,
    brief_id=words,
    variants=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    attachments=st.lists(
        st.builds(Attachment, picture_id=words, sha256=words, file=words, alt=words), max_size=3
    ).map(tuple),
    link=words,
    accounts=st.lists(words, max_size=3).map(tuple),
    previews=st.lists(words, max_size=3).map(tuple),
    kept=st.lists(st.builds(Kept, rule=words, text=words), max_size=3).map(tuple),
    locale=words,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts, min_size=1, max_size=4))
def test_every_field_of_every_draft_comes_back(saved: list[Draft]) -> None:
    with TemporaryDirectory() as folder:
        shelf = DraftShelf(Path(folder))
        for draft in saved:
            shelf.save(draft)
        last = {draft.id: draft for draft in saved}
        again = DraftShelf(Path(folder))
        assert again.latest() == saved[-1]
        assert {draft.id: draft for draft in again.all()} == last
        assert again.get(saved[0].id) == last[saved[0].id]


def test_the_draft_that_was_saved_last_is_the_latest_even_when_it_is_an_old_one(
    tmp_path: Path,
) -> None:
    shelf = DraftShelf(tmp_path)
    assert shelf.latest() is None
    for name in ("a", "b", "a"):
        shelf.save(Draft(id=name, text=f"words of {name}"))
    assert [draft.id for draft in shelf.all()] == ["a", "b"]
    shelf.delete("a")
    shelf.delete("a")
    assert shelf.latest() == Draft(id="b", text="words of b")
    assert shelf.get("a") is None


def test_the_practice_account_is_always_the_first(tmp_path: Path) -> None:
    book = AccountBook(tmp_path)
    assert book.list() == (PRACTICE_ACCOUNT,)
    book.add(PRIYA)
    assert AccountBook(tmp_path).list() == (PRACTICE_ACCOUNT, PRIYA)
    assert book.get("practice") == PRACTICE_ACCOUNT
    assert book.get("nobody") is None


def test_an_account_that_is_added_again_is_replaced(tmp_path: Path) -> None:
    book = AccountBook(tmp_path)
    book.add(Account(id="bluesky-1", network="bluesky", handle="old"))
    book.add(PRIYA)
    assert book.get("bluesky-1") == PRIYA
    assert len(book.list()) == 2
    book.remove("bluesky-1")
    book.remove("bluesky-1")
    assert book.list() == (PRACTICE_ACCOUNT,)


def test_what_an_account_s_server_takes_is_kept_with_it(tmp_path: Path) -> None:
    limits = ServerLimits(characters=5000, pictures=4, formats=("image/png",))
    mine = replace(PRIYA, id="mastodon-1", network="mastodon", limits=limits)
    AccountBook(tmp_path).add(mine)
    assert AccountBook(tmp_path).get("mastodon-1") == mine
    AccountBook(tmp_path).add(replace(mine, limits=None))
    assert AccountBook(tmp_path).get("mastodon-1") == replace(mine, limits=None)


def test_settings_are_kept_one_by_one(tmp_path: Path) -> None:
    chosen = Settings(tmp_path)
    assert chosen.get() == Preferences()
    chosen.set(theme="dark", previews=("bluesky", "x"))
    chosen.set(text_size=150)
    wanted = Preferences(theme="dark", previews=("bluesky", "x"), text_size=150)
    assert Settings(tmp_path).get() == wanted


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"text_size": "big"}, {"theme": 3}])
def test_a_setting_of_another_kind_is_refused(tmp_path: Path, wrong: dict[str, str | int]) -> None:
    with pytest.raises(TypeError):
        Settings(tmp_path).set(**wrong)
    assert Settings(tmp_path).get() == Preferences()


def test_a_setting_of_the_wrong_kind_in_the_file_has_its_first_value(tmp_path: Path) -> None:
    Settings(tmp_path).set(theme="dark", text_size=150)
    file = tmp_path / "settings.json"
    file.write_text(file.read_text().replace("150", '"big"'))
    assert Settings(tmp_path).get() == Preferences(theme="dark")
