"""What every adapter must do that tells who a guest is.

Derive a test class from ``SignInConformance`` and give it a ``harness`` fixture that plays the other side.
Every test takes only the harness.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from diandan.infra import tx
from diandan.modules.accounts.errors import (
    CodeRefused,
    InvalidAppKeys,
    PlatformRefused,
    PlatformUnavailable,
)
from diandan.modules.accounts.ports import AppKeys, SignIn


class SignInHarness(Protocol):
    """The other side, as far as the tests must move it."""

    sign_in: SignIn
    app: AppKeys
    # Bound together with ``app``, so that a person can be known across both.
    sister_app: AppKeys
    wrong_values: Mapping[str, Mapping[str, str]]

    def login_code(self, app: AppKeys, persona: str) -> str:
        """Return a fresh code of a person in an app."""

    def phone_code(self, app: AppKeys, persona: str, phone: str) -> str:
        """Return a fresh code by which a person offers a number."""

    def fail(self, deed: str) -> None:
        """Let the next sign-in meet ``busy``, ``garbage`` or ``error``."""


class SignInConformance:
    """The tests."""

    def test_a_person_is_the_same_each_time(self, harness: SignInHarness) -> None:
        """Another code of the same person tells the same openid; another person has another."""
        first, again, other = (_who(harness, persona) for persona in ("lin", "lin", "wang"))

        assert first == again
        assert first.openid != other.openid

    def test_apps_that_are_bound_share_the_unionid_only(self, harness: SignInHarness) -> None:
        """By app one is somebody else, across apps one is the same."""
        here = _who(harness, "lin")
        there = harness.sign_in.identify(harness.sister_app, harness.login_code(harness.sister_app, "lin"))

        assert here.openid != there.openid
        assert here.unionid == there.unionid != ""

    def test_a_code_is_good_once(self, harness: SignInHarness) -> None:
        """The second use is refused for good, so that the phone gets a new one."""
        code = harness.login_code(harness.app, "lin")
        harness.sign_in.identify(harness.app, code)

        _must_raise(CodeRefused, lambda: harness.sign_in.identify(harness.app, code))
        _must_raise(CodeRefused, lambda: harness.sign_in.identify(harness.app, "never-issued"))

    def test_a_code_of_another_app_is_refused(self, harness: SignInHarness) -> None:
        """Codes do not travel."""
        code = harness.login_code(harness.sister_app, "lin")

        _must_raise(CodeRefused, lambda: harness.sign_in.identify(harness.app, code))

    def test_a_number_is_told_with_its_country(self, harness: SignInHarness) -> None:
        """Ready to be kept, and told once."""
        code = harness.phone_code(harness.app, "lin", "13800138000")

        assert harness.sign_in.phone_number(harness.app, code) == "+8613800138000"
        _must_raise(CodeRefused, lambda: harness.sign_in.phone_number(harness.app, code))

    def test_a_login_code_tells_no_number(self, harness: SignInHarness) -> None:
        """Each kind of code is for its own purpose."""
        code = harness.login_code(harness.app, "lin")

        _must_raise(CodeRefused, lambda: harness.sign_in.phone_number(harness.app, code))

    def test_an_unclear_answer_is_never_a_no(self, harness: SignInHarness) -> None:
        """Busy, broken and unreadable are all the same: unknown."""
        for deed in ("busy", "garbage", "error"):
            code = harness.login_code(harness.app, "lin")
            harness.fail(deed)

            _must_raise(PlatformUnavailable, partial(harness.sign_in.identify, harness.app, code))

    def test_wrong_papers_are_refused_before_they_are_kept(self, harness: SignInHarness) -> None:
        """Each names its field."""
        harness.sign_in.check_keys(harness.app.app_id, harness.app.values)
        for field, values in harness.wrong_values.items():
            app_id = values.get("app_id", harness.app.app_id)
            refusal = _must_raise(InvalidAppKeys, partial(harness.sign_in.check_keys, app_id, values))
            assert refusal.details["field"] == field

    def test_a_wrong_secret_is_a_clear_no(self, harness: SignInHarness) -> None:
        """Not "try again later"."""
        stranger = AppKeys(
            provider=harness.app.provider,
            app_id=harness.app.app_id,
            is_sandbox=harness.app.is_sandbox,
            values={**harness.app.values, "secret": "0" * 32},
        )

        _must_raise(
            PlatformRefused,
            lambda: harness.sign_in.identify(stranger, harness.login_code(harness.app, "lin")),
        )
        _must_raise(PlatformRefused, lambda: harness.sign_in.prove(stranger))
        harness.sign_in.prove(harness.app)

    def test_nobody_is_asked_while_a_unit_is_open(self, harness: SignInHarness) -> None:
        """The database is never held by a call."""

        def unit() -> None:
            _must_raise(tx.MustBeOutside, lambda: harness.sign_in.identify(harness.app, "any"))

        tx.run(unit)

    def test_nothing_secret_shows_when_printed(self, harness: SignInHarness) -> None:
        """Logs and tracebacks print objects."""
        told = _who(harness, "lin")

        assert harness.app.values["secret"] not in repr(harness.app)
        assert told.openid not in repr(told)


def _who(harness: SignInHarness, persona: str) -> Any:
    return harness.sign_in.identify(harness.app, harness.login_code(harness.app, persona))


def _must_raise(kind: type[Exception], work: Callable[[], object]) -> Any:
    try:
        work()
    except kind as raised:
        return raised
    raise AssertionError(f"{kind.__name__} was not raised")
