"""The outside world: one folder per provider, found by entry points, never imported."""
