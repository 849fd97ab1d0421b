"""Subscribe messages: a brand's mini-program writes to a guest who said yes once, for one message.

The platform keeps no receipts: what it took is with the guest, and an answer that was lost stays unknown.
"""

from collections.abc import Mapping

import structlog

from diandan.adapters.wechat_mini.fitting import fitted
from diandan.adapters.wechat_mini.messages import send_subscribe
from diandan.modules.accounts.errors import (
    NotConsented,
    PlatformBusy,
    PlatformRefused,
    PlatformUnavailable,
    PlayAppMixed,
)
from diandan.modules.notifications.errors import (
    ConsentGone,
    InvalidMessengerKeys,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
    PlayMessagesMixed,
)
from diandan.modules.notifications.ports import (
    Channel,
    DeliveryOutcome,
    DeliveryReport,
    MessageToSend,
    MessengerKeys,
    Sent,
)

log = structlog.get_logger(__name__)


class WechatSubscribe:
    """Messages by the brand's own mini-program, with its papers: nothing is entered for them."""

    name = "wechat_mini"
    channel = Channel.SUBSCRIPTION
    has_receipts = False
    wants_template = True
    fields: tuple[str, ...] = ()
    secret: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys: they are the mini-program's."""
        for field in values:
            raise InvalidMessengerKeys(field=field)

    def send(self, account: MessengerKeys, message: MessageToSend) -> Sent:
        """Send one message by a template of the mini-program, its values cut to what they may hold."""
        if account.app is None:
            raise MessengerUnavailable(reason="no_app")
        try:
            send_subscribe(
                account.app,
                openid=message.address,
                template_id=message.provider_template,
                data={keyword: fitted(keyword, value) for keyword, value in message.values.items()},
                page=message.page,
                language=message.language,
            )
        except NotConsented as no:
            raise ConsentGone(reason=str(no.errcode)) from no
        except PlatformRefused as no:
            log.warning("wechat_mini.message_refused", errcode=no.errcode)
            raise MessengerRefused(reason=str(no.errcode)) from no
        except PlatformBusy as busy:
            raise MessengerUnavailable(**busy.details) from busy
        except PlatformUnavailable as silent:
            raise OutcomeUnknown(reason=silent.details["reason"]) from silent
        except PlayAppMixed as mixed:
            raise PlayMessagesMixed(**mixed.details) from mixed
        return Sent()

    def look_up(self, account: MessengerKeys, message: MessageToSend) -> DeliveryReport:
        """The platform tells nothing of a message afterwards."""
        return DeliveryReport(DeliveryOutcome.CANNOT_TELL)
