"""Reads one JSON text in a line, checks it with proselint, answers the milliseconds."""

from __future__ import annotations

import json
import sys
import time

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
for line in sys.stdin:
    text = json.loads(line)
    began = time.perf_counter()
    found = len(LintFile("post", text).lint())
    ms = (time.perf_counter() - began) * 1000
    sys.stdout.write(json.dumps({"ms": ms, "found": found}) + "\n")
    sys.stdout.flush()
