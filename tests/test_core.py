from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio import paths
from studio.accounts.vault import MemoryVault
from studio.core import Core
from studio.networks.load import load_networks
from studio.networks.model import PictureLimits
from studio.outbox.model import Entry, State
from studio.post import Draft, OutgoingPost
from tests.helpers.kits import demo_kit


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    networks = load_networks(paths.assets() / "networks")
    made = Core(tmp_path / "data", demo_kit(), networks, vault=MemoryVault())
    yield made
    made.close()


def with_alt(draft: Draft, alt: str) -> Draft:
    return replace(draft, attachments=(replace(draft.attachments[0], alt=alt),))


def small(limits: PictureLimits) -> PictureLimits:
    return replace(limits, max_side=420)


def test_each_network_gets_the_picture_that_was_made_for_it(core: Core) -> None:
    draft = core.example()
    rules = core.networks["instagram"]
    core.networks["instagram"] = replace(rules, pictures=small(rules.pictures))
    (large,) = core.upload_pictures(draft, "bluesky")
    (little,) = core.upload_pictures(draft, "instagram")
    assert max(little.width, little.height) <= 420 < max(large.width, large.height)
    assert core.upload_pictures(draft, "bluesky") == (large,)


def test_new_alt_text_goes_out_at_once(core: Core) -> None:
    draft = core.example()
    before = core.upload_pictures(with_alt(draft, "Old words"), "bluesky")
    after = core.upload_pictures(with_alt(draft, "New words"), "bluesky")
    assert before[0].alt == "Old words"
    assert after[0].alt == "New words"
    assert before[0].data == after[0].data


def test_another_picture_is_never_mistaken_for_the_last_one(core: Core) -> None:
    draft = core.example()
    other = next(p for p in core.kit.pictures if p.id != draft.attachments[0].picture_id)
    item = replace(draft.attachments[0], picture_id=other.id, sha256=other.sha256)
    first = core.upload_pictures(draft, "bluesky")
    second = core.upload_pictures(replace(draft, attachments=(item,)), "bluesky")
    assert first[0].data != second[0].data


def test_what_was_measured_with_one_kit_says_nothing_of_another(core: Core) -> None:
    draft, kit = core.example(), core.kit
    item = draft.attachments[0]
    core.measure_pictures(draft)
    assert core.facts_of(item, "bluesky", draft.locale) is not None
    assert not core.unmeasured(draft)
    core.use_kit(replace(kit, version="next"))
    assert core.facts_of(item, "bluesky", draft.locale) is None
    assert core.unmeasured(draft)
    # Nor is it there again when the first kit comes back: its files may be others by now.
    core.use_kit(kit)
    assert core.known_facts(item, draft.locale) == ()


def test_the_rights_of_a_waiting_post_are_looked_up_in_its_own_kit(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = core.kit
    entry = Entry(
        id="a", press="a", draft_id="", brief_id="", picture_ids=("allium-heads",), title="",
        account_id="one", network="bluesky", handle="", key="k", state=State.QUEUED,
        post=OutgoingPost(text="Ad · hi"), created_at="", updated_at="", kit_id=kit.id,
    )  # fmt: skip
    assert core._stopped_now(entry) == ""
    core.use_kit(replace(kit, id="uk.example.other", pictures=()))
    monkeypatch.setattr(core.kits, "load", {kit.id: kit}.__getitem__)
    assert core._stopped_now(entry) == ""
    monkeypatch.setattr(core.kits, "load", {kit.id: replace(kit, pictures=())}.__getitem__)
    assert core._stopped_now(entry) == "picture-gone"
