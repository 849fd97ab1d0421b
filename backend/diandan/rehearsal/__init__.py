"""Replay a real day through the public API: guests, cooks and a counter against a running server.

Knows the shop only from outside, as phones and screens do. ``shop`` alone is different: it makes the brand
the day is played in, through the rooms' commands.
"""
