from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap


def test_an_environment_without_pip_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / ".venv"
    line = [sys.executable, "-m", "venv", "--without-pip", str(broken)]
    subprocess.run(line, check=True)
    monkeypatch.setattr(bootstrap, "VENV", broken)
    assert not bootstrap.venv_works()
    made: list[list[str]] = []
    run = subprocess.run

    def watched(words: list[str], **how: object) -> object:
        if "venv" in words:
            made.append(words)
            return subprocess.CompletedProcess(words, 0)
        return run(words, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    bootstrap.make_venv()
    assert made == [[sys.executable, "-m", "venv", "--clear", str(broken)]]


def test_a_missing_library_is_named_with_the_line_that_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "is_debian", lambda: True)
    monkeypatch.setattr(bootstrap, "is_root", lambda: False)
    monkeypatch.setattr(bootstrap, "has_library", lambda name: name != "libEGL.so.1")
    with pytest.raises(SystemExit) as ended:
        bootstrap.ensure_libraries()
    assert ended.value.code == 4
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libegl1" in said
    assert "libgl1" not in said.replace("libegl1", "")


def test_nothing_is_asked_for_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "missing_libraries", list)
    monkeypatch.setattr(bootstrap, "install_packages", lambda _packages: pytest.fail("installed"))
    bootstrap.ensure_libraries()


def test_arguments_after_the_verb_go_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def ran(words: list[str]) -> int:
        seen.append(words)
        return 7

    monkeypatch.setattr(bootstrap, "run", ran)
    words = ["kit", "check", "x", "--format", "json"]
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run", "--", *words])
    assert bootstrap.main() == 7
    assert seen == [words]


def test_photos_are_written_by_the_environments_own_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[list[str]] = []

    def ran(line: list[str], **_how: object) -> object:
        lines.append(line)
        return subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(bootstrap, "set_up", lambda kind: lines.append([kind]))
    monkeypatch.setattr(subprocess, "run", ran)
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "photos", "there"])
    assert bootstrap.main() == 0
    script = str(bootstrap.ROOT / "packaging" / "phone_photos.py")
    assert lines == [["test"], [str(bootstrap.venv_python()), script, "there"]]
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "photos"])
    assert bootstrap.main() == 2
    assert "name one folder" in capsys.readouterr().err
