"""The sandbox: a stand-in payment gateway with its own process, data file, keys and signature code.

It plays WeChat Pay v3 towards us, on loopback, so that demo, training and tests pay through the real wire
protocol. It shares no code with ``diandan.adapters`` (its signatures would prove nothing), knows no table of
ours, and never runs beside a real gateway account.
"""
