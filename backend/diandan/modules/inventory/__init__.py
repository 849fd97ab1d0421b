"""Inventory: how many portions of a SKU or modifier a store has for the day, and who has set some aside.

Owns the words daily quota, portions, free, hold. A thing without a quota is not counted. Holding happens in
the transaction that places the order, by conditional updates in the order of the ids, so nothing is ever
sold twice and two orders cannot wait for one another. Knows no orders: only their ids.
"""
