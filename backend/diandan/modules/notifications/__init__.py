"""What people are told outside the screen they look at: guests about their orders, staff about the shop.

Owns wordings, consents, outgoing messages with their attempts, the guest's message centre, caps and the
brands' accounts at providers. A message is about a *subject*, a public id: this room knows no order. It never
calls a provider itself; the flow does, and reports back here.
"""
