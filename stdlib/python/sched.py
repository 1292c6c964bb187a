"""A scheduler of events, by any clock."""

from collections import namedtuple
import heapq
from itertools import count
import threading
import time
from time import monotonic as _time

__all__ = ['scheduler']

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = 'When the event is due, by the clock of the scheduler.'
Event.priority.__doc__ = 'Of events at the same time the one with the lower number comes first.'
Event.sequence.__doc__ = 'Of events of the same priority the one that was entered before comes first.'
Event.action.__doc__ = 'What is called.'
Event.argument.__doc__ = 'What it is called with.'
Event.kwargs.__doc__ = 'What it is called with by name.'

_NOTHING = object()


class scheduler:
    """Calls functions when they are due: scheduler(timefunc=time.monotonic, delayfunc=time.sleep)."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep) -> None:
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_NOTHING) -> Event:
        """Enter an event for a time, and return it so that it can be cancelled."""
        if kwargs is _NOTHING:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_NOTHING) -> Event:
        """Enter an event for so much later than now."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event: Event) -> None:
        """Remove an event; `ValueError` if it is not in the queue."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self) -> bool:
        """Tell whether there are no events."""
        with self._lock:
            return not self._queue

    def run(self, blocking: bool = True):
        """Call what is due and wait for the rest; without `blocking` return how long the next one has to wait."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                now = self.timefunc()
                is_due = event.time <= now
                if is_due:
                    heapq.heappop(self._queue)
            if not is_due:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            event.action(*event.argument, **event.kwargs)
            # Other threads may run.
            self.delayfunc(0)

    @property
    def queue(self) -> list:
        """The events in the order in which they will be called."""
        with self._lock:
            return sorted(self._queue)
