"""The price engine: a pure function from lines and fees to a price with its reasons.

Owns no tables and knows no Django, so it can be tested by properties, replayed on old orders and mirrored by
the vectors in ``contracts/vectors/pricing.json``. It decides what a guest pays; the client only previews it.
Doors: ``quote``.
"""
