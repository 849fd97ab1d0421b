"""The page at the end: what was played, what came of it, what was checked. One HTML file without links."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from diandan.kernel import money
from diandan.rehearsal.books import Books
from diandan.rehearsal.checks import Check
from diandan.rehearsal.course import Outcome
from diandan.rehearsal.day import Day
from diandan.rehearsal.figures import NAMES, Spread

TEMPLATE = Path(__file__).with_name("report.html")
GOOD = ("good", "全部成立 · all checks hold")
BAD = ("bad", "有检查未通过 · a check failed")


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the page tells."""

    day: Day
    source: str
    manner: str
    outcome: Outcome
    books: Books
    checks: list[Check]
    waits: list[Spread]
    answers: list[Spread]

    @property
    def holds(self) -> bool:
        """Whether every check holds."""
        return all(check.holds for check in self.checks)

    @property
    def tiles(self) -> list[tuple[str, str]]:
        """The figures that matter most, each with its name."""
        outcome, asked = self.outcome, len(self.day.orders)
        taken = money.format_yuan(sum(order["paid_fen"] for order in self.books.orders))
        pace = asked / max(outcome.took_s, 0.001)
        return [
            (str(len(self.books.orders)), f"订单 orders; {asked} in the file"),
            (taken, f"营业额 revenue; {money.format_yuan(self.day.revenue_fen)} in the file"),
            (str(sum(len(order["tickets"]) for order in self.books.orders)), "出品单 kitchen tickets"),
            (str(sum(outcome.log.frames.values())), "实时消息 frames on live sockets"),
            (f"{outcome.took_s:.1f} s", f"历时 time taken; {pace:.1f} orders a second"),
            (str(sum(outcome.log.retries.values())), "重试 calls made again"),
            (str(len(outcome.errors)), "错误 errors"),
            (str(len(outcome.killings)), "强制终止 kills of the web process"),
        ]


def page(found: Findings) -> str:
    """Return the whole page."""
    mood, verdict = GOOD if found.holds else BAD
    outcome = found.outcome
    return Template(TEMPLATE.read_text()).substitute(
        date=found.day.date,
        source=escape(found.source),
        orders=len(found.day.orders),
        lines=found.day.line_count,
        manner=escape(found.manner),
        mood=mood,
        verdict=verdict,
        tiles="".join(
            f'<div class="tile"><b>{escape(figure)}</b><span>{escape(name)}</span></div>'
            for figure, name in found.tiles
        ),
        sections="".join(
            [
                _section("检查 Checks", [_check(check) for check in found.checks]),
                _section("等候 Waiting times", _spreads("span", found.waits)),
                _section("应答 Answers of the server", _spreads("call", found.answers)),
                _section("强制终止 Kills", [_row(text) for text in killings(outcome)]),
                _section("实时 Live", [_row(*pair) for pair in _live(outcome)]),
                _section(
                    "重试 Calls made again", [_row(*pair) for pair in outcome.log.retries.most_common()]
                ),
                _section("错误 Errors", [_row(text) for text in outcome.errors]),
            ]
        ),
    )


def killings(outcome: Outcome) -> list[str]:
    """Say of each kill when it was and how long it took to recover."""
    return [
        f"SIGKILL after {one.after_orders} orders, with {one.in_flight} requests in flight; "
        f"back after {one.away_s:.1f} s"
        for one in outcome.killings
    ]


def span(seconds: float) -> str:
    """Return a span as people read it."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _live(outcome: Outcome) -> list[tuple[str, int]]:
    return [
        *((f"{kind} frames", count) for kind, count in outcome.log.frames.most_common()),
        ("sockets lost and opened again", outcome.sockets_lost),
        ("times a store's screens read everything anew", outcome.reloads),
    ]


def _section(title: str, rows: list[str]) -> str:
    return f'<h2>{title}</h2><div class="scroll"><table>{"".join(rows)}</table></div>' if rows else ""


def _check(check: Check) -> str:
    mark = '<td class="good">✓</td>' if check.holds else '<td class="bad">✗</td>'
    return f'<tr>{mark}<td>{escape(check.text)}</td><td class="s">{escape(check.found)}</td></tr>'


def _spreads(what: str, spreads: Iterable[Spread]) -> list[str]:
    heads = "".join(f'<th class="n">{name}</th>' for name in ("times", *NAMES))
    return [
        f"<tr><th>{what}</th>{heads}</tr>",
        *(_row(each.name, each.count, *(span(at_s) for at_s in each.at_s)) for each in spreads),
    ]


def _row(name: str, *cells: object) -> str:
    figures = "".join(f'<td class="n">{escape(str(cell))}</td>' for cell in cells)
    return f"<tr><td>{escape(name)}</td>{figures}</tr>"
