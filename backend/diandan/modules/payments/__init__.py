"""What is owed and how it was paid.

Owns bills, payments (one means of paying a bill), refunds, the raw notices of gateways and the merchants'
gateway accounts. A bill is for a *subject*, a public id of something sold: this room knows no order. It never
calls a gateway itself; the flow does, and reports back here.
"""
