"""What guests say about what they had, and what the shop does about it.

Owns reviews with their photos, the ratings of items, and invitations to review. Does not know orders: it is
told what was bought, by whom and when it was handed over, and whoever tells it has looked that up.
Doors: ``service``, ``queries``, ``events``, ``states``, ``errors``.
"""
