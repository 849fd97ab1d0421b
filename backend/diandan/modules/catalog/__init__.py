"""Catalog: what a brand sells, how it may be composed, and what each store shows of it right now.

Owns the words category, item, spec, sku, modifier group, modifier, combo, badge, allergen, day part,
override, sold out, menu version. A store's menu is one immutable snapshot per mode and version: the bytes
guests read and the table that prices their carts are made together, so neither can differ from the other.
Knows no orders and no stock counts.
"""
