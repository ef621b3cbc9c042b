"""What the organisation decided is obeyed where posts go out and where kits come in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio import paths
from studio.accounts.vault import MemoryVault
from studio.brand_kit.errors import KitRefusedError
from studio.core import Core, build_core
from studio.kits import Kits
from studio.networks.load import load_networks
from studio.outbox.model import State
from studio.policy import Found, read_policy
from studio.policy.draft_folder import DraftFolderError
from studio.publishers.practice import Practice
from tests.helpers.channels import NOW, Brand
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.kits import demo_kit
from tests.helpers.managed import manage, managed

FAKE = {"AllowedPlatforms": ["fake"]}


class Shops:
    """Cores on one folder, one after the other, as after each start."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.network = folder, FakeNetwork()
        self.vault = MemoryVault()
        self._open: list[Core] = []

    def start(self, **policy: Any) -> Core:
        for core in self._open:
            core.close()
        rules = load_networks(paths.assets() / "networks")
        doors = {"fake": self.network, "practice": Practice(self.folder / "practice")}
        made = Core(
            self.folder,
            demo_kit(),
            {**rules, "fake": replace(rules["mastodon"], id="fake", name="Fake")},
            publishers=doors,
            vault=self.vault,
            policy=managed(policy),
        )
        self._open = [made]
        return made

    def close(self) -> None:
        for core in self._open:
            core.close()


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[Shops]:
    made = Shops(tmp_path / "data")
    yield made
    made.close()


def linked(shops: Shops, **policy: Any) -> tuple[Core, str]:
    core = shops.start(**policy)
    from studio.publishers.base import Secret

    sign_in = core.publishing.link("fake", host="", handle="priya", password=Secret("canary"))
    account = core.publishing.confirm("fake", sign_in)
    core.reload_accounts()
    return core, account.id


def queue(core: Core, account: str) -> str:
    draft = replace(core.example(), accounts=(account,), attachments=(), previews=())
    (entry,) = core.queue(draft, core.outgoing_posts(draft))
    return entry.id


def test_a_post_goes_out_where_it_is_allowed(shops: Shops) -> None:
    core, account = linked(shops, **FAKE)
    assert core.send(queue(core, account)).state is State.SENT
    assert len(shops.network.posts) == 1


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        ({"AllowedPlatforms": ["bluesky"]}, "policy-network"),
        ({"AllowDirectPublish": False}, "policy-no-posting"),
        ({"AllowDirectPublish": "of course"}, "policy-no-posting"),
    ],
)
def test_a_post_that_waits_is_refused_when_it_is_not_allowed_any_more(
    shops: Shops, later: dict[str, Any], reason: str
) -> None:
    core, account = linked(shops)
    waiting = queue(core, account)
    core = shops.start(**later)
    entry = core.send(waiting)
    assert (entry.state, entry.reason) == (State.FAILED, reason)
    assert shops.network.posts == []


def test_an_open_app_obeys_a_policy_that_was_changed_meanwhile(shops: Shops) -> None:
    core, account = linked(shops)
    decided: dict[str, Any] = {}
    core.policy = read_policy(lambda: Found(where="here", locked=dict(decided)))
    first, second = queue(core, account), queue(core, account)
    assert core.send(first).state is State.SENT
    decided["AllowDirectPublish"] = False
    assert core.send(second).reason == "policy-no-posting"
    assert core.policy.managed
    assert len(shops.network.posts) == 1


def test_an_account_that_is_not_allowed_is_no_target_and_stays_linked(shops: Shops) -> None:
    _core, account = linked(shops)
    core = shops.start(AllowedPlatforms=["bluesky"])
    draft = replace(core.example(), accounts=("practice", account))
    assert [item.id for item in core.chosen_accounts(draft)] == ["practice"]
    assert [item.id for item in core.open_accounts()] == ["practice"]
    assert [item.id for item in core.all_accounts()] == ["practice", account]


def test_practice_posts_always_work(shops: Shops) -> None:
    core = shops.start(AllowDirectPublish=False, AllowedPlatforms=[])
    assert core.send(queue(core, "practice")).state is State.SENT


def test_a_locked_language_counts_more_than_the_persons(shops: Shops) -> None:
    core = shops.start()
    core.prefer(language="cy-GB")
    assert shops.start(DefaultLanguage="en-GB").locale == "en-GB"
    core = shops.start()
    assert core.locale == "cy-GB"
    core.use_kit(core.kit)
    assert core.locale == "cy-GB"


def test_the_core_is_not_built_on_another_folder_than_the_locked_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manage(monkeypatch, {"DraftFolder": str(tmp_path / "there")})
    with pytest.raises(DraftFolderError):
        build_core(tmp_path / "here")
    assert not (tmp_path / "here").exists()
    core = build_core(tmp_path / "there", vault=MemoryVault())
    assert core.policy.source == "here"
    core.close()


# -- kits ------------------------------------------------------------------------------


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


@pytest.fixture
def stranger(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "stranger")


def kits(folder: Path, **policy: Any) -> Kits:
    return Kits(folder / "data", lambda: NOW, managed(policy))


def only(brand: Brand) -> dict[str, Any]:
    return {"KitPublicKeys": [brand.key.public.text()]}


def refused(caught: pytest.ExceptionInfo[KitRefusedError]) -> str:
    return caught.value.problems[0].code


def test_a_listed_publisher_is_trusted_without_a_question(brand: Brand, tmp_path: Path) -> None:
    mine = kits(tmp_path, **only(brand))
    assert mine.needs_no_question(mine.offer(brand.build()))
    assert mine.install(brand.build()).id


def test_nobody_is_trusted_without_a_question_when_nothing_is_decided(
    brand: Brand, tmp_path: Path
) -> None:
    mine = kits(tmp_path)
    assert not mine.needs_no_question(mine.offer(brand.build()))
    assert not mine.has_channel


@pytest.mark.parametrize("policy", ["listed", "empty", "broken"])
def test_a_publisher_that_is_not_listed_is_refused(
    brand: Brand, stranger: Brand, tmp_path: Path, policy: str
) -> None:
    asked = {"listed": only(brand), "empty": {"KitPublicKeys": []}, "broken": {"KitPublicKeys": 1}}
    mine, file = kits(tmp_path, **asked[policy]), stranger.build()
    for act in (mine.offer, mine.install):
        with pytest.raises(KitRefusedError) as caught:
            act(file)
        assert refused(caught) == "not-a-managed-key"
    assert mine.installed() == ()


def test_an_unsigned_kit_is_not_let_in_by_a_list(brand: Brand, tmp_path: Path) -> None:
    mine = kits(tmp_path, **only(brand))
    assert not mine.needs_no_question(mine.offer(brand.build(signed=False)))
    with pytest.raises(KitRefusedError) as caught:
        mine.install(brand.build(signed=False))
    assert refused(caught) == "unsigned-kit"


def test_the_organisations_kit_comes_by_itself_and_is_kept_new(
    brand: Brand, tmp_path: Path
) -> None:
    brand.publish(brand.build(1))
    mine = kits(tmp_path, **only(brand), KitSource=str(brand.channel))
    assert mine.has_channel
    news = mine.update()
    assert news.joined == news.changed == {mine.installed()[0].kit_id}
    assert mine.store.current() == mine.installed()[0]
    brand.publish(brand.build(2))
    news = mine.update()
    assert (news.joined, [kit.sequence for kit in mine.installed()]) == (frozenset(), [2])


def test_a_kit_that_came_as_a_file_moves_to_the_organisations_channel(
    brand: Brand, tmp_path: Path
) -> None:
    first = brand.build(1)
    kits(tmp_path).install(first)
    brand.publish(brand.build(2))
    mine = kits(tmp_path, **only(brand), KitSource=str(brand.channel))
    mine.update()
    assert [(kit.sequence, kit.channel) for kit in mine.installed()] == [(2, str(brand.channel))]


def test_a_channel_of_somebody_else_brings_nothing(
    brand: Brand, stranger: Brand, tmp_path: Path
) -> None:
    stranger.publish(stranger.build(1))
    mine = kits(tmp_path, **only(brand), KitSource=str(stranger.channel))
    (answer,) = mine.update().updates
    assert (answer.state, answer.reason) == ("refused", "not-a-managed-key")
    assert mine.installed() == ()


def test_a_silent_channel_is_told_and_fails_nothing(brand: Brand, tmp_path: Path) -> None:
    mine = kits(tmp_path, **only(brand), KitSource=str(tmp_path / "nowhere"))
    (answer,) = mine.update().updates
    assert answer.state in ("offline", "refused")
    assert not answer.changed


def test_without_a_list_of_publishers_nothing_installs_itself(brand: Brand, tmp_path: Path) -> None:
    brand.publish(brand.build(1))
    mine = kits(tmp_path, KitSource=str(brand.channel))
    assert not mine.has_channel
    assert mine.update().updates == ()
    assert mine.installed() == ()
