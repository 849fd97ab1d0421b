"""The way to a mail server, which is not to lead into the installation's own network.

Owners type in the host of their mail server, so a host could be a database or a router. The name is looked up
once, each address is judged, and the socket goes to an address that was judged: a name that answers otherwise
the second time is never asked a second time.
"""

import ipaddress
import smtplib
import socket
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend


class PrivateAddress(Exception):
    """The host is inside a private network, or this machine itself."""


def is_public(address: str) -> bool:
    """Whether an address belongs to the open network, whatever form it is dressed in."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner: list[Any] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo or ()
        inner += [found for found in (ip.ipv4_mapped, ip.sixtofour, *teredo, _behind_nat64(ip)) if found]
    return all(each.is_global and not each.is_multicast for each in inner)


def may_be_host(host: str) -> bool:
    """Whether a host may be kept; a name is judged when it is looked up, an address at once."""
    if settings.SMTP_PRIVATE_HOSTS:
        return True
    try:
        return is_public(host.strip("[]"))
    except ValueError:
        return host.rstrip(".").lower() != "localhost"


class GuardedBackend(EmailBackend):
    """Django's SMTP backend over sockets to public addresses only, unless the setting allows others."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The kind of connection, guarded."""
        return _GuardedTls if self.use_ssl else _Guarded


class _Guarded(smtplib.SMTP):
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        # The one place where smtplib makes its socket; a test fails if it ever no longer comes by here.
        refused, failed = False, OSError("no address")
        for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            if not settings.SMTP_PRIVATE_HOSTS and not is_public(str(place[0])):
                refused = True
                continue
            try:
                return socket.create_connection((str(place[0]), port), timeout, self.source_address)
            except OSError as error:
                failed = error
        if refused:
            raise PrivateAddress(host)
        raise failed


class _GuardedTls(smtplib.SMTP_SSL, _Guarded):
    """SMTP_SSL wraps what the next in line returns: the guarded socket; the certificate is the name's."""


def _behind_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    is_nat64 = ip in ipaddress.ip_network("64:ff9b::/96")
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if is_nat64 else None
