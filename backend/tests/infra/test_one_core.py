"""Web processes keep to one core each, and never two to the same while there is another."""

import errno
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager

import pytest

from diandan.cli import serve
from diandan.infra import one_core

# As many as this process may use, which in a container may be fewer than there are.
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1

pytestmark = [
    pytest.mark.network,
    pytest.mark.skipif(
        not hasattr(os, "sched_setaffinity"), reason="only Linux lets a process choose its cores"
    ),
]

# Takes a core under names of the test's own: whatever else runs here may have taken some. Then holds it.
PROCESS = r"""
import os, sys, threading
from diandan.infra import one_core

names, allowed = sys.argv[1], sys.argv[2]
if allowed:
    os.sched_getaffinity = lambda _pid: {int(core) for core in allowed.split(",")}
core = one_core.take("\0" + names)
print(core and core.number, flush=True)

def seen():
    print(*sorted(os.sched_getaffinity(0)), flush=True)

def in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

if not allowed:
    with core.entered():
        in_thread(seen)
    in_thread(seen)
    application = core.brings(lambda _environ, _start_response: seen())
    in_thread(lambda: application({}, None))
    in_thread(seen)
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


@pytest.mark.skipif(CORES == 1, reason="there is one core and nothing to choose")
def test_python_keeps_to_the_core_and_what_runs_none_to_the_others(names):
    everywhere = {str(core) for core in os.sched_getaffinity(0)}

    with process(names) as output:
        core = said(output)
        own, server, request, later = (set(said(output).split()) for _ in range(4))

    assert own == {core}
    assert server == everywhere - {core}
    assert request == {core}
    assert later == server


def test_a_core_that_is_taken_away_stops_nobody(names, monkeypatch):
    def gone(_pid, _cores):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})
    monkeypatch.setattr(os, "sched_setaffinity", gone)
    core = one_core.take(f"\0{names}")
    assert core is not None

    with core.entered():
        pass
    assert core.brings(lambda _environ, _start_response: [b"served"])({}, print) == [b"served"]
    core._name.close()


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
