"""Web processes keep to one core each, and never two to the same while there is another."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager

import pytest

from diandan.cli import serve

pytestmark = [
    pytest.mark.network,
    pytest.mark.skipif(
        not hasattr(os, "sched_setaffinity"), reason="only Linux lets a process choose its cores"
    ),
]

# Asks for a core under names of the test's own: whatever else runs here may have taken some. Then holds it.
PROCESS = """
import os, sys, threading
from diandan.infra import one_core

names, allowed = sys.argv[1], sys.argv[2]
if allowed:
    os.sched_getaffinity = lambda _pid: {int(core) for core in allowed.split(",")}
    os.sched_setaffinity = lambda _pid, cores: None
print(one_core.keep_to_one("\\0" + names), flush=True)
if not allowed:
    thread = threading.Thread(target=lambda: print(*os.sched_getaffinity(0), flush=True))
    thread.start()
    thread.join()
sys.stdin.readline()
"""


@pytest.fixture
def names(request):
    return f"test-{os.getpid()}-{request.node.name}"


@contextmanager
def process(names, cores=""):
    """A process that holds a core until the block ends; gives its output."""
    command = [sys.executable, "-c", PROCESS, names, cores]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        yield child.stdout
        child.kill()


def said(output):
    return output.readline().strip()


def test_each_process_takes_a_core_of_its_own_and_one_too_many_none(names):
    with ExitStack() as running:
        taken = [said(running.enter_context(process(names, "4,7"))) for _ in range(3)]

    assert sorted(taken[:2]) == ["4", "7"]
    assert taken[2] == "None"


def test_the_core_of_a_killed_process_is_free_again(names):
    with process(names, "4,7") as first:
        core = said(first)

    with process(names, "4,7") as second:
        assert said(second) == core


def test_a_machine_of_one_core_is_left_alone(names):
    with process(names, "4") as only:
        assert said(only) == "None"


@pytest.mark.skipif(os.cpu_count() == 1, reason="there is one core and nothing to choose")
def test_threads_that_start_later_keep_to_the_same_core(names):
    with process(names) as seen:
        core = said(seen)

        assert core != "None"
        assert said(seen) == core


@pytest.mark.parametrize(("wish", "kept"), [(None, "1"), ("0", "0")])
def test_serving_keeps_the_web_process_to_one_core_unless_told_not_to(monkeypatch, wish, kept):
    monkeypatch.setenv("DIANDAN_WEB_ONE_CORE", wish or "")
    if wish is None:
        monkeypatch.delenv("DIANDAN_WEB_ONE_CORE")
    seen = []

    class Nobody:
        def __init__(self, _children):
            seen.append(os.environ["DIANDAN_WEB_ONE_CORE"])

        def wait_until_ready(self, _wait_s):
            return False

        def run(self):
            return 0

    monkeypatch.setattr(serve, "Supervisor", Nobody)
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)

    assert serve.supervise([], greet=lambda: None) == 0
    assert seen == [kept]
