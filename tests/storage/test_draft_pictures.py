"""What was done with a picture comes back whole, and damage to it never costs a draft."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.post import Attachment, Draft, PictureEdit, PictureWords
from studio.storage.drafts import DraftShelf
from tests.helpers.any_composition import areas

words = st.text(max_size=12)
edits = st.builds(
    PictureEdit,
    template=words,
    words=st.lists(
        st.builds(
            PictureWords,
            slot=words,
            text=words,
            colour=words,
            shade=st.booleans(),
            box=st.one_of(st.none(), areas()),
        ),
        max_size=3,
    ).map(tuple),
    crops=st.lists(st.tuples(words, areas()), max_size=3).map(tuple),
)
attachments = st.builds(
    Attachment,
    picture_id=words,
    sha256=words,
    file=words,
    alt=words,
    photo=words,
    answers=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    edit=edits,
)
EDIT = PictureEdit(
    template="card",
    words=(
        PictureWords(
            slot="w", text="Plant", colour="colour.fern", shade=True, box=(0.1, 0.2, 0.5, 0.25)
        ),
    ),
    crops=(("", (0.0, 0.0, 1.0, 0.5)), ("instagram:story", (0.25, 0.0, 0.5, 1.0))),
)
PHOTO = Attachment(
    photo="f" * 64, alt="A tray of bulbs", answers=(("people", "nobody"),), edit=EDIT
)
PICTURE = Attachment(picture_id="heads", sha256="a" * 64, alt="Flower heads", edit=EDIT)


def rewritten(folder: Path, change: Any) -> None:
    """Change the kept form of the first picture of the draft ``hurt``."""
    file = folder / "drafts.json"
    content = json.loads(file.read_text())
    rows = [row for table in content["tables"].values() for row in table.values()]
    (row,) = (row for row in rows if row["id"] == "hurt")
    change(row["draft"]["attachments"][0])
    file.write_text(json.dumps(content))


@settings(max_examples=60, deadline=None)
@given(st.lists(attachments, min_size=1, max_size=3).map(tuple))
def test_every_field_of_every_picture_comes_back(pictures: tuple[Attachment, ...]) -> None:
    with TemporaryDirectory() as folder:
        draft = Draft(id="d", text="Words", attachments=pictures)
        DraftShelf(Path(folder)).save(draft)
        assert DraftShelf(Path(folder)).get("d") == draft


def test_a_draft_of_the_version_before_edits_is_read(tmp_path: Path) -> None:
    DraftShelf(tmp_path).save(Draft(id="hurt", text="Words", attachments=(PICTURE,)))

    def older(item: dict[str, Any]) -> None:
        for name in ("photo", "answers", "edit"):
            del item[name]

    rewritten(tmp_path, older)
    (draft,) = DraftShelf(tmp_path).all()
    assert draft.attachments == (replace(PICTURE, edit=PictureEdit()),)


def crop(*area: object) -> dict[str, object]:
    return {"template": "card", "words": [], "crops": [["", list(area)]]}


def box(*area: object) -> dict[str, object]:
    return {"template": "card", "words": [{"slot": "w", "box": list(area)}], "crops": []}


NAN, ENDLESS = float("nan"), float("inf")
DAMAGED = {
    "nothing": None,
    "a number": 3,
    "text": "card",
    "a list": [1, 2],
    "template is null": {"template": None},
    "words are null": {"words": None},
    "words are a number": {"words": 7},
    "a word is null": {"words": [None]},
    "a word is text": {"words": ["Plant"]},
    "a word without a slot": {"words": [{"text": "Plant"}]},
    "a word of a list": {"words": [{"slot": "w", "text": ["Plant"]}]},
    "crops are null": {"crops": None},
    "crops are a number": {"crops": 7},
    "a crop is null": {"crops": [None]},
    "a crop without an area": {"crops": [[""]]},
    "a crop of nothing": {"crops": [["", None]]},
    "a crop of a number": {"crops": [["", 0.5]]},
    "a crop of a place that is null": {"crops": [[None, [0, 0, 1, 1]]]},
    "three numbers": crop(0, 0, 1),
    "five numbers": crop(0, 0, 1, 1, 1),
    "a part is null": crop(0, 0, None, 1),
    "a part is text": crop(0, 0, "wide", 1),
    "no number": crop(0, NAN, 1, 1),
    "without end": crop(0, 0, ENDLESS, 1),
    "too large for a float": crop(0, 0, 10**400, 1),
    "no width": crop(0, 0, 0, 1),
    "less than no height": crop(0, 0.5, 1, -0.5),
    "left of the picture": crop(-0.2, 0, 1, 1),
    "right of the picture": crop(0.5, 0, 0.6, 1),
    "below the picture": crop(0, 0.5, 1, 0.6),
    "a box of three numbers": box(0, 0, 1),
    "a box of no number": box(0, 0, NAN, 1),
    "a box without width": box(0, 0, 0, 1),
    "a box outside": box(0.9, 0, 0.2, 1),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
@pytest.mark.parametrize("picture", [PICTURE, PHOTO], ids=["kit", "own"])
def test_a_damaged_edit_leaves_the_picture_without_one_and_every_draft_stays(
    tmp_path: Path, picture: Attachment, damage: object
) -> None:
    shelf = DraftShelf(tmp_path)
    hurt = Draft(id="hurt", text="Words", attachments=(picture, PICTURE))
    other = Draft(id="other", text="Other words", attachments=(PHOTO,))
    shelf.save(hurt)
    shelf.save(other)
    rewritten(tmp_path, lambda item: item.update(edit=damage))
    again = DraftShelf(tmp_path)
    left = replace(picture, edit=PictureEdit())
    assert again.all() == (other, replace(hurt, attachments=(left, PICTURE)))
    assert again.recovered == ()
    assert again.get("hurt") is not None


@pytest.mark.parametrize("where", ["edit", "words"])
def test_what_a_later_version_adds_to_an_edit_costs_no_draft(tmp_path: Path, where: str) -> None:
    DraftShelf(tmp_path).save(Draft(id="hurt", text="Words", attachments=(PICTURE,)))

    def newer(item: dict[str, Any]) -> None:
        part = item["edit"] if where == "edit" else item["edit"]["words"][0]
        part["sparkle"] = True

    rewritten(tmp_path, newer)
    (draft,) = DraftShelf(tmp_path).all()
    assert replace(draft.attachments[0], edit=EDIT) == PICTURE
    assert draft.attachments[0].edit in (EDIT, PictureEdit())


def test_an_area_that_rounding_pushed_over_the_edge_is_no_damage(tmp_path: Path) -> None:
    # 0.7 and 0.3 and the like may be a little more than a whole.
    edit = PictureEdit(crops=(("", (0.1 + 0.2, 0.0, 0.7, 1.0)), ("b", (0.0, -1e-17, 1.0, 1.0))))
    draft = Draft(id="d", attachments=(Attachment(picture_id="heads", edit=edit),))
    DraftShelf(tmp_path).save(draft)
    assert DraftShelf(tmp_path).get("d") == draft
