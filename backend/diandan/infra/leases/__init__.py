"""Leases: of several processes one does a thing, and another when that one is gone.

A row per thing with the time until which it is somebody's. Nobody gives a lease back and nobody is asked
whether it is still alive: time is enough. What is done under a lease must bear being done twice all the same,
for a process may sleep through the end of its own.
"""
