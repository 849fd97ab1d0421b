"""The story of a restaurant: one file per moment of an order's life."""
