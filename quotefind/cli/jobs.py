"""Work on many items with several processes: answers in the order of the items, memory bounded.

A process that dies costs at most the item that it was at: its items are done again, one by one, and
the one at which a process dies again is the one that is given up. The standard library's executors
do not serve here: a dead process breaks them, and they take all the items at once.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from quotefind.cli.interrupts import SIGNALS
from quotefind.errors import InputError
from quotefind.readers.base import Item

if TYPE_CHECKING:  # slow to import, and a small input needs no other process
    from multiprocessing.connection import Connection

R = TypeVar("R")
Work = Callable[[Item], Iterable[R]]

SERIAL = 524_288  # bytes done before other processes are started: the first results come at once
FIRST_BATCH = 16_384  # bytes sent to a process at the start, doubled each time up to BATCH
BATCH = 262_144  # bytes: long enough to be worth the sending, short enough for even ends and little memory
BATCH_ITEMS = 512  # items in a batch at most, of small files and empty records
AHEAD = 8  # batches for each process that may be under way or wait for an earlier one
PART = 500  # results sent together
DYING = 5  # seconds that a process may take to be gone when its connection is
PATIENCE = 0.1  # seconds to wait for results before the display is brought up to date


class Events(Protocol):
    """Who is told what happens while answers are awaited."""

    def warn(self, message: str) -> None:
        """Something went wrong and was mended."""

    def tick(self) -> None:
        """Some time has passed."""


class Answer(Generic[R]):
    """What came of one item. ``error`` and ``trace`` are known when ``results`` have been taken.

    ``error`` is None where all went well; ``trace`` tells where in the program an error arose.
    """

    __slots__ = ("error", "item", "results", "trace")

    def __init__(self, item: Item | InputError, results: Iterable[R], error: InputError | None = None) -> None:
        self.item = item
        self.results = results
        self.error = error
        self.trace = ""


def cores() -> int:
    """The processors that this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answers(items: Iterable[Item | InputError], work: Work[R], jobs: int | None, events: Events) -> Iterator[Answer[R]]:
    """What ``work`` gives for each of ``items``, in their order, whatever the number of processes.

    ``jobs`` None takes as many processes as there are processors, and starts them when more is to
    do than they cost. An exception in ``work`` is the error of its item; ``InputError`` among the
    items is passed on. Where processes are not forked, ``work`` must be possible to pickle.
    """
    iterator = iter(items)
    left = SERIAL if jobs is None else 0
    jobs = jobs or cores()
    for item in iterator:
        left -= _size(item)
        if jobs == 1 or left >= 0:
            yield _answered(item, work)
            continue
        following = next(iterator, None)
        if following is None:
            yield _answered(item, work)
            return
        yield from _Pool(work, jobs, events).answers(chain((item, following), iterator))


def _answered(item: Item | InputError, work: Work[R]) -> Answer[R]:
    """The answer for ``item``, its results found while they are taken."""
    answer: Answer[R] = Answer(item, ())
    answer.results = _results(answer, work)
    return answer


def _results(answer: Answer[R], work: Work[R]) -> Iterator[R]:
    if isinstance(answer.item, InputError):
        answer.error = answer.item
        return
    label = answer.item.label
    try:
        yield from work(answer.item)
    except InputError as error:
        answer.error = error
    except MemoryError:
        answer.error = InputError(label, "not enough memory for this text")
    except Exception as error:  # noqa: BLE001 - one text that breaks the program must not cost the others
        answer.error = InputError(label, f"internal error, please report it: {error!r}")
        answer.trace = traceback.format_exc()


def _size(item: Item | InputError) -> int:
    return 0 if isinstance(item, InputError) else item.size


@dataclass(slots=True)
class _Batch(Generic[R]):
    """Items sent to a process together, and the answers for the first of them that have come."""

    items: list[Item | InputError]
    answers: list[Answer[R]] = field(default_factory=list)
    partial: list[R] = field(default_factory=list)  # results of the item after these
    one_by_one: bool = False  # a process died at it: which item was it?

    @property
    def is_done(self) -> bool:
        return len(self.answers) == len(self.items)

    def next_items(self) -> list[Item | InputError]:
        """What to send."""
        start = len(self.answers)
        return self.items[start : start + 1] if self.one_by_one else self.items[start:]

    def take(self, part: _Part[R]) -> None:
        """Adds results that came."""
        for results, error, trace, is_last in part:
            self.partial += results
            if is_last:
                answer = Answer(self.items[len(self.answers)], self.partial, error)
                answer.trace = trace
                self.answers.append(answer)
                self.partial = []


_Part = list[tuple[list[R], InputError | None, str, bool]]  # of items: results, error, trace, whether these are all


class _Worker(Generic[R]):
    """One process, and the batch that it is at."""

    def __init__(self, work: Work[R], others: Iterable[_Worker[R]]) -> None:
        import multiprocessing

        method = "fork" if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(method)
        self.batch: _Batch[R] | None = None
        self.awaited = 0  # answers that the batch will have when what was sent is done
        self.connection, theirs = context.Pipe()
        # A forked process holds what this one holds; it must let go of it, or would outlive it.
        held = [self.connection, *(other.connection for other in others)] if method == "fork" else []
        self.process = context.Process(target=_serve, args=(theirs, held, work), daemon=True)  # type: ignore[attr-defined]
        with _undisturbed():
            self.process.start()
        theirs.close()

    def send(self, batch: _Batch[R]) -> bool:
        """Gives it something to do; false where it died before that."""
        items = batch.next_items()
        self.batch, self.awaited = batch, len(batch.answers) + len(items)
        try:
            self.connection.send_bytes(_packed(items))
        except OSError:
            return False
        return True

    def receive(self) -> bool:
        """Takes what has come; false where the process died."""
        assert self.batch is not None
        try:
            self.batch.take(_unpacked(self.connection.recv_bytes()))
        except (EOFError, OSError):
            return False
        if len(self.batch.answers) == self.awaited:
            self.batch = None
        return True

    def end(self) -> None:
        """Ends the process at once, whatever it is at."""
        self.connection.close()
        self.process.kill()
        self.process.join()

    def how_it_died(self) -> str:
        """What the system says of a process whose end of the connection is closed."""
        self.process.join(DYING)
        code = self.process.exitcode
        return f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"


class _Pool(Generic[R]):
    """Processes, started when there is something to do for them."""

    def __init__(self, work: Work[R], jobs: int, events: Events) -> None:
        self._work = work
        self._jobs = jobs
        self._events = events
        self._workers: list[_Worker[R]] = []
        self._todo: deque[_Batch[R]] = deque()  # not yet sent; those to be done again first

    def answers(self, items: Iterable[Item | InputError]) -> Iterator[Answer[R]]:
        """The answers for ``items``, in their order."""
        batches: Iterator[_Batch[R]] = map(_Batch, _grouped(items))
        pending: deque[_Batch[R]] = deque()  # in order, sent or not
        try:
            while True:
                while len(self._todo) < self._jobs and len(pending) < AHEAD * self._jobs:
                    batch = next(batches, None)
                    if batch is None:
                        break
                    self._todo.append(batch)
                    pending.append(batch)
                self._send()
                while pending and pending[0].is_done:
                    yield from pending.popleft().answers
                if not pending and not self._todo:
                    return
                self._receive()
        finally:
            for worker in self._workers:
                worker.end()

    def _send(self) -> None:
        """Gives every process that waits a batch, and starts one where all are busy and one more may be."""
        while self._todo:
            worker = next((worker for worker in self._workers if worker.batch is None), None)
            if worker is None and len(self._workers) < self._jobs:
                worker = self._start()
            if worker is None:
                return
            if not worker.send(self._todo.popleft()):
                self._bury(worker)

    def _start(self) -> _Worker[R]:
        worker = _Worker(self._work, self._workers)
        self._workers.append(worker)
        return worker

    def _receive(self) -> None:
        """Takes what the processes have for us, and buries those that died."""
        from multiprocessing.connection import wait

        busy: dict[Any, _Worker[R]] = {worker.connection: worker for worker in self._workers if worker.batch}
        for connection in wait(list(busy), PATIENCE) if busy else ():
            worker = busy[connection]
            batch = worker.batch
            if not worker.receive():
                self._bury(worker)
            elif batch and worker.batch is None and not batch.is_done:
                self._todo.appendleft(batch)  # its next item
        self._events.tick()

    def _bury(self, worker: _Worker[R]) -> None:
        """Leaves what a dead process did not do to another; gives up the item at which two died."""
        self._workers.remove(worker)
        how, batch = worker.how_it_died(), worker.batch
        worker.end()
        assert batch is not None
        batch.partial = []
        if batch.one_by_one:
            item = batch.items[len(batch.answers)]
            label = item.source if isinstance(item, InputError) else item.label
            error = InputError(label, f"the process that worked on it died twice ({how}); not enough memory?")
            batch.answers.append(Answer(item, (), error))
        else:
            self._events.warn(f"a process died ({how}); what it was at is done again")
        batch.one_by_one = not batch.one_by_one
        if not batch.is_done:
            self._todo.appendleft(batch)


def _grouped(items: Iterable[Item | InputError]) -> Iterator[list[Item | InputError]]:
    """``items`` in lists of about the same size, small ones at first."""
    limit, group, size = FIRST_BATCH, list[Item | InputError](), 0
    for item in items:
        group.append(item)
        size += _size(item)
        if size >= limit or len(group) >= BATCH_ITEMS:
            yield group
            limit, group, size = min(2 * limit, BATCH), [], 0
    if group:
        yield group


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While a process starts: no Ctrl-C or the like, which is for us alone, and no standard input that it would close.

    Closing a buffered file moves the position in it, which a forked process shares with us.
    """
    stdin, sys.stdin = sys.stdin, None
    has_masks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS) if has_masks else set()
    try:
        yield
    finally:
        sys.stdin = stdin
        if has_masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, held: list[Connection], work: Work[Any]) -> None:
    """What a process does: takes items, gives their results, until the other end is closed."""
    import gc

    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    for other in held:
        other.close()
    gc.freeze()  # what was loaded before is shared memory as long as nothing writes to it
    try:
        while True:
            for part in _parts(_unpacked(connection.recv_bytes()), work):
                connection.send_bytes(_packed(part))
    except MemoryError:  # not even for saying so
        os._exit(1)
    except (EOFError, OSError):
        return


def _packed(value: object) -> bytes:
    import pickle  # here: one process needs none

    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _unpacked(data: bytes) -> Any:
    import pickle

    return pickle.loads(data)


def _parts(items: list[Item | InputError], work: Work[R]) -> Iterator[_Part[R]]:
    """The results for ``items`` in parts that are worth sending."""
    part: _Part[R] = []
    count = 0
    for item in items:
        answer = _answered(item, work)
        results: list[R] = []
        for result in answer.results:
            results.append(result)
            count += 1
            if count >= PART:
                part.append((results, None, "", False))
                yield part
                part, results, count = [], [], 0
        part.append((results, answer.error, answer.trace, True))
    yield part
