"""Shipped help for tests, rehearsals and other people's adapters."""
