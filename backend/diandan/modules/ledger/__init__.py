"""The books: balanced, append-only entries of money.

Owns entries and their lines. Knows no payment, no order and no account by name; whoever moves value posts
here, so "money neither appears nor vanishes" is one rule, kept and tested in one place.
"""
