"""What a shop can learn from what happened, in figures that name nobody.

Owns what guests pass on to others: the menu of a store, or one item of it. Does not know what an item is
called or whether it is sold today; whoever asks has looked that up.
Doors: ``service``, ``queries``, ``errors``.
"""
