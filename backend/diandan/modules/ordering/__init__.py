"""Orders, from the moment they are placed until they are handed over or cancelled.

Owns orders, their lines, the history of their moves and the pickup numbers. Does not know money (payments),
the kitchen, or what is on the menu: what it is told at placing it keeps, so an old order explains itself.
Doors: ``service``, ``queries``, ``events``, ``states``, ``errors``.
"""
