"""What a browser calls itself, in three words a person knows again: "Chrome · Android"."""

BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("AlipayClient", "Alipay"),
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def name_of(user_agent: str) -> str:
    """Name browser and system; empty where neither is known, as for a program."""
    text = user_agent[:400]
    found = (next((name for mark, name in marks if mark in text), "") for marks in (BROWSERS, SYSTEMS))
    return " · ".join(name for name in found if name)
