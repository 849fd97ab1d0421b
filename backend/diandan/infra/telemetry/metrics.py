"""Counters and histograms, read at /metrics by Prometheus.

Labels are routes and codes, never ids: the number of series must not grow with the shop.
"""

from functools import lru_cache

from prometheus_client import Counter, Gauge, Histogram

requests = Counter("diandan_http_requests", "Requests answered.", ["method", "route", "status"])
request_seconds = Histogram(
    "diandan_http_request_seconds",
    "Time to answer.",
    ["route"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
# A series looked up by its labels takes a lock and makes texts of them; there are a few hundred for good.
answered = lru_cache(maxsize=2048)(requests.labels)
seconds_of = lru_cache(maxsize=1024)(request_seconds.labels)
refusals = Counter("diandan_refusals", "Domain errors told to a caller.", ["api", "code"])
throttled = Counter("diandan_throttled", "Calls refused for coming too fast.", ["scope"])
live_connections = Gauge("diandan_live_connections", "Open live sockets.")
