"""Tasks that copies of this process do while it goes on with other work.

A copy (``fork``) has everything that is in memory, so nothing has to be sent to it. It does a few tasks, sends back
what came of them, and ends; what it does not get done for any reason is done here. Where a process cannot be copied
safely (other systems than Linux, other threads), every task is done here at once.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from toolkit.errors import DutybookError

R = TypeVar("R")

BATCH, MOST = 8, 32
"""Tasks of one copy, at least and at most. Making a copy costs about as much as one of them, and every page of memory
that either changes afterwards is copied too; but the last copies must not be what everybody waits for."""
FEW = 4
"""Tasks that are not worth a copy when no more will come."""
MOST_WEIGHT = 20_000
"""Of tasks that wait: rows, where they are workbooks."""
MOST_HELPERS = 3
"""One process hands out work for no more."""


class Task(Generic[R]):
    """Something to be done once. ``weight``: what it holds in memory until then, in the unit of ``MOST_WEIGHT``."""

    __slots__ = ("_answer", "_do", "_error", "done", "weight")

    def __init__(self, do: Callable[[], R], weight: int) -> None:
        self._do = do
        self._answer: R | None = None
        self._error: DutybookError | None = None
        self.weight = weight
        self.done = False

    def run(self) -> None:
        """Do it here. What it cannot do is kept; an exception of any other kind is raised now."""
        try:
            self.set(self._do(), None)
        except DutybookError as error:
            self.set(None, error)

    def set(self, answer: R | None, error: DutybookError | None) -> None:
        """Take what came of it, here or in a helper."""
        self._answer, self._error, self.done = answer, error, True

    @property
    def said(self) -> tuple[R | None, DutybookError | None]:
        """What came of it, as it travels between processes: the answer, or the error."""
        return self._answer, self._error

    def result(self) -> R:
        """What came of it.

        Raises:
            DutybookError: it could not be done.
        """
        assert self.done
        if self._error is not None:
            raise self._error
        return cast(R, self._answer)


class Crew:
    """This process and its helpers. A context manager: no helper is left behind.

    Args:
        jobs: how many processes may work at once, this one among them; None for one more than there are processors.
        expected: how many tasks there will be at most.
    """

    def __init__(self, jobs: int | None, expected: int) -> None:
        self._expected = expected
        self._most = min((jobs or _usual()) - 1, MOST_HELPERS) if sys.platform == "linux" else 0
        self._queue: deque[Task[Any]] = deque()
        self._helpers: list[_Helper] = []
        self._warm = False  # the first task is done here: what it loads and remembers, every copy has then

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._most = 0  # from now on everything is done here
        try:
            while self._helpers and not kind:
                self._helpers.pop(0).collect()
        finally:
            while self._helpers:
                self._helpers.pop().end()

    def add(self, task: Task[Any]) -> None:
        """Take a task; it is done now or later."""
        self._queue.append(task)
        self._expected -= 1
        self._gather()
        batch = min(MOST, max(BATCH, self._expected // 4))
        heavy = sum(t.weight for t in self._queue) > MOST_WEIGHT
        if self._warm and (len(self._queue) >= batch or heavy):
            self._hand_out(len(self._queue))
        while self._queue and (not self._most or not self._warm or len(self._queue) >= batch or heavy):
            self._one()
            heavy = sum(t.weight for t in self._queue) > MOST_WEIGHT

    def begin(self, task: Task[Any]) -> None:
        """Take a task that is worth a helper of its own; without one, it is done now."""
        self._gather()
        if not (0 < self._most >= len(self._helpers) and self._start([task])):
            task.run()

    def finish(self, task: Task[Any]) -> None:
        """See to it that a task is done; what waits besides is done as well while others are at it."""
        self._gather()
        while not task.done:
            if len(self._queue) >= FEW:
                self._hand_out(len(self._queue) // 2)
            if self._queue:
                self._one()
                self._gather()
            else:
                self._helpers.pop(0).collect()

    def _one(self) -> None:
        task = self._queue.popleft()
        task.run()
        self._warm = True

    def _hand_out(self, number: int) -> None:
        if len(self._helpers) < self._most and self._start(list(islice(self._queue, number))):
            for _ in range(number):
                self._queue.popleft()

    def _start(self, tasks: Sequence[Task[Any]]) -> bool:
        """Have a helper do some tasks; False where there can be none."""
        if not _alone():
            return False
        try:
            self._helpers.append(_Helper(tasks))
        except OSError:  # no room for another process, or no right to one
            self._most = 0
            return False
        return True

    def _gather(self) -> None:
        for helper in [h for h in self._helpers if h.ready]:
            self._helpers.remove(helper)
            helper.collect()


class _Helper:
    """A copy of this process that does some tasks."""

    def __init__(self, tasks: Sequence[Task[Any]]) -> None:
        self._tasks = tasks
        self._read, write = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._read)
            os.close(write)
            raise
        if self._process == 0:
            _work(tasks, write)
        os.close(write)

    @property
    def ready(self) -> bool:
        """Whether it has begun to say what came of its tasks, which it does at the end."""
        from select import poll

        look = poll()
        look.register(self._read)
        return bool(look.poll(0))

    def end(self) -> bytes:
        """Wait for it to end; what it says, which is nothing where it was killed, maybe while it said it."""
        try:
            with os.fdopen(self._read, "rb") as pipe:
                said = pipe.read()
        finally:
            _, status = os.waitpid(self._process, 0)
        return said if status == 0 else b""

    def collect(self) -> None:
        """Wait for it to end, and take what it says; what it did not do is done here."""
        import pickle

        said = self.end()
        answers: list[Any] = pickle.loads(said) if said else []
        for task, answer in zip(self._tasks, answers, strict=False):
            if answer is not None:
                task.set(*answer)
        for task in self._tasks:
            if not task.done:
                task.run()


def _work(tasks: Sequence[Task[Any]], pipe: int) -> None:
    """What a copy does. It ends here, without what a process does at its end: that is for the one it is a copy of."""
    import gc
    import pickle
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl-C means the run, not half of a write
        gc.disable()
        answers: list[Any] = []
        for task in tasks:
            try:
                task.run()
                answers.append(task.said)
            except Exception:
                answers.append(None)  # it will be raised where somebody hears it
        with os.fdopen(pipe, "wb") as file:
            file.write(pickle.dumps(answers, protocol=pickle.HIGHEST_PROTOCOL))
        os._exit(0)
    finally:
        os._exit(1)


def _usual() -> int:
    """One more than there are processors, for who writes waits for the disk now and then; one where there is one."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processors + 1 if processors > 1 else 1


def _alone() -> bool:
    """Whether Python runs one thread here: a copy would have the locks of the others, and nobody to free them. What
    libraries run below Python does not count."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1
