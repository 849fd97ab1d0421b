"""What every platform must do that judges what its users write.

Derive a test class from ``TextCheckConformance`` and give it a ``judging`` fixture that plays the other side.
"""

from typing import Protocol

from diandan.infra import tx
from diandan.modules.accounts.errors import PlatformRefused, PlatformUnavailable
from diandan.modules.accounts.ports import AppKeys, TextCheck, Verdict


class TextCheckHarness(Protocol):
    """The other side; ``doubtful`` and ``risky`` are texts it is known to judge so."""

    check: TextCheck
    app: AppKeys
    writer: str
    doubtful: str
    risky: str

    def fail(self, deed: str) -> None:
        """Let the next judgements meet ``busy``, ``garbage`` or ``error``."""


class TextCheckConformance:
    """The tests."""

    def test_praise_and_blame_pass(self, judging: TextCheckHarness) -> None:
        """A shop may not silence who is not content; a long text is judged too."""
        for said in ("拿铁很好喝", "太咸了，分量少，差评", "很好喝。" * 125):
            assert _judged(judging, said) is Verdict.PASS

    def test_what_it_doubts_and_what_it_finds_risky_do_not(self, judging: TextCheckHarness) -> None:
        """The same each time."""
        for _ in range(2):
            assert _judged(judging, f"好喝 {judging.doubtful}") is Verdict.REVIEW
            assert _judged(judging, f"好喝 {judging.risky}") is Verdict.RISKY

    def test_no_clear_answer_is_never_a_yes(self, judging: TextCheckHarness) -> None:
        """Busy, broken and garbled all mean: ask again later."""
        for deed in ("busy", "garbage", "error"):
            judging.fail(deed)
            try:
                verdict = _judged(judging, judging.risky)
            except PlatformUnavailable:
                continue
            raise AssertionError(f"{deed} was taken for {verdict}")

    def test_a_stranger_is_refused_and_not_judged(self, judging: TextCheckHarness) -> None:
        """Nobody is let through for being unknown."""
        try:
            verdict = judging.check.judge(judging.app, openid="nobody", text="拿铁")
        except PlatformRefused:
            return
        raise AssertionError(f"a stranger was judged: {verdict}")

    def test_nobody_is_asked_inside_a_unit(self, judging: TextCheckHarness) -> None:
        """The database waits for no platform."""
        try:
            tx.run(lambda: _judged(judging, "拿铁"))
        except tx.MustBeOutside:
            return
        raise AssertionError("a call went out while a unit was open")


def _judged(judging: TextCheckHarness, text: str) -> Verdict:
    return judging.check.judge(judging.app, openid=judging.writer, text=text)
