"""稻香面馆 Paddy Noodles: one store with tables, seven headings, some thirty dishes."""

from diandan.demo.paddy.brand import PADDY

__all__ = ["PADDY"]
