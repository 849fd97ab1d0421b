"""An adapter is one for the whole process, however many ask for it first."""

import threading
import time

from diandan.infra import plugins


class SlowEntry:
    """An adapter that takes a while to come up, as all do that import a library."""

    name = "slow"

    def load(self):
        time.sleep(0.05)
        return object


def test_twenty_who_ask_at_once_get_the_same_adapter(monkeypatch):
    monkeypatch.setattr(plugins, "entry_points", lambda group: [SlowEntry()])
    gate, found = threading.Barrier(20), []

    def ask():
        gate.wait()
        found.append(plugins.load("diandan.test_plugins", "slow"))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({id(one) for one in found}) == 1


def test_control_without_the_lock_they_get_several(monkeypatch):
    monkeypatch.setattr(plugins, "entry_points", lambda group: [SlowEntry()])
    gate, found = threading.Barrier(20), []

    def ask():
        gate.wait()
        found.append(plugins._load("diandan.test_plugins_unlocked", "slow"))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({id(one) for one in found}) > 1
