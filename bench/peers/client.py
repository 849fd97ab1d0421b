"""One keep-alive connection that asks and waits, for orders of several requests that lean on one another."""

import asyncio
import json
from typing import Any


class NotAsExpected(Exception):
    """An answer was not what a paid order needs; the measurement is void."""


class Connection:
    """HTTP/1.1 on a plain socket, because a comfortable client costs more than the server it measures."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self.headers: dict[str, str] = {}
        self.cookies: dict[str, str] = {}

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        status: int = 200,
    ) -> Any:
        """Send one request and return the JSON of its answer; any other status ends the run."""
        if self._writer is None or self._reader is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=2**22)
        content = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}:{self._port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
        self._writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + content)
        got, text = await self._answer(self._reader)
        if got != status:
            raise NotAsExpected(f"{method} {path}: {got} {text[:400]!r}")
        return json.loads(text) if text else None

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        self.headers = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            self.headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                cookie, _, kept = value.split(";")[0].strip().partition("=")
                self.cookies[cookie] = kept
        if self.headers.get("transfer-encoding") == "chunked":
            text = b""
            while size := int(await reader.readline(), 16):
                text += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        else:
            text = await reader.readexactly(int(self.headers.get("content-length", 0)))
        if self.headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), text

    def close(self) -> None:
        """Hang up; the next question opens the line again."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None
