"""Run the live hub alone: sockets for screens, an intake for publishers. Needs neither database nor apps."""

import argparse
import asyncio
import signal

import structlog
from django.conf import settings

from diandan.infra.live.hub import Hub
from diandan.infra.live.server import LiveServer
from diandan.infra.telemetry import logs

log = structlog.get_logger("diandan.hub")


def run(name: str, arguments: list[str]) -> int:
    """Serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--host", default=settings.HOST)
    parser.add_argument("--port", type=int, default=settings.HUB_PORT)
    options = parser.parse_args(arguments)
    logs.configure(level=settings.LOG_LEVEL, as_json=settings.LOG_FORMAT == "json")
    try:
        import uvloop  # noqa: PLC0415 - Windows has none; the hub is slower there, not different

        runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
    except ImportError:
        runner = asyncio.Runner()
    with runner:
        runner.run(_serve(options.host, options.port))
    return 0


async def _serve(host: str, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, stop.set)
    server = LiveServer(
        Hub(),
        allowed_origins=(*settings.ALLOWED_ORIGINS, *filter(None, [settings.PUBLIC_URL])),
        trust_proxy=settings.TRUST_PROXY,
        redis_url=settings.REDIS_URL,
    )
    await server.run(host, port, stop=stop, ready=lambda at: log.info("hub.ready", host=host, port=at))
    log.info("hub.stopped")
