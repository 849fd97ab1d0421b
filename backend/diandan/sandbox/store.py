"""The sandbox's own data file: merchants, trades, refunds, notices, faults, and what the mini-program server
keeps. One connection, one lock.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from diandan.kernel import clock

SCHEMA = """
CREATE TABLE IF NOT EXISTS platform (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS merchants (
  mchid TEXT PRIMARY KEY, appid TEXT NOT NULL, name TEXT NOT NULL, serial_no TEXT NOT NULL,
  public_pem TEXT NOT NULL, api_v3_key TEXT NOT NULL, signs_with TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS trades (
  mchid TEXT NOT NULL, out_trade_no TEXT NOT NULL, trade_type TEXT NOT NULL, appid TEXT NOT NULL,
  description TEXT NOT NULL, total INTEGER NOT NULL CHECK (total > 0), currency TEXT NOT NULL,
  notify_url TEXT NOT NULL, attach TEXT NOT NULL, openid TEXT NOT NULL, request_hash TEXT NOT NULL,
  expires_at TEXT, state TEXT NOT NULL, created_at TEXT NOT NULL, paid_at TEXT,
  transaction_id TEXT UNIQUE, refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded <= total),
  PRIMARY KEY (mchid, out_trade_no));
CREATE TABLE IF NOT EXISTS prepays (
  prepay_id TEXT PRIMARY KEY, mchid TEXT NOT NULL, out_trade_no TEXT NOT NULL, link_until TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS refunds (
  mchid TEXT NOT NULL, out_refund_no TEXT NOT NULL, refund_id TEXT NOT NULL UNIQUE,
  out_trade_no TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), reason TEXT NOT NULL,
  notify_url TEXT NOT NULL, status TEXT NOT NULL, ends_as TEXT NOT NULL, due_ms INTEGER NOT NULL,
  created_at TEXT NOT NULL, success_at TEXT, PRIMARY KEY (mchid, out_refund_no));
CREATE INDEX IF NOT EXISTS refunds_due ON refunds (status, due_ms);
CREATE TABLE IF NOT EXISTS notices (
  id TEXT PRIMARY KEY, mchid TEXT NOT NULL, out_trade_no TEXT NOT NULL, event_type TEXT NOT NULL,
  original_type TEXT NOT NULL, summary TEXT NOT NULL, url TEXT NOT NULL, plain TEXT NOT NULL,
  created_at TEXT NOT NULL, due_ms INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL, last_answer TEXT NOT NULL DEFAULT '', variant TEXT NOT NULL DEFAULT 'plain');
CREATE INDEX IF NOT EXISTS notices_due ON notices (state, due_ms);
CREATE TABLE IF NOT EXISTS faults (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, does TEXT NOT NULL, match TEXT NOT NULL, times INTEGER NOT NULL,
  seconds REAL NOT NULL, amount INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sms_accounts (
  key_id TEXT PRIMARY KEY, provider TEXT NOT NULL, secret TEXT NOT NULL, app_id TEXT NOT NULL,
  sign_name TEXT NOT NULL, templates TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sms_nonces (nonce TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS sms_messages (
  id INTEGER PRIMARY KEY, key_id TEXT NOT NULL, phone TEXT NOT NULL, template TEXT NOT NULL,
  out_id TEXT NOT NULL, content TEXT NOT NULL, sent_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mails (
  id INTEGER PRIMARY KEY, sender TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL,
  message_id TEXT NOT NULL, body TEXT NOT NULL, sent_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS bills (token TEXT PRIMARY KEY, mchid TEXT NOT NULL, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS alipay_codes (
  code TEXT PRIMARY KEY, appid TEXT NOT NULL, open_id TEXT NOT NULL, ends_at TEXT NOT NULL,
  used INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mini_apps (
  appid TEXT PRIMARY KEY, secret TEXT NOT NULL, name TEXT NOT NULL, open_platform TEXT NOT NULL,
  pages TEXT NOT NULL, may_ship INTEGER NOT NULL, push_token TEXT NOT NULL, push_key TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_tokens (
  token TEXT PRIMARY KEY, appid TEXT NOT NULL, forced INTEGER NOT NULL, made_at TEXT NOT NULL,
  ends_at TEXT NOT NULL, is_dead INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mini_users (
  openid TEXT PRIMARY KEY, appid TEXT NOT NULL, persona TEXT NOT NULL, unionid TEXT NOT NULL,
  active_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_codes (
  code TEXT PRIMARY KEY, kind TEXT NOT NULL, appid TEXT NOT NULL, openid TEXT NOT NULL,
  phone TEXT NOT NULL, ends_at TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mini_templates (
  template_id TEXT PRIMARY KEY, appid TEXT NOT NULL, title TEXT NOT NULL, fields TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_consents (
  openid TEXT NOT NULL, template_id TEXT NOT NULL, left INTEGER NOT NULL CHECK (left >= 0),
  PRIMARY KEY (openid, template_id));
CREATE TABLE IF NOT EXISTS mini_messages (
  id INTEGER PRIMARY KEY, appid TEXT NOT NULL, openid TEXT NOT NULL, template_id TEXT NOT NULL,
  page TEXT NOT NULL, data TEXT NOT NULL, state TEXT NOT NULL, lang TEXT NOT NULL, sent_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_drawn (
  id INTEGER PRIMARY KEY, appid TEXT NOT NULL, scene TEXT NOT NULL, page TEXT NOT NULL,
  env_version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_push_urls (appid TEXT PRIMARY KEY, url TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mini_shipments (
  mchid TEXT NOT NULL, out_trade_no TEXT NOT NULL, appid TEXT NOT NULL, body TEXT NOT NULL,
  uploads INTEGER NOT NULL, upload_time TEXT NOT NULL, PRIMARY KEY (mchid, out_trade_no));
"""


class Store:
    """The data file; every write is one short immediate transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=5)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(SCHEMA)
        self._offset = timedelta(seconds=float(self.setting("clock_offset_s") or 0))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock and a transaction; an error inside undoes all of it."""
        with self._lock:
            self._depth += 1
            if self._depth == 1:
                self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._depth == 1:
                    self._db.execute("ROLLBACK")
                raise
            else:
                if self._depth == 1:
                    self._db.execute("COMMIT")
            finally:
                self._depth -= 1

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """Return the first row, or nothing."""
        with self._lock:
            row: sqlite3.Row | None = self._db.execute(sql, values).fetchone()
            return row

    def all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Return all rows."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def run(self, sql: str, *values: Any) -> int:
        """Change rows; return how many."""
        with self._lock:
            return self._db.execute(sql, values).rowcount

    def insert(self, table: str, **row: Any) -> None:
        """Insert one row of a table named in ``SCHEMA``."""
        columns, marks = ", ".join(row), ", ".join("?" * len(row))
        self.run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *row.values())  # noqa: S608

    def setting(self, name: str) -> str:
        """Return something the platform remembers, or an empty text."""
        row = self.one("SELECT value FROM platform WHERE name = ?", name)
        return str(row["value"]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Keep something of the platform itself."""
        self.run("INSERT OR REPLACE INTO platform (name, value) VALUES (?, ?)", name, value)

    def now(self) -> datetime:
        """Return the sandbox's time: ours, moved by the offset it was told to keep."""
        return clock.now() + self._offset

    def set_clock_offset(self, seconds: float) -> None:
        """Live that much later (or earlier) than the machine, to reach tomorrow's bill or an expiry."""
        self._offset = timedelta(seconds=seconds)
        self.remember("clock_offset_s", str(seconds))

    def now_ms(self) -> int:
        """Return the machine's time in milliseconds: the notice schedule does not follow the offset."""
        return clock.epoch_ms()


def to_text(instant: datetime) -> str:
    """Return an instant as it is kept: UTC, sortable."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """Read an instant back."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
