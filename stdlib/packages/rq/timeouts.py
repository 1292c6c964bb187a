"""Ending what takes too long."""

import signal
import threading

__all__ = ["BaseDeathPenalty", "BaseTimeoutException", "HorseMonitorTimeoutException", "JobTimeoutException",
           "TimerDeathPenalty", "UnixSignalDeathPenalty"]


class BaseTimeoutException(Exception):
    """Something took too long."""


class JobTimeoutException(BaseTimeoutException):
    """A job took too long."""


class HorseMonitorTimeoutException(BaseTimeoutException):
    """It is time to look after the work-horse."""


class BaseDeathPenalty:
    """A context in which an exception is raised after some seconds."""

    def __init__(self, timeout, exception=BaseTimeoutException, **options) -> None:
        self._timeout = timeout
        self._exception = exception

    def __enter__(self):
        self.setup_death_penalty()
        return self

    def __exit__(self, kind, value, traceback) -> bool:
        self.cancel_death_penalty()
        return False

    def handle_death_penalty(self, signum, frame) -> None:
        """Raise the exception."""
        raise self._exception(f"Task exceeded maximum timeout value ({self._timeout} seconds)")

    def setup_death_penalty(self) -> None:
        """Begin to count."""
        raise NotImplementedError

    def cancel_death_penalty(self) -> None:
        """Count no more."""
        raise NotImplementedError


class UnixSignalDeathPenalty(BaseDeathPenalty):
    """One that the system's alarm raises, in the main thread."""

    def setup_death_penalty(self) -> None:
        """Begin to count."""
        self._before = signal.signal(signal.SIGALRM, self.handle_death_penalty)
        signal.setitimer(signal.ITIMER_REAL, self._timeout)

    def cancel_death_penalty(self) -> None:
        """Count no more."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before or signal.SIG_DFL)


class TimerDeathPenalty(BaseDeathPenalty):
    """One for other threads, which is looked at only at the end."""

    def setup_death_penalty(self) -> None:
        """Begin to count."""
        self._late = threading.Event()
        self._timer = threading.Timer(self._timeout, self._late.set)
        self._timer.daemon = True
        self._timer.start()

    def cancel_death_penalty(self) -> None:
        """Count no more."""
        self._timer.cancel()

    def __exit__(self, kind, value, traceback) -> bool:
        self.cancel_death_penalty()
        if kind is None and self._late.is_set():
            self.handle_death_penalty(None, None)
        return False
