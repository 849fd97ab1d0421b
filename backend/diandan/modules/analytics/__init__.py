"""What a shop can learn from what happened, in figures that name nobody.

Owns what guests pass on to others: the menu of a store, or one item of it; who came by it for as long as an
order may follow, and afterwards only how many. Does not know what an item is called or whether an order was
paid; whoever asks or tells has looked that up.
Doors: ``service``, ``queries``, ``errors``, ``personal``.
"""
