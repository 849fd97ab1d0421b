"""Logs as events, request ids and counters; no business words, no personal data."""
