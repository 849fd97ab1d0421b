"""What every content check must do.

Derive a test class from ``ContentCheckConformance`` and give it a ``check`` fixture, and the texts the other
side is known to refuse and to doubt.
"""

from diandan.modules.feedback.ports import ContentCheck, TextToCheck, Verdict

GUEST = "gst_01M80N00000000000000000000"


class ContentCheckConformance:
    """The tests; ``refused`` and ``doubtful`` are examples the service behind is known to judge so."""

    refused: str
    doubtful: str

    def test_plain_praise_and_plain_blame_pass(self, check: ContentCheck) -> None:
        """A shop may not silence who is not content."""
        for said in (
            "很好喝，下次还来",
            "太咸了，分量少，差评",
            "The latte was cold and the class was full.",
        ):
            assert check.check(TextToCheck(text=said, guest_id=GUEST)) is Verdict.FINE

    def test_what_is_known_to_be_refused_is_refused(self, check: ContentCheck) -> None:
        """Said in the middle of a sentence, too."""
        said = f"老板说{self.refused}，真的"
        assert check.check(TextToCheck(text=said, guest_id=GUEST)) is Verdict.REFUSED

    def test_what_is_known_to_be_doubtful_waits(self, check: ContentCheck) -> None:
        """Neither shown nor lost."""
        said = f"好喝 {self.doubtful} 12345"
        assert check.check(TextToCheck(text=said, guest_id=GUEST)) is Verdict.DOUBTFUL

    def test_asking_again_gives_the_same_answer(self, check: ContentCheck) -> None:
        """It has no memory."""
        asked = [check.check(TextToCheck(text=self.refused, guest_id=GUEST)) for _ in range(2)]
        assert asked == [Verdict.REFUSED, Verdict.REFUSED]
