"""Signals, and what is done when one comes."""

import _signal
from _signal import *

# Enumerations are made when a signal is named, so that a module which only needs the functions is spared that.
_MEMBERS = {
    'Signals': [name for name in dir(_signal) if name.startswith('SIG') and not name.startswith('SIG_')],
    'Handlers': ['SIG_DFL', 'SIG_IGN'],
    'Sigmasks': [name for name in ('SIG_BLOCK', 'SIG_UNBLOCK', 'SIG_SETMASK') if hasattr(_signal, name)],
}
_ENUM_OF_NAME = {name: enum for enum, names in _MEMBERS.items() for name in [enum, *names]}
for _name in _ENUM_OF_NAME:
    globals().pop(_name, None)
del _name


def __getattr__(name: str):
    enum_name = _ENUM_OF_NAME.get(name)
    if enum_name is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from enum import IntEnum
    here = globals()
    made = IntEnum(enum_name, {member: getattr(_signal, member) for member in _MEMBERS[enum_name]}, module=__name__)
    here[enum_name] = made
    here.update(made.__members__)
    return here[name]


def __dir__() -> list:
    return sorted({*globals(), *_ENUM_OF_NAME})


def _as_enum(value, name: str):
    if not isinstance(value, int):
        return value
    try:
        return (globals().get(name) or __getattr__(name))(value)
    except ValueError:
        return value


def signal(signalnum: int, handler):
    """Have `handler(signum, frame)` called when the signal comes; return what was in force before."""
    return _as_enum(_signal.signal(int(signalnum), int(handler) if isinstance(handler, int) else handler), 'Handlers')


def getsignal(signalnum: int):
    """Return what is done when the signal comes."""
    return _as_enum(_signal.getsignal(int(signalnum)), 'Handlers')


def valid_signals() -> set:
    """Return the signals that there are."""
    return {_as_enum(number, 'Signals') for number in _signal.valid_signals()}


def _takes_signals(name: str) -> None:
    native = getattr(_signal, name, None)
    if native is None:
        return

    def call(*args):
        return {_as_enum(number, 'Signals') for number in native(*args)}

    call.__name__ = call.__qualname__ = name
    call.__doc__ = native.__doc__
    globals()[name] = call


_takes_signals('pthread_sigmask')
_takes_signals('sigpending')

if hasattr(_signal, 'sigwait'):
    def sigwait(sigset):
        """Wait for one of the signals and return it."""
        return _as_enum(_signal.sigwait(sigset), 'Signals')


__all__ = [_name for _name in [*globals(), *_ENUM_OF_NAME] if not _name.startswith('_')]
