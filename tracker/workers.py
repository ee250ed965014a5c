"""Reads many documents at once, in processes that share what was loaded before they were forked.

Where processes cannot be forked, each would load the lexicon anew; there the documents are read one by one.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tracker.outcomes import Reading

    Read = Callable[[Path], Reading]

WORTH = 200_000
"""Bytes of documents from which a pool of processes saves more time than its start takes."""


def readings(read: Read, paths: Sequence[Path], *, at_once: bool) -> Iterator[Reading]:
    """What `read` makes of each document, in their order; several `at_once` where that can be done.

    The first is read here, so that all processes find the lexicon loaded. A document that kills its process
    is read here, too, and so are those behind it. `read` must be fit for pickling.
    """
    for path in paths[:1]:
        yield read(path)
    rest = paths[1:]
    workers = min(_processors(), len(rest))
    if workers < 2 or not at_once or not _forks():
        for path in rest:
            yield read(path)
        return
    done = 0
    for reading in _pooled(read, rest, workers):
        done += 1
        yield reading
    for path in rest[done:]:
        yield read(path)


def _pooled(read: Read, paths: Sequence[Path], workers: int) -> Iterator[Reading]:
    """The readings in order, up to the first that a broken process left behind.

    While processes are forked, Ctrl-C waits: what it raises would be lost in what runs around a fork. They
    and the pool's thread keep it blocked, so that it reaches the command alone.
    """
    import signal
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, get_context("fork"))
    try:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            results = pool.map(read, paths)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield from results
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _forks() -> bool:
    """Whether processes are forked safely here; macOS offers it, but its libraries do not stand it."""
    return sys.platform == "linux"


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
