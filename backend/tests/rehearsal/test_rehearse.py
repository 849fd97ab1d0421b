"""The small day, through a whole shop of processes: once undisturbed, once with the web process killed."""

from pathlib import Path

import pytest

from diandan import __main__ as table

HARBOUR = Path(__file__).parent / "fixtures" / "harbour_day.csv"

pytestmark = [pytest.mark.network, pytest.mark.slow]


def test_a_day_adds_up_to_the_cent(tmp_path, capsys):
    page = tmp_path / "page.html"

    status = table.main(["rehearse", str(HARBOUR), "--workers", "12", "--report", str(page)])

    said = capsys.readouterr().out
    assert (status, "✗" in said) == (0, False), said
    assert "236.40 in 35 orders; the file: 236.40 in 35" in said
    assert "全部成立" in page.read_text()


def test_a_day_adds_up_though_the_web_process_is_killed(capsys):
    status = table.main(["rehearse", str(HARBOUR), "--workers", "24", "--kill", "1"])

    said = capsys.readouterr().out
    assert (status, "✗" in said) == (0, False), said
    assert "SIGKILL after" in said


def test_a_file_that_cannot_be_read_is_refused_before_anything_starts(tmp_path, capsys):
    broken = tmp_path / "day.csv"
    broken.write_text("a,b\n1,2\n")

    assert table.main(["rehearse", str(broken)]) == 2
    assert "columns are missing" in capsys.readouterr().err


def test_a_stranger_s_server_is_never_killed(capsys):
    assert table.main(["rehearse", str(HARBOUR), "--base-url", "http://127.0.0.1:9", "--kill", "1"]) == 2
    assert "--kill needs a shop of its own" in capsys.readouterr().err
