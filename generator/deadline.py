"""A limit of time over everything that one piece of work waits for."""

from __future__ import annotations

import time


class Deadline:
    """So many seconds from now on, however many waits they are spent in."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left. Raises TimeoutError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
