"""Extracts the sentences of the code and updates the translations, with Babel.

.venv/bin/python packaging/catalogues.py            write studio.pot and update every .po
.venv/bin/python packaging/catalogues.py --check    fail when they are not up to date
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "assets" / "locale"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def extracted() -> Catalog:
    """Return a catalogue of every marked sentence, with the files that it is in."""
    catalog = Catalog(project="Shopfloor Studio", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        str(ROOT / "studio"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=("NOTE:",)
    )
    for file, _line, message, comments, context in sorted(found, key=lambda f: (f[0], f[1])):
        catalog.add(message, None, [(f"studio/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def as_text(catalog: Catalog) -> str:
    """Return a catalogue as text without line numbers, dates or long lines broken."""
    stream = io.BytesIO()
    write_po(stream, catalog, omit_header=True, include_lineno=False, sort_output=True, width=0)
    return stream.getvalue().decode("utf-8")


def update(path: Path, template: Catalog) -> str:
    """Return a translation with the template's sentences; translated ones are kept."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    stream = io.BytesIO()
    write_po(stream, catalog, include_lineno=False, sort_output=True, width=0)
    kept = [
        line
        for line in stream.getvalue().decode("utf-8").splitlines()
        if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By'))
    ]
    return "\n".join(kept).rstrip() + "\n"


def main() -> int:
    """Write or check."""
    check = "--check" in sys.argv[1:]
    template = extracted()
    wanted = {LOCALE / "studio.pot": as_text(template)}
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/studio.po")):
        wanted[path] = update(path, template)
    stale = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    for path in stale:
        if check:
            sys.stderr.write(
                f"{path.relative_to(ROOT)}: not up to date; run packaging/catalogues.py\n"
            )
        else:
            path.write_text(wanted[path], "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
