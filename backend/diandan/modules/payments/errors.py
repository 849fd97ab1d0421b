"""What can be wrong about money."""

from diandan.kernel.errors import Invalid, NotFound, Refused, Unauthenticated, Unavailable


class BillNotFound(NotFound):
    """Nothing is owed for this."""

    code = "payments.bill_not_found"


class PaymentNotFound(NotFound):
    """No such payment, or not yours."""

    code = "payments.payment_not_found"


class RefundNotFound(NotFound):
    """No such refund."""

    code = "payments.refund_not_found"


class AccountNotFound(NotFound):
    """No such gateway account."""

    code = "payments.account_not_found"


class IllegalMoneyMove(Refused):
    """The step is not possible from the present state."""

    code = "payments.illegal_move"


class AlreadyPaid(Refused):
    """Everything owed is paid."""

    code = "payments.already_paid"


class BillClosed(Refused):
    """The bill takes no money any more."""

    code = "payments.bill_closed"


class MeansNotOffered(Refused):
    """The store does not take this means of payment."""

    code = "payments.means_not_offered"


class PayerNeeded(Invalid):
    """This way of paying needs to know who pays."""

    code = "payments.payer_needed"


class NotEnoughCash(Invalid):
    """Less cash was given than is owed."""

    code = "payments.not_enough_cash"


class NothingToRefund(Refused):
    """Nothing was paid, or all of it went back already."""

    code = "payments.nothing_to_refund"


class RefundTooLarge(Refused):
    """More was asked back than is left of what was paid."""

    code = "payments.refund_too_large"


class PlayMoneyMixed(Refused):
    """Play money and real money never meet in one installation."""

    code = "payments.play_money_mixed"


class InvalidAccountKeys(Invalid):
    """The keys of a gateway account are incomplete or unreadable."""

    code = "payments.invalid_account_keys"


class GatewayUnavailable(Unavailable):
    """The gateway did not answer clearly; what happened there is unknown."""

    code = "payments.gateway_unavailable"


class GatewayRefused(Refused):
    """The gateway answered, and the answer was no."""

    code = "payments.gateway_refused"


class AlreadyPaidAtGateway(GatewayRefused):
    """The gateway will not close or restart a payment that is paid."""

    code = "payments.paid_at_gateway"


class NumberUsedOtherwise(GatewayRefused):
    """The gateway knows this number, with other parameters or closed."""

    code = "payments.number_used"


class NoStatement(NotFound):
    """The gateway has no statement of that day: nothing happened, or it is not made yet."""

    code = "payments.no_statement"


class ForgedNotice(Unauthenticated):
    """A notice whose signature, age or contents do not hold."""

    code = "payments.forged_notice"


class UnknownNotice(NotFound):
    """A true notice about something we do not know; the gateway is asked to tell it again."""

    code = "payments.unknown_notice"


class WrongAmount(Refused):
    """A true notice about another amount than was asked for; nothing was booked."""

    code = "payments.wrong_amount"
