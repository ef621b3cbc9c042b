"""Changes from the workshop are what a person would have written into the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from studio.brand_kit.load import read_kit
from studio.brand_kit.model import BrandKit
from studio.workshop.bench import Workbench
from studio.workshop.briefs import form_of, id_of
from studio.workshop.fixes import apply_fix
from studio.workshop.rules import RuleForm, Wish, file_name
from studio.workshop.yaml_edit import YamlEditError
from tests.helpers.kits import copy_of_demo_kit, edit

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(copy_of_demo_kit(tmp_path), lambda: NOW)


def kit_of(bench: Workbench) -> BrandKit:
    kit, problems = read_kit(bench.root)
    assert kit is not None
    assert [p for p in problems if p.level == "error"] == []
    return kit


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_description_is_written_and_every_remark_in_the_file_stays(bench: Workbench) -> None:
    file = bench.root / "pictures.yml"
    file.write_text(f"# Karl's plates first\n{file.read_text('utf-8')}", "utf-8")
    bench.describe("allium-heads", "cy-GB", "no")
    assert file.read_text("utf-8").startswith("# Karl's plates first\n")
    picture = kit_of(bench).picture("allium-heads")
    assert picture is not None
    assert picture.alt.get("cy-GB") == "no"


def test_only_the_changed_value_differs(bench: Workbench) -> None:
    before = kit_of(bench)
    bench.focus("allium-heads", 0.25, 0.75)
    after = kit_of(bench)
    changed = [(a, b) for a, b in zip(before.pictures, after.pictures, strict=True) if a != b]
    assert [(a.id, b.focal) for a, b in changed] == [("allium-heads", (0.25, 0.75))]
    assert after.campaigns == before.campaigns
    assert after.rules == before.rules


def test_the_last_day_is_set_and_taken_away(bench: Workbench) -> None:
    bench.lend_until("allium-heads", date(2028, 2, 3))
    picture = kit_of(bench).picture("allium-heads")
    assert picture is not None
    assert picture.rights.valid_until == date(2028, 2, 3)
    bench.lend_until("allium-heads", None)
    picture = kit_of(bench).picture("allium-heads")
    assert picture is not None
    assert picture.rights.valid_until is None


def test_undo_puts_back_every_byte(bench: Workbench) -> None:
    before = everything(bench.root)
    bench.describe("allium-heads", "cy-GB", "Rhywbeth")
    bench.add_rule(a_rule())
    assert everything(bench.root) != before
    assert bench.undo()
    assert bench.undo()
    assert everything(bench.root) == before
    assert not bench.undo()


def test_pictures_are_copied_in_and_have_to_be_described(bench: Workbench, tmp_path: Path) -> None:
    photo = bench.root / "pictures" / "allium-heads.jpg"
    mine = tmp_path / "Évi & the Café (1).JPG"
    mine.write_bytes(photo.read_bytes())
    text = tmp_path / "notes.txt"
    text.write_text("no picture", "utf-8")
    assert bench.add_pictures((mine, text)) == ("evi-the-cafe-1",)
    codes = [(p.code, p.target[:2]) for p in bench.look().problems if p.level == "error"]
    assert set(codes) == {("missing-alt", ("picture", "evi-the-cafe-1"))}
    bench.describe("evi-the-cafe-1", "en-GB", "A café table")
    bench.describe("evi-the-cafe-1", "cy-GB", "Bwrdd caffi")
    assert bench.look().errors == 0


def test_photos_that_lie_in_the_folder_are_put_in_where_they_are(bench: Workbench) -> None:
    photo = bench.root / "pictures" / "allium-heads.jpg"
    (bench.root / "pictures" / "New photo.jpg").write_bytes(photo.read_bytes())
    waiting = bench.look().waiting
    assert [file.name for file in waiting] == ["New photo.jpg"]
    assert bench.add_pictures(waiting) == ("new-photo",)
    assert bench.look().waiting == ()
    assert len(list((bench.root / "pictures").glob("*ew*photo*"))) == 1


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("until: 2027-12-31", "until: 2027-03-31", "end-brief-with-rights"),
        ("until: 2027-12-31", "until: 2027-03-31", "take-picture-out-of-brief"),
        ("rights:", "replaced_by: watering-can\n  rights:", "use-replacement"),
    ],
)
def test_what_the_app_can_mend_by_itself_is_mended(
    bench: Workbench, old: str, new: str, fix: str
) -> None:
    edit(bench.root, "pictures.yml", old, new)
    if fix == "use-replacement":
        bench.lend_until("allium-heads", None)
    before = [p for p in bench.look().problems if fix in p.fixes]
    assert before
    for problem in before:
        apply_fix(bench, problem, fix)
    assert [p for p in bench.look().problems if fix in p.fixes] == []


def test_one_file_that_cannot_be_read_adds_none(bench: Workbench, tmp_path: Path) -> None:
    before = everything(bench.root)
    mine = tmp_path / "a.jpg"
    mine.write_bytes((bench.root / "pictures" / "allium-heads.jpg").read_bytes())
    with pytest.raises(OSError, match="gone"):
        bench.add_pictures((mine, tmp_path / "gone.jpg"))
    assert everything(bench.root) == before


def a_rule(**changes: object) -> RuleForm:
    values: dict[str, object] = {
        "wish": Wish.AVOID,
        "name": "No pressure",
        "words": ("last chance", "hurry"),
        "why": (("en-GB", "Nobody should feel rushed."),),
        "bad": "Last chance for tulips!",
        "good": "Tulips are here until Friday.",
    }
    return RuleForm(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "form",
    [
        a_rule(),
        a_rule(words=("2 for 1 (today)", "no")),
        a_rule(
            wish=Wish.SAY_INSTEAD,
            swaps=(("flying off", "leaving"),),
            bad="They are flying off the shelves.",
            good="They are leaving the shelves.",
        ),
        a_rule(wish=Wish.AT_MOST, counted="emoji", limit=1, bad="Hi 🌷🌷", good="Hi 🌷"),
        a_rule(wish=Wish.AT_MOST, counted="hashtag", limit=0, bad="Hi #one", good="Hi"),
        a_rule(
            wish=Wish.AT_MOST,
            counted="words-in-a-sentence",
            limit=4,
            bad="One two three four five.",
            good="One two. Three four.",
        ),
    ],
)
def test_each_kind_of_rule_becomes_a_rule_that_works(bench: Workbench, form: RuleForm) -> None:
    if form.words[:1] == ("2 for 1 (today)",):
        form = a_rule(words=form.words, bad="It is 2 for 1 (today).")
    assert bench.add_rule(form) == ()
    names = [rule.name for rule in kit_of(bench).rules]
    assert "FernAndFinch.NoPressure" in names
    assert bench.look().errors == 0


def test_a_rule_whose_own_example_does_not_fire_is_not_kept(bench: Workbench) -> None:
    before = everything(bench.root)
    wrong = bench.add_rule(a_rule(bad="All is calm."))
    assert [p.code for p in wrong] == ["rule-never-fires"]
    assert everything(bench.root) == before


def test_names_of_rules_and_ids_never_clash() -> None:
    assert file_name("Calm words") == "CalmWords"
    assert file_name("calm words", frozenset({"CalmWords"})) == "CalmWords2"
    assert file_name("日本語") == "Rule"
    assert file_name("3 things") == "Rule3Things"
    assert id_of("Évi’s Pots", frozenset({"evis-pots"})) == "evis-pots-2"


def test_a_brief_goes_through_the_form_unchanged(bench: Workbench) -> None:
    brief = kit_of(bench).campaign("alliums")
    assert brief is not None
    bench.save_brief("alliums", form_of(brief))
    assert kit_of(bench).campaign("alliums") == brief


def test_a_new_brief_is_read_as_it_was_filled_in(bench: Workbench) -> None:
    brief = kit_of(bench).campaign("alliums")
    assert brief is not None
    form = form_of(brief)
    said = (("en-GB", "Tea for two"), ("cy-GB", "Te i ddau"))
    words = (("en-GB", "{label} · {own_words}"), ("cy-GB", "{label} · {own_words}"))
    day = date(2027, 1, 2)
    made = bench.save_brief("", replace(form, title=said, valid_until=day, words=words))
    assert made == "tea-for-two"
    new = kit_of(bench).campaign("tea-for-two")
    assert new is not None
    assert (new.title.get("cy-GB"), new.valid_until) == ("Te i ddau", date(2027, 1, 2))


def test_words_phrases_labels_shops_and_news_are_written(bench: Workbench) -> None:
    bench.save_text("tone/vocab/reject.txt", "no\nguru\n")
    old = [(p.id, p.text.get("en-GB")) for p in kit_of(bench).phrases[1:]]
    new = (("opening-hours", "We open at 8."), *old, ("new-one", "Ask me: any day."))
    bench.save_phrases(new)
    bench.save_labels((("GB en-GB", "Advert"), ("IE en-GB", "Ad"), ("GB cy-GB", "Hysbyseb")))
    stores = (*kit_of(bench).stores, "No", "12:30")
    bench.set_in_kit("stores", stores)
    bench.save_news("New winter coats")
    kit = kit_of(bench)
    assert kit.words.reject == ("no", "guru")
    assert kit.phrases[0].text.get("en-GB") == "We open at 8."
    assert kit.phrases[0].text.get("cy-GB").startswith("Rydym")
    assert [p.id for p in kit.phrases] == [name for name, _words in new]
    label = kit.label("GB", "en-GB")
    assert label is not None
    assert label.preferred == "Advert"
    assert kit.stores == stores
    assert kit.changes[0].text.get("en-GB") == "New winter coats"


def test_a_file_that_is_not_sound_is_left_alone(bench: Workbench) -> None:
    file = bench.root / "pictures.yml"
    file.write_text("a: [1\n", "utf-8")
    with pytest.raises(YamlEditError):
        bench.describe("a", "en-GB", "words")
    assert file.read_text("utf-8") == "a: [1\n"
