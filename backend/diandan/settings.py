"""Every setting of the installation, read from the environment, with its default and its reason.

Nothing imports this module: Django reads it, the rest asks ``django.conf.settings``.
Everything has a default that runs the whole shop on one machine. A production installation sets
four names: DIANDAN_SECRET_KEY, DIANDAN_FIELD_KEYS, DIANDAN_DATABASE_URL and DIANDAN_PUBLIC_URL;
``python -m diandan doctor`` says what is missing, wrong or unwise.
The table in docs/reference/settings.md is written from ``READ`` by ``make contracts``.
"""

import base64
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# --- The reader: each setting is read once, by name, and remembered for the reference page --------

READ: list[tuple[str, str, str]] = []


def text(name: str, default: str, reason: str, *, shown: str | None = None) -> str:
    """Read a text; ``shown`` replaces a default that differs from machine to machine."""
    READ.append((name, default if shown is None else shown, reason))
    return os.environ.get(name, default)


def number(name: str, default: int, reason: str) -> int:
    """Read a whole number."""
    value = text(name, str(default), reason)
    try:
        return int(value)
    except ValueError as wrong:
        raise SystemExit(f"{name} must be a whole number, not {value!r}") from wrong


def switch(name: str, default: bool, reason: str) -> bool:
    """Read a yes-or-no."""
    value = text(name, "1" if default else "0", reason).strip().lower()
    if value not in {"1", "0", "true", "false", "yes", "no", "on", "off"}:
        raise SystemExit(f"{name} must be 1 or 0, not {value!r}")
    return value in {"1", "true", "yes", "on"}


def listing(name: str, default: str, reason: str) -> list[str]:
    """Read a comma separated list."""
    return [part.strip() for part in text(name, default, reason).split(",") if part.strip()]


def kept_secret(path: Path) -> str:
    """Return the secret in this file; the first call makes it, readable by its owner only."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(fresh)
        return fresh


def database(url: str) -> dict[str, Any]:
    """Turn a database URL into Django's form: sqlite:///path, postgresql://…, mysql://…."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                # An order's life has more statements than the driver would remember by itself.
                "cached_statements": 512,
                # FULL: a paid order survives a power cut, not only a crash of the process.
                "init_command": (
                    "PRAGMA journal_mode = WAL;"
                    "PRAGMA synchronous = FULL;"
                    "PRAGMA busy_timeout = 5000;"
                    "PRAGMA cache_size = -32000;"
                    "PRAGMA temp_store = MEMORY;"
                ),
            },
        }
    if parts.scheme not in SERVERS:
        raise SystemExit(f"DIANDAN_DATABASE_URL: unknown kind of database {parts.scheme!r}")
    engine = SERVERS[parts.scheme]
    return {
        "ENGINE": f"diandan.infra.engines.{engine}",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # Each thread keeps its connection for good and looks, before a request, whether it still is one.
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **SERVER_OPTIONS[engine],
            **{name: int(said) if said.isdigit() else said for name, said in parse_qsl(parts.query)},
        },
    }


SERVERS = {"postgresql": "postgresql", "postgres": "postgresql", "mysql": "mysql", "mariadb": "mysql"}
# READ COMMITTED on both, stated and not left to the server: rules are conditions of statements or row locks,
# and both see what others have committed. Whoever waits longer than three seconds for a lock is rolled back
# and run again.
SERVER_OPTIONS: dict[str, dict[str, Any]] = {
    "postgresql": {
        "isolation_level": 2,  # psycopg.IsolationLevel.READ_COMMITTED
        "connect_timeout": 5,
        "options": "-c lock_timeout=3s -c idle_in_transaction_session_timeout=60s",
        "application_name": "diandan",
        "keepalives_idle": 30,
    },
    "mysql": {
        "isolation_level": "read committed",
        "charset": "utf8mb4",
        "connect_timeout": 5,
        "init_command": "SET SESSION innodb_lock_wait_timeout = 3, "
        "sql_mode = CONCAT(@@sql_mode, ',STRICT_TRANS_TABLES')",
    },
}


# --- Where things are -----------------------------------------------------------------------------

REPO_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(
    text(
        "DIANDAN_DATA",
        str(REPO_DIR / "var"),
        "Folder of the database, pictures and generated keys.",
        shown="./var",
    )
).resolve()
GUEST_DIST = Path(
    text(
        "DIANDAN_GUEST_DIST",
        str(REPO_DIR / "clients/guest/dist/build/h5"),
        "Built guest client, served under /m/.",
        shown="clients/guest/dist/build/h5",
    )
)
CONSOLE_DIST = Path(
    text(
        "DIANDAN_CONSOLE_DIST",
        str(REPO_DIR / "clients/console/dist"),
        "Built console, served under /console/, /kitchen/ and /board/.",
        shown="clients/console/dist",
    )
)

CONTRACTS_DIR = REPO_DIR / "contracts"

# --- Secrets --------------------------------------------------------------------------------------

SECRET_KEY = text(
    "DIANDAN_SECRET_KEY",
    "",
    "Signs live tickets. Unset: generated once into the data folder. Set it in production.",
) or kept_secret(DATA_DIR / "keys" / "secret")
SECRET_KEY_FALLBACKS = listing(
    "DIANDAN_SECRET_KEY_FALLBACKS", "", "Earlier secret keys, still believed while keys change."
)
FIELD_KEYS = listing(
    "DIANDAN_FIELD_KEYS",
    "",
    "Keys of encrypted columns, newest first: id:base64 of 32 bytes, comma separated. "
    "Unset: generated once into the data folder. Set it in production, keep it beside no backup.",
) or [f"local:{kept_secret(DATA_DIR / 'keys' / 'fields')}"]

# --- Addresses ------------------------------------------------------------------------------------

HOST = text("DIANDAN_HOST", "0.0.0.0", "Address the web process and the hub listen on.")  # noqa: S104
PORT = number("DIANDAN_PORT", 8700, "Port of the web process.")
HUB_PORT = number("DIANDAN_HUB_PORT", 8701, "Port of the live hub.")
SANDBOX_PORT = number("DIANDAN_SANDBOX_PORT", 8702, "Port of the sandbox gateway.")
PUBLIC_URL = text(
    "DIANDAN_PUBLIC_URL",
    "",
    "Address guests use, such as https://order.example.com. Unset: taken from each request, "
    "which suits a shop's own network. Set it in production.",
).rstrip("/")
LIVE_URL = text(
    "DIANDAN_LIVE_URL",
    "",
    "Address of the live hub as clients see it, such as wss://order.example.com/live. "
    "Unset: the host of the request with the hub's port.",
)
ALLOWED_HOSTS = listing(
    "DIANDAN_ALLOWED_HOSTS",
    ",".join(filter(None, [urlsplit(PUBLIC_URL).hostname, "localhost", "127.0.0.1"])) if PUBLIC_URL else "*",
    "Host names answered, comma separated. Unset: the host of the public address, or any.",
)
ALLOWED_ORIGINS = listing(
    "DIANDAN_ALLOWED_ORIGINS", "", "Further origins that may call the API and open sockets, comma separated."
)
COOKIES_SECURE = switch(
    "DIANDAN_COOKIES_SECURE",
    PUBLIC_URL.startswith("https://"),
    "Send cookies over TLS only. Unset: on when the public address is https.",
)
TRUST_PROXY = switch(
    "DIANDAN_TRUST_PROXY",
    False,
    "Believe X-Forwarded-For and X-Forwarded-Proto. Only behind a proxy that sets them.",
)

# --- Twins: the database and what may stand beside it ---------------------------------------------

DATABASE_URL = text(
    "DIANDAN_DATABASE_URL",
    f"sqlite:///{DATA_DIR / 'diandan.sqlite3'}",
    "sqlite:///path, postgresql://… or mysql://….",
    shown="sqlite:///<data>/diandan.sqlite3",
)
DATABASES = {"default": database(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = text(
    "DIANDAN_REDIS_URL",
    "",
    "redis://host:6379/0: limits and live frames of several processes. May be emptied.",
)
AMQP_URL = text(
    "DIANDAN_AMQP_URL", "", "amqp://user:password@host:5672//: facts go to `relay`, `consume` and `tick`."
)
AMQP_PREFIX = text("DIANDAN_AMQP_PREFIX", "diandan", "What the names of our queues begin with.")
HEALTH_PORT = number("DIANDAN_HEALTH_PORT", 0, "Where a role says how it is: /healthz, /readyz; 0: nowhere.")
CONSUME_THREADS = number("DIANDAN_CONSUME_THREADS", 8, "Handlers a `consume` process runs at the same time.")
WEB_THREADS = number("DIANDAN_WEB_THREADS", 32, "Requests the web process works on at the same time.")
DATABASE_UNITS = number(
    "DIANDAN_DATABASE_UNITS", 16, "Units a process runs on a database server at the same time; others wait."
)
WEB_WORKERS = number("DIANDAN_WEB_WORKERS", 1, "Web processes. More than one needs a database server.")
WEB_ONE_CORE = switch("DIANDAN_WEB_ONE_CORE", False, "Python keeps to one core; `serve` turns it on.")

# --- Money ----------------------------------------------------------------------------------------

SANDBOX = switch(
    "DIANDAN_SANDBOX",
    False,
    "Play money: serve starts the sandbox gateway. Refused together with a real gateway account.",
)
SANDBOX_URL = text(
    "DIANDAN_SANDBOX_URL",
    f"http://127.0.0.1:{SANDBOX_PORT}",
    "Where the sandbox gateway listens. Loopback only.",
    shown="http://127.0.0.1:<sandbox port>",
)
SANDBOX_TIME_SCALE = number(
    "DIANDAN_SANDBOX_TIME_SCALE",
    1,
    "Compresses the sandbox's schedule of repeated notices: 60 makes a minute a second.",
)
WECHATPAY_URL = text(
    "DIANDAN_WECHATPAY_URL",
    "https://api.mch.weixin.qq.com",
    "Where WeChat Pay listens; https only. Its second address is https://api2.mch.weixin.qq.com.",
)
ALIPAY_URL = text("DIANDAN_ALIPAY_URL", "https://openapi.alipay.com/gateway.do", "Alipay; https only.")

# --- Platforms guests come from --------------------------------------------------------------------

WECHAT_MINI_URL = text(
    "DIANDAN_WECHAT_MINI_URL",
    "https://api.weixin.qq.com",
    "Where the server interface of mini-programs listens; https only. "
    "Its second address is https://api2.weixin.qq.com.",
)

# --- Messages -------------------------------------------------------------------------------------

SANDBOX_SMTP_PORT = number(
    "DIANDAN_SANDBOX_SMTP_PORT", SANDBOX_PORT + 1, "Port of the sandbox's mail server. Loopback only."
)
ALIYUN_SMS_URL = text(
    "DIANDAN_ALIYUN_SMS_URL",
    "https://dysmsapi.aliyuncs.com",
    "Where Alibaba Cloud takes text messages; https only.",
)
TENCENT_SMS_URL = text(
    "DIANDAN_TENCENT_SMS_URL",
    "https://sms.tencentcloudapi.com",
    "Where Tencent Cloud takes text messages; https only.",
)

# --- Files ----------------------------------------------------------------------------------------

FILES_URL = text(
    "DIANDAN_FILES_URL",
    "",
    "s3://key:secret@host/bucket/prefix?region=…&style=path&tls=1 for pictures. Unset: the data folder.",
)
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
UPLOAD_LIMIT_BYTES = number(
    "DIANDAN_UPLOAD_LIMIT_BYTES", 8 * 1024 * 1024, "Largest picture or import file accepted."
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES
FILE_UPLOAD_HANDLERS = ["diandan.infra.files.LimitedUpload"]

# --- Sessions and throttles -----------------------------------------------------------------------

GUEST_SESSION_DAYS = number("DIANDAN_GUEST_SESSION_DAYS", 180, "Days an unused guest session stays valid.")
STAFF_SESSION_HOURS = number(
    "DIANDAN_STAFF_SESSION_HOURS", 16, "Hours a staff session stays valid: one long shift."
)
THROTTLE = switch("DIANDAN_THROTTLE", True, "Refuse floods with 429. Off only for load tests on one address.")

SMTP_PRIVATE_HOSTS = switch(
    "DIANDAN_SMTP_PRIVATE_HOSTS",
    False,
    "Let mail servers of merchants be on this machine or in a private network.",
)

# --- Reviews and what is kept of a guest ----------------------------------------------------------

REVIEW_DAYS = number("DIANDAN_REVIEW_DAYS", 30, "Days after the hand-over in which an order may be reviewed.")
REVIEW_EDIT_HOURS = number(
    "DIANDAN_REVIEW_EDIT_HOURS",
    48,
    "Hours in which a guest may change a review, unless the shop has hidden it.",
)
REVIEW_INVITE_MINUTES = number(
    "DIANDAN_REVIEW_INVITE_MINUTES", 60, "Minutes after the hand-over when a guest is asked how it was."
)
CONTENT_CHECK = text(
    "DIANDAN_CONTENT_CHECK", "words", "Who reads reviews before others do: the name of an adapter."
)
WORD_LIST = text(
    "DIANDAN_WORD_LIST",
    "",
    "File with words of your own for the content check `words`, one a line; ? before those that need a look.",
)
REVIEW_PICTURES_WAIT = switch(
    "DIANDAN_REVIEW_PICTURES_WAIT", False, "Whether every review with pictures waits for a look by a person."
)
REVIEW_PICTURES_MINUTES = number(
    "DIANDAN_REVIEW_PICTURES_MINUTES", 45, "Minutes a platform has to look at pictures; then a person looks."
)
NOTE_DAYS = number(
    "DIANDAN_NOTE_DAYS", 180, "Days after which what guests wrote beside an order is forgotten."
)

# --- Telemetry ------------------------------------------------------------------------------------

LOG_FORMAT = text("DIANDAN_LOG_FORMAT", "json", "json for machines, console for people.")
LOG_LEVEL = text("DIANDAN_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR.").upper()
METRICS_TOKEN = text(
    "DIANDAN_METRICS_TOKEN",
    "",
    "Bearer token of /metrics. Unset: answered to loopback only.",
)

# --- Django ---------------------------------------------------------------------------------------

DEBUG = False
ROOT_URLCONF = "diandan.urls"
WSGI_APPLICATION = "diandan.wsgi.application"
APPEND_SLASH = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
USE_I18N = False
LOGGING_CONFIG = "diandan.infra.telemetry.logs.configure_from"
LOGGING = {"level": LOG_LEVEL, "as_json": LOG_FORMAT == "json"}
MIDDLEWARE = [
    "diandan.infra.telemetry.middleware.RequestTelemetry",
    "diandan.api.shared.protection.SecurityHeaders",
    "diandan.api.shared.errors.MethodRefusals",
    "diandan.api.shared.origin.OriginCheck",
]
TEMPLATES: list[dict[str, Any]] = []
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

ROOMS = ["stores", "accounts", "catalog", "ledger", "ordering", "payments", "inventory", "kitchen"]
ROOMS += ["feedback", "notifications", "analytics"]
INSTALLED_APPS = [
    app
    for app in (
        "diandan.infra.outbox",
        "diandan.infra.idempotency",
        "diandan.infra.audit",
        "diandan.infra.leases",
        *(f"diandan.modules.{room}" for room in ROOMS),
    )
    if (REPO_DIR / "backend" / app.replace(".", "/") / "apps.py").exists()
]
