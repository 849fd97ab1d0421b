"""The word list as a content check, and what a shop adds to it."""

import pytest

from diandan.infra import plugins
from diandan.modules.feedback.ports import ENTRY_POINTS, TextToCheck, Verdict
from diandan.testing.conformance.content_check import GUEST, ContentCheckConformance


@pytest.fixture
def check():
    return plugins.load(ENTRY_POINTS, "words")


class TestConformance(ContentCheckConformance):
    refused = "傻逼"
    doubtful = "加微信"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("你这个 傻--逼", Verdict.REFUSED),
        ("ＦＵＣＫ ＹＯＵ", Verdict.REFUSED),
        ("see https://example.com", Verdict.DOUBTFUL),
        ("the assholes' club", Verdict.FINE),
        ("", Verdict.FINE),
    ],
)
def test_words_are_found_however_they_are_written(check, said, verdict):
    assert check.check(TextToCheck(text=said, guest_id=GUEST)) is verdict


def test_a_shop_adds_words_of_its_own(check, settings, tmp_path):
    own = tmp_path / "words.txt"
    own.write_text("# ours\n\n?隔壁奶茶\n难喝死了\n", encoding="utf-8")
    settings.WORD_LIST = str(own)

    assert check.check(TextToCheck(text="不如隔壁奶茶", guest_id=GUEST)) is Verdict.DOUBTFUL
    assert check.check(TextToCheck(text="难喝死了", guest_id=GUEST)) is Verdict.REFUSED
