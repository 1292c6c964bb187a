"""A line in a log for each request of a server."""

import datetime
import functools
import os
import re

from .abc import AbstractAccessLogger

__all__ = ['AccessLogger']

_PLACES = re.compile(r'%(\{([A-Za-z0-9\-_]+)\}([ioe])|[atPrsbOD]|Tf?)')


def _remote(request, response, seconds) -> str:
    return (request.remote if request is not None else None) or '-'


def _moment(request, response, seconds) -> str:
    began = datetime.datetime.now().astimezone() - datetime.timedelta(seconds=seconds)
    return began.strftime('[%d/%b/%Y:%H:%M:%S %z]')


def _line(request, response, seconds) -> str:
    if request is None:
        return '-'
    return f'{request.method} {request.path_qs} HTTP/{request.version.major}.{request.version.minor}'


def _asked(name, request, response, seconds) -> str:
    return '(no headers)' if request is None else request.headers.get(name, '-')


def _answered(name, request, response, seconds) -> str:
    return response.headers.get(name, '-')


_VALUES = {
    'a': ('remote_address', _remote),
    't': ('request_start_time', _moment),
    'P': ('process_id', lambda request, response, seconds: f'<{os.getpid()}>'),
    'r': ('first_request_line', _line),
    's': ('response_status', lambda request, response, seconds: response.status),
    'b': ('response_size', lambda request, response, seconds: response.body_length),
    'T': ('request_time', lambda request, response, seconds: str(round(seconds))),
    'Tf': ('request_time_frac', lambda request, response, seconds: f'{seconds:06f}'),
    'D': ('request_time_micro', lambda request, response, seconds: str(round(seconds * 1000000))),
    'i': ('request_header', _asked),
    'o': ('response_header', _answered),
}


class AccessLogger(AbstractAccessLogger):
    """Writes lines by a format, in which `%a` is who asked, `%r` what for, and so on."""

    LOG_FORMAT = '%a %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"'
    LOG_FORMAT_MAP = {letter: name for letter, (name, _) in _VALUES.items()}

    def __init__(self, logger, log_format=LOG_FORMAT) -> None:
        super().__init__(logger, log_format=log_format)
        self._values = []
        for whole, header, letter in _PLACES.findall(log_format):
            if not header:
                self._values.append(_VALUES[whole])
                continue
            if letter not in _VALUES:
                raise ValueError(f'%{{{header}}}{letter} is not known')
            name, value = _VALUES[letter]
            self._values.append(((name, header), functools.partial(value, header)))
        self._text = _PLACES.sub('%s', log_format)

    @property
    def enabled(self) -> bool:
        """Whether lines are wanted."""
        return self.logger.isEnabledFor(20)

    def log(self, request, response, time) -> None:
        """Write a line about a request that took so many seconds."""
        try:
            found = [(key, value(request, response, time)) for key, value in self._values]
            extra = {}
            for key, value in found:
                if isinstance(key, str):
                    extra[key] = value
                else:
                    extra.setdefault(key[0], {})[key[1]] = value
            self.logger.info(self._text % tuple(value for _, value in found), extra=extra)
        except Exception:
            self.logger.exception('Error in logging')
