"""The kitchen: what is made where, and how far it is.

Owns stations, the routing of items and categories to them, tickets and their items, and the times they
took. Does not know orders' states, money or menus: it is told what to make and says when it is made. Doors:
``service``, ``queries``, ``events``, ``states``, ``errors``.
"""
