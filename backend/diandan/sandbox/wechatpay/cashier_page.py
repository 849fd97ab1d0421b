"""The look and the words of the sandbox's cashier page."""

from dataclasses import dataclass
from html import escape

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "lang": "zh-CN",
        "title": "沙盒收银台",
        "play": "演示环境 · 不会产生真实扣款",
        "to": "收款方",
        "number": "商户单号",
        "pay": "确认支付",
        "cancel": "取消",
        "back": "返回商家",
        "done": "支付成功",
        "done_more": "可以回到点餐页面了。",
        "paid": "这笔订单已支付",
        "paid_more": "无需再次付款。",
        "closed": "订单已关闭",
        "closed_more": "请回到点餐页面重新下单。",
        "expired": "支付链接已过期",
        "expired_more": "链接 5 分钟内有效，请回到订单页重新支付。",
        "cancelled": "已取消支付",
        "cancelled_more": "订单仍在，可以稍后再付。",
        "unknown": "没有找到这笔订单",
        "unknown_more": "请回到点餐页面重新支付。",
    },
    "en": {
        "lang": "en",
        "title": "Sandbox cashier",
        "play": "Demo · no real money moves",
        "to": "Pay to",
        "number": "Order no.",
        "pay": "Pay now",
        "cancel": "Cancel",
        "back": "Back to the shop",
        "done": "Payment complete",
        "done_more": "You can return to your order.",
        "paid": "This order is already paid",
        "paid_more": "There is nothing more to pay.",
        "closed": "This order is closed",
        "closed_more": "Please order again from the menu.",
        "expired": "This link has expired",
        "expired_more": "Links last 5 minutes. Please pay again from your order.",
        "cancelled": "Payment cancelled",
        "cancelled_more": "Your order is still there; you can pay later.",
        "unknown": "No such order",
        "unknown_more": "Please start the payment again from your order.",
    },
}

STYLE = """
:root{color-scheme:light dark;--paper:#f6f5f2;--card:#fff;--ink:#1d1d1b;--soft:#5f5e5a;--line:#e6e3dc;
--go:#0a7a45;--go-ink:#fff;--note:#fdf3d7;--note-ink:#6b4e00}
@media(prefers-color-scheme:dark){:root{--paper:#161614;--card:#22221f;--ink:#f2f0ea;--soft:#b4b1a8;
--line:#37362f;--go:#2f9e66;--go-ink:#04140b;--note:#3a3115;--note-ink:#f3dfa4}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);display:flex;justify-content:center;
font:400 1rem/1.5 -apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",Roboto,sans-serif}
main{width:100%;max-width:26rem;padding:1.5rem 1rem 2rem;display:flex;flex-direction:column;gap:1rem}
.play{margin:0;padding:.5rem 1rem;border-radius:.75rem;background:var(--note);color:var(--note-ink);
font-size:.875rem;text-align:center}
.card{background:var(--card);border-radius:1.25rem;padding:2rem 1.5rem 1.5rem;text-align:center;
box-shadow:0 1px 2px rgb(0 0 0/.06)}
h1{margin:0;font-size:1rem;font-weight:400;color:var(--soft)}
.amount{margin:.5rem 0 1.5rem;font-size:3rem;line-height:1.1;font-weight:600;
font-variant-numeric:tabular-nums}
.amount small{font-size:1.5rem;font-weight:600;margin-right:.125rem}
dl{margin:0;border-top:1px solid var(--line);padding-top:1rem;text-align:left;display:grid;
grid-template-columns:auto 1fr;gap:.5rem 1rem;font-size:.9375rem}
dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
dd.number{font-size:.75rem;line-height:1.75;color:var(--soft)}
form{display:flex;flex-direction:column;gap:.75rem;margin:0}
button,.button{display:block;width:100%;min-height:3.25rem;border:0;border-radius:1rem;font:inherit;
font-weight:600;font-size:1.125rem;cursor:pointer;text-align:center;text-decoration:none;line-height:3.25rem}
.go{background:var(--go);color:var(--go-ink)}
.quiet{background:transparent;color:var(--soft);font-weight:400;font-size:1rem}
button:focus-visible,.button:focus-visible{outline:3px solid var(--go);outline-offset:3px}
.mark{width:4rem;height:4rem;margin:0 auto 1rem;border-radius:50%;display:grid;place-items:center;
background:var(--go);color:var(--go-ink);font-size:2rem;font-weight:600}
.mark.still{background:var(--line);color:var(--soft)}
h2{margin:0 0 .25rem;font-size:1.375rem;font-weight:600}.more{margin:0 0 1.5rem;color:var(--soft)}
"""

_HAPPY = {"done", "paid"}


def words_for(accept_language: str) -> dict[str, str]:
    """Return the words in the browser's language; Chinese unless it asks for English first."""
    first = accept_language.split(",", maxsplit=1)[0].strip().lower()
    return WORDS["en"] if first.startswith("en") else WORDS["zh"]


@dataclass(frozen=True, slots=True)
class Page:
    """One order on one page; texts of the order arrive escaped."""

    words: dict[str, str]
    merchant: str = ""
    what: str = ""
    amount_fen: int = 0
    number: str = ""

    def ask(self, *, action: str, back: str) -> str:
        """Show the order with its two buttons."""
        words = self.words
        return self._frame(
            f'<section class="card">{self._order()}</section>'
            f'<form method="post" action="{escape(action)}">'
            f'<input type="hidden" name="redirect_url" value="{escape(back)}">'
            f'<button class="go" name="answer" value="pay">{words["pay"]} ¥{self._yuan()}</button>'
            f'<button class="quiet" name="answer" value="cancel">{words["cancel"]}</button></form>'
        )

    def message(self, kind: str, *, back: str = "") -> str:
        """Show how it stands."""
        words = self.words
        mark = '<div class="mark" aria-hidden="true">✓</div>' if kind in _HAPPY else (
            '<div class="mark still" aria-hidden="true">!</div>'
        )  # fmt: skip
        way_back = f'<a class="button go" href="{escape(back)}">{words["back"]}</a>' if back else ""
        return self._frame(
            f'<section class="card">{mark}<h2 role="status">{words[kind]}</h2>'
            f'<p class="more">{words[kind + "_more"]}</p>{self._order() if self.number else ""}</section>'
            + way_back
        )

    def _order(self) -> str:
        words = self.words
        return (
            f'<h1>{self.what}</h1><p class="amount"><small>¥</small>{self._yuan()}</p>'
            f"<dl><dt>{words['to']}</dt><dd>{self.merchant}</dd>"
            f'<dt>{words["number"]}</dt><dd class="number">{self.number}</dd></dl>'
        )

    def _frame(self, inner: str) -> str:
        words = self.words
        return (
            f'<!doctype html><html lang="{words["lang"]}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f'<link rel="icon" href="data:,"><title>{words["title"]}</title><style>{STYLE}</style></head>'
            f'<body><main><p class="play">{words["play"]}</p>{inner}</main></body></html>'
        )

    def _yuan(self) -> str:
        return f"{self.amount_fen // 100}.{self.amount_fen % 100:02d}"
