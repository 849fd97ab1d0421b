"""Pipes: technical services with tables or sockets, and no word of the trade."""
