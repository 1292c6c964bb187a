"""How long to wait before something is tried again."""

import random

__all__ = [
    "AbstractBackoff", "ConstantBackoff", "DecorrelatedJitterBackoff", "EqualJitterBackoff", "ExponentialBackoff",
    "ExponentialWithJitterBackoff", "FullJitterBackoff", "NoBackoff", "default_backoff",
]

DEFAULT_CAP = 0.512
DEFAULT_BASE = 0.008


class AbstractBackoff:
    """What all of them have."""

    def reset(self) -> None:
        """Begin a new row of attempts."""

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        raise NotImplementedError


class ConstantBackoff(AbstractBackoff):
    """The same time always."""

    def __init__(self, backoff: float) -> None:
        self._backoff = backoff

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        return self._backoff


class NoBackoff(ConstantBackoff):
    """No time at all."""

    def __init__(self) -> None:
        super().__init__(0)


class ExponentialBackoff(AbstractBackoff):
    """Twice the time after each failure, up to a limit."""

    def __init__(self, cap: float = DEFAULT_CAP, base: float = DEFAULT_BASE) -> None:
        self._cap = cap
        self._base = base

    def _doubled(self, failures: int) -> float:
        # More doublings than these are beyond any limit.
        return min(self._cap, self._base * 2 ** min(failures, 1000))

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        return self._doubled(failures)


class FullJitterBackoff(ExponentialBackoff):
    """Anything up to twice the time before."""

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        return random.uniform(0, self._doubled(failures))


class ExponentialWithJitterBackoff(FullJitterBackoff):
    """Twice the time after each failure, times a random part of it, up to a limit."""

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        return min(self._cap, random.random() * self._base * 2 ** min(failures, 1000))


class EqualJitterBackoff(ExponentialBackoff):
    """Half of the time for certain, and any part of the other half."""

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        half = self._doubled(failures) / 2
        return half + random.uniform(0, half)


class DecorrelatedJitterBackoff(ExponentialBackoff):
    """Up to three times what was waited before."""

    def __init__(self, cap: float = DEFAULT_CAP, base: float = DEFAULT_BASE) -> None:
        super().__init__(cap, base)
        self._previous = 0.0

    def reset(self) -> None:
        """Begin a new row of attempts."""
        self._previous = 0.0

    def compute(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        longest = max(self._base, self._previous * 3)
        self._previous = min(self._cap, random.uniform(self._base, longest))
        return self._previous


def default_backoff() -> AbstractBackoff:
    """The backoff that is used when none is named."""
    return EqualJitterBackoff()
