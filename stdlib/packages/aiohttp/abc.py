"""Abstract classes for what a program may give to a session or to a server."""

from abc import ABC, abstractmethod

from .cookiejar import AbstractCookieJar
from .resolver import AbstractResolver

__all__ = ['AbstractAccessLogger', 'AbstractCookieJar', 'AbstractResolver']


class AbstractAccessLogger(ABC):
    """What writes about each request of a server."""

    __slots__ = ('logger', 'log_format')

    def __init__(self, logger, log_format) -> None:
        self.logger = logger
        self.log_format = log_format

    @abstractmethod
    def log(self, request, response, time) -> None:
        """Write about a request that took so many seconds."""

    @property
    def enabled(self) -> bool:
        """Whether anything is wanted."""
        return True
