"""The rooms: one bounded context each, entered only through their doors."""
