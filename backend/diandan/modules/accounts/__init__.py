"""Who is here: guests without accounts, staff with roles, and their sessions.

Owns Guest, GuestSession, Staff, Grant, StaffSession. Words: a *guest* is a phone that orders and is known by
a token alone; *staff* signs in with a name and a password; a *grant* gives staff a role in one store or in
the whole brand; the role's *permissions* stand in ``roles.py``.
Doors: ``service`` (sign in, welcome, grant), ``queries`` (who is this, may they), ``errors``, ``roles``.
It does not know orders, payments or menus.
"""
