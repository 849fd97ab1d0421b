"""What the hub counts, in Prometheus' words, in a registry of its own."""

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest


class HubMetrics:
    """Counters and gauges of one hub."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.followers = self._gauge("followers", "Sockets that follow at least one topic.")
        self.topics = self._gauge("topics", "Topics kept: followed now or a short while ago.")
        self.publishers = self._gauge("publishers", "Processes connected to publish.")
        self.frames = self._counter("frames", "Frames published to a topic that is kept.")
        self.deliveries = self._counter("deliveries", "Frames written to sockets.")
        self.resumed = self._counter("resumed", "Topics taken up where a screen had left them.")
        self.reloaded = self._counter("reloaded", "Topics a screen had to read anew on joining.")
        self.renewed = self._counter("epochs_renewed", "Topics whose epoch changed: frames may be lost.")
        self.refused = self._counter("refused", "Sockets refused or closed by us, by reason.", "reason")

    def text(self) -> bytes:
        """The page a Prometheus server reads."""
        return generate_latest(self.registry)

    def _gauge(self, name: str, help_text: str) -> Gauge:
        return Gauge(f"diandan_hub_{name}", help_text, registry=self.registry)

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(f"diandan_hub_{name}", help_text, labels, registry=self.registry)
