"""The sandbox process: one WSGI function behind granian, the courier beside it."""

import logging
from collections.abc import Iterable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from diandan.sandbox import merchants
from diandan.sandbox.admin import Admin
from diandan.sandbox.alipay import notices as alipay_notices
from diandan.sandbox.alipay.api import AlipayApi
from diandan.sandbox.alipay_doors import AlipayDoors
from diandan.sandbox.config import SandboxConfig
from diandan.sandbox.mail import MailServer
from diandan.sandbox.sms.api import SmsApi
from diandan.sandbox.store import Store
from diandan.sandbox.web import Response, Routes, StartResponse, read_request, send
from diandan.sandbox.wechat_mini.api import MiniApi
from diandan.sandbox.wechat_mini.doors import MiniDoors
from diandan.sandbox.wechatpay.api import Api
from diandan.sandbox.wechatpay.cashier import Cashier
from diandan.sandbox.wechatpay.courier import Courier

log = logging.getLogger(__name__)


def serve(config: SandboxConfig) -> None:
    """Run until told to stop."""
    config.to_environment()
    Granian(
        "diandan.sandbox.server:build",
        factory=True,
        address=config.host,
        port=config.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=config.threads,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


def build() -> "Sandbox":
    """Make the application in the worker; what it needs stands in the environment."""
    return Sandbox(SandboxConfig.from_environment())


class Sandbox:
    """The WSGI application."""

    def __init__(self, config: SandboxConfig) -> None:
        self.store = Store(config.data_file)
        merchants.platform_keys(self.store)
        self.courier = Courier(self.store, time_scale=config.time_scale, others=(alipay_notices,))
        self._routes = Routes()
        Api(config, self.store, self.courier).mount(self._routes)
        Cashier(self.store).mount(self._routes)
        Admin(self.store, self.courier).mount(self._routes)
        MiniApi(self.store).mount(self._routes)
        MiniDoors(self.store).mount(self._routes)
        SmsApi(self.store).mount(self._routes)
        AlipayApi(self.store, self.courier).mount(self._routes)
        AlipayDoors(self.store).mount(self._routes)
        self.courier.start()
        if config.smtp_port:
            MailServer(self.store, port=config.smtp_port).start()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = read_request(environ)
        found = self._routes.find(request.method, request.path)
        if found is None:
            return send(
                Response.json({"code": "RESOURCE_NOT_EXISTS", "message": "接口不存在"}, 404), start_response
            )
        handler, parts = found
        try:
            response = handler(request, **parts)
        except Exception:
            # The outermost loop of this process: the caller gets what a stumbling gateway answers.
            log.exception("sandbox.stumbled")
            response = Response.json({"code": "SYSTEM_ERROR", "message": "系统错误"}, 500)
        return send(response, start_response)
