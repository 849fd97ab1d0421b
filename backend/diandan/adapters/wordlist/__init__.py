"""A plain list of words behind the port of content checks: the default, without any outside service."""
