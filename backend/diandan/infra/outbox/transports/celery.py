"""Facts by RabbitMQ: the relay sends what is due, Celery's workers run the very same handlers.

A message on the broker is only a word: these rows are due. The rows say what, when, how often and whether it
is done, so a broker that loses everything costs a wait and nothing else. The relay takes rows for a while,
sends their keys and waits for the broker's confirmation; without it they are due again at once. A worker
acknowledges when its unit is on disk; killed before, the broker hands the word to another. What such a word
is about may have killed the worker: it is handed on apart, and of what has begun before one runs at a time.

No result backend, no countdown, no retry, no beat of Celery's: all of that is ours already.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from functools import cache, partial
from typing import Any

import structlog
from celery import Celery, current_task
from celery.worker import consumer
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from kombu.entity import Exchange, Queue
from kombu.exceptions import OperationalError

from diandan.infra.outbox import deliver, leasing
from diandan.infra.outbox.heir import Heir
from diandan.infra.outbox.models import Delivery, Message
from diandan.kernel import clock

log = structlog.get_logger(__name__)

FACTS, ERRANDS = "facts", "errands"
QUEUES = (FACTS, ERRANDS)
BATCH = 64
# Facts of one word share a unit, as they do on a relay's own thread; a killed worker repeats at most so many.
TOGETHER = 8
CONFIRMED_WITHIN_S = 5.0
# How often the relay looks; a look is one statement on an index.
LOOK_S = 0.05
AWAY_S = 1.0
OPEN_FOR_S = 60.0
# A turn waits for the broker some seconds at most.
STUCK_AFTER_S = 120.0

_one_suspect = threading.Lock()


class Hands(consumer.Consumer):  # type: ignore[misc]
    """Celery's consumer without the 28 queues in which it would keep countdowns: ours are rows.

    A broker that was away is found again in a second: Celery would wait longer each time, up to 30 s.
    """

    class Blueprint(consumer.Consumer.Blueprint):  # type: ignore[misc]
        """The steps of a start."""

        default_steps = tuple(
            step for step in consumer.Consumer.Blueprint.default_steps if "delayed_delivery" not in step
        )

    def ensure_connected(self, conn: Any) -> Any:
        """Try again every second until the broker answers."""
        pause = {"interval_start": AWAY_S, "interval_step": 0.0, "interval_max": AWAY_S}
        conn.ensure_connection = partial(conn.ensure_connection, **pause)
        return super().ensure_connected(conn)


@cache
def app() -> Celery:
    """Return this process's Celery, with nothing of it switched on that our rows do."""
    made = Celery("diandan", broker=settings.AMQP_URL, set_as_current=False)
    made.conf.update(
        task_queues=[_queue(name) for name in QUEUES],
        task_default_queue=_name(FACTS),
        task_default_exchange="",
        task_create_missing_queues=False,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        # A unit that failed is acknowledged: its rows are due again by themselves.
        task_acks_on_failure_or_timeout=True,
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_serializer="json",
        accept_content=["json"],
        worker_consumer=Hands,
        worker_prefetch_multiplier=1,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_connection_timeout=CONFIRMED_WITHIN_S,
        broker_heartbeat=10,
        broker_transport_options={
            "confirm_publish": True,
            "confirm_timeout": CONFIRMED_WITHIN_S,
            "read_timeout": CONFIRMED_WITHIN_S * 2,
            "write_timeout": CONFIRMED_WITHIN_S,
        },
        enable_utc=True,
    )
    made.task(_hand_on, name="diandan.hand_on")
    made.task(_attempt, name="diandan.attempt")
    return made


def _name(queue: str) -> str:
    return f"{settings.AMQP_PREFIX}.{queue}"


def _queue(name: str) -> Queue:
    return Queue(  # type: ignore[no-untyped-call]
        _name(name),
        Exchange(""),  # type: ignore[no-untyped-call]
        routing_key=_name(name),
        durable=True,
        # Kept by a majority of the brokers, on disk, before it is confirmed.
        queue_arguments={"x-queue-type": "quorum"},
    )


# --- What a worker does -----------------------------------------------------------------------------


def _hand_on(pks: Sequence[int]) -> None:
    with _due_soon_if_it_fails(partial(leasing.put_off_messages, pks)):
        rows = Message.objects.filter(pk__in=pks, done_at=None).order_by("available_at", "id")
        batch = [deliver.Due(*row) for row in rows.values_list("pk", "name", "body")]
        emits = deliver.hand_on(batch, apart=_has_been_heard_before()) if batch else []
    for handler, fact in emits:
        deliver.emit(handler, fact)


def _has_been_heard_before() -> bool:
    """Whether the broker says of the word in hand that somebody had it and did not acknowledge it."""
    return bool(current_task and (current_task.request.delivery_info or {}).get("redelivered"))


def _attempt(pk: int, stamp: str) -> None:
    until = datetime.fromisoformat(stamp)
    with _due_soon_if_it_fails(partial(leasing.put_off_delivery, pk, until)):
        # Of an earlier sending, or done: the row has another time by now.
        found = Delivery.objects.select_related("message").filter(pk=pk, parked_at=None, available_at=until)
        for delivery in found:
            with _one_suspect if delivery.begun else nullcontext():
                if deliver.begin(delivery):
                    deliver.attempt(delivery)


@contextmanager
def _due_soon_if_it_fails(put_off: Callable[[], None]) -> Iterator[None]:
    """Begin with a connection that works; when the work fails all the same, rows are due soon again.

    With the database still away there is nothing else to do here, so this waits for it, at most until the
    lease ends by itself.
    """
    close_old_connections()
    until = clock.monotonic() + leasing.DELIVERY_FOR.total_seconds()
    try:
        yield
    except Exception:
        while not _is_done(put_off) and clock.monotonic() < until:
            time.sleep(AWAY_S)
        raise


def _is_done(put_off: Callable[[], None]) -> bool:
    close_old_connections()
    try:
        put_off()
    except (DatabaseError, InterfaceError):
        return False
    return True


# --- What the relay does ------------------------------------------------------------------------------


class Line:
    """One connection to the broker, opened when needed and opened anew now and then.

    Opened anew after a failure, and every minute, so that a queue that was deleted is declared again.
    """

    def __init__(self) -> None:
        self._connection: Any = None
        self._producer: Any = None
        self._open_until = 0.0

    def send(self, queue: str, task: str, arguments: list[Any]) -> None:
        """Send one word and wait until the broker has confirmed it."""
        if clock.monotonic() >= self._open_until:
            self.close()
        if self._producer is None:
            self._connection = app().connection_for_write()
            self._producer = app().amqp.Producer(self._connection)
            self._open_until = clock.monotonic() + OPEN_FOR_S
        app().tasks[task].apply_async(
            args=arguments, queue=_name(queue), retry=False, producer=self._producer
        )

    def close(self) -> None:
        """Hang up; the next word opens a new connection."""
        connection, self._connection, self._producer = self._connection, None, None
        if connection is not None:
            # A connection that is broken already breaks again on being closed.
            with suppress(Exception):
                connection.collect()


class Sender:
    """One thread that takes what is due and gives it to the broker."""

    def __init__(self) -> None:
        self._line = Line()
        self._heir = Heir()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="diandan-sender", daemon=True)
        self._is_away = False
        self._turned_at = clock.monotonic()

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch in hand; what is left is due."""
        self._stopping.set()
        self._thread.join(timeout=CONFIRMED_WITHIN_S * 2)

    def trouble(self) -> str:
        """Say why it sends no more; nothing while it looks again and again, whether or not it is heard."""
        is_well = self._thread.is_alive() and clock.monotonic() - self._turned_at < STUCK_AFTER_S
        return "" if is_well else "the sender is stuck"

    def absence(self) -> str:
        """Name what it misses: the broker, or the database."""
        return "no broker, or no database" if self._is_away else ""

    def _loop(self) -> None:
        while not self._stopping.is_set():
            self._turned_at = clock.monotonic()
            try:
                self._heir.look()
                if self._is_away:
                    self._heir.take_back()
                busy = send_due(self._line)
                self._note(None)
            except Exception as trouble:  # noqa: BLE001 - one of the three outermost loops
                self._note(trouble)
                close_old_connections()
                self._line.close()
                self._heir.listen_anew()
                busy = False
                self._stopping.wait(AWAY_S)
            if not busy:
                self._stopping.wait(LOOK_S)
        # Not heard of any more is all that others need to know, and the database may be away.
        with suppress(Exception):
            self._heir.stop()
        self._line.close()
        connection.close()

    def _note(self, trouble: Exception | None) -> None:
        if trouble is None and self._is_away:
            log.info("sender.back")
        elif trouble is not None and not self._is_away:
            log.warning("sender.away", error=repr(trouble)[:300])
        self._is_away = trouble is not None


def send_due(line: Line) -> bool:
    """Take what is due and send it; true when there may be more.

    Raises:
        Whatever the broker or the database says; what was taken is due again, now or when its lease ends.
    """
    messages = leasing.take_messages(BATCH)
    for start in range(0, len(messages), TOGETHER):
        try:
            line.send(FACTS, "diandan.hand_on", [messages[start : start + TOGETHER]])
        except Exception:
            leasing.give_back_messages(messages[start:])
            raise
    deliveries, until = leasing.take_deliveries(BATCH)
    for at, pk in enumerate(deliveries):
        try:
            line.send(ERRANDS, "diandan.attempt", [pk, until.isoformat()])
        except Exception:
            leasing.give_back_deliveries(deliveries[at:], until)
            raise
    return len(messages) == BATCH or len(deliveries) == BATCH


def version() -> str:
    """Ask the broker who it is.

    Raises:
        OSError: it does not answer, or not to us.
    """
    with app().connection_for_write() as asked:
        try:
            asked.ensure_connection(max_retries=1, timeout=CONFIRMED_WITHIN_S)
        except (*asked.recoverable_connection_errors, OperationalError) as away:
            raise OSError(str(away)) from away
        return str(asked.connection.server_properties.get("version", ""))


_at_work: list[Any] = []


def absence() -> str:
    """Name what a worker of this process misses: the broker; nothing while it hears it."""
    lines = [getattr(getattr(worker, "consumer", None), "connection", None) for worker in _at_work]
    return "" if any(line is not None and line.connected for line in lines) else "no broker"


def work(queues: Sequence[str], *, threads: int) -> None:
    """Run handlers for what comes by these queues, until SIGTERM."""
    worker = app().Worker(
        queues=[_name(queue) for queue in queues],
        pool="threads",
        concurrency=threads,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        loglevel="WARNING",
        quiet=True,
        hostname=f"{'-'.join(queues)}@%h",
    )
    _at_work.append(worker)
    worker.start()
