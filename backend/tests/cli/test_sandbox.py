"""Papers of play merchants and play mini-programs, from the command line."""

import json
import re

from diandan.cli import sandbox
from diandan.sandbox.store import Store


def test_a_play_mini_program_is_bound_to_the_play_merchant(tmp_path, capsys):
    data = ["--data", str(tmp_path / "sandbox.sqlite3")]
    assert sandbox.run("sandbox", ["--enrol", "山丘咖啡", *data]) == 0
    merchant = json.loads(capsys.readouterr().out)

    assert sandbox.run("sandbox", ["--enrol-app", "山丘咖啡", "--app-id", merchant["appid"], *data]) == 0

    papers = json.loads(capsys.readouterr().out)
    assert papers["app_id"] == merchant["appid"]
    assert re.fullmatch(r"[0-9a-f]{32}", papers["secret"])
    books = Store(tmp_path / "sandbox.sqlite3")
    row = books.one("SELECT name, secret FROM mini_apps WHERE appid = ?", merchant["appid"])
    books.close()
    assert tuple(row) == ("山丘咖啡", papers["secret"])
