"""Stores: brands, their stores, areas and tables; when a store is open, which modes it offers.

Owns the words brand, store, area, table, opening hours, pause. A brand is the tenant: whatever belongs to
another brand does not exist for you. Knows nothing of what is sold or ordered.
"""
