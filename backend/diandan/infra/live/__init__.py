"""Live frames: what changed, told to the screens that show it.

A web process publishes, the hub (a process of its own) fans out to sockets. Nothing here is truth: a lost
frame, a lost hub or a lost publisher costs a reload over HTTP, never a wrong screen. Doors: ``publish`` and
``dismiss`` from an emit handler or ``tx.after_commit``; ``tickets`` for who may follow what; ``address`` for
where the hub is. docs/explain/live.md tells the protocol.
"""

from diandan.infra.live.outlet import Publishing, dismiss, publish, start_publishing, stop_publishing

__all__ = ["Publishing", "dismiss", "publish", "start_publishing", "stop_publishing"]
