"""What threads find that ask at the same moment. It imports nothing of the library, so that they
can be the first to.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
THREADS = 8


def at_once(ask: Callable[[], T]) -> list[T]:
    """The answer of each thread."""
    start, found = threading.Barrier(THREADS), list[T]()

    def run() -> None:
        start.wait()
        found.append(ask())

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == THREADS
    return found
