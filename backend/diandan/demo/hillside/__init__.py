"""山丘咖啡 Hillside Coffee: three stores, ten headings, some ninety items."""

from diandan.demo.hillside.brand import HILLSIDE

__all__ = ["HILLSIDE"]
