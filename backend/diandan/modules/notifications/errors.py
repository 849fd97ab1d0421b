"""What can be wrong about telling people things."""

from diandan.kernel.errors import Invalid, NotFound, Refused, TooMany, Unavailable


class MessageNotFound(NotFound):
    """No such message, or not yours."""

    code = "notifications.message_not_found"


class UnknownKind(NotFound):
    """There is no message of this kind, or its words are not yours to change."""

    code = "notifications.unknown_kind"


class UnknownChannel(NotFound):
    """There is no such way to reach a person."""

    code = "notifications.unknown_channel"


class IllegalMessageMove(Refused):
    """The step is not possible from the present state."""

    code = "notifications.illegal_move"


class UnknownVariable(Invalid):
    """A wording names something this kind of message does not know."""

    code = "notifications.unknown_variable"


class InvalidWording(Invalid):
    """A wording is empty, too long, or its braces do not close."""

    code = "notifications.invalid_wording"


class InvalidRules(Invalid):
    """A cap or a recipient that makes no sense."""

    code = "notifications.invalid_rules"


class InvalidAddress(Invalid):
    """Not a phone number, an address or an id of this channel."""

    code = "notifications.invalid_address"


class ChannelNotConnected(Refused):
    """The brand has no account for this channel."""

    code = "notifications.channel_not_connected"


class ChannelNeedsWording(Refused):
    """The provider wants a template of its own for this, and none is entered."""

    code = "notifications.channel_needs_wording"


class WrongCode(Refused):
    """The code is not the one that was sent, or it has lapsed."""

    code = "notifications.wrong_code"


class TooManyCodes(TooMany):
    """This guest or this address was sent enough codes for now."""

    code = "notifications.too_many_codes"


class MessageUnderway(Unavailable):
    """Somebody else is just bringing this message."""

    code = "notifications.underway"


class PlayMessagesMixed(Refused):
    """Play messages and real ones never meet in one installation."""

    code = "notifications.play_mixed"


class InvalidMessengerKeys(Invalid):
    """The keys of a provider account are incomplete or unreadable."""

    code = "notifications.invalid_keys"


class MessengerUnavailable(Unavailable):
    """The provider took nothing; the same message may be sent again later."""

    code = "notifications.messenger_unavailable"


class OutcomeUnknown(Unavailable):
    """The provider did not answer clearly; the message may have been sent."""

    code = "notifications.outcome_unknown"


class MessengerRefused(Refused):
    """The provider answered, and the answer was no; nothing was sent."""

    code = "notifications.messenger_refused"

    @property
    def reason(self) -> str:
        """The provider's own code for why."""
        return str(self.details.get("reason", ""))


class ConsentGone(MessengerRefused):
    """The person does not agree, or no longer: nothing was sent."""

    code = "notifications.consent_gone"
