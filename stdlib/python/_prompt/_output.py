"""Standard output and standard error of a prompt on a terminal: what is written stands above the line being edited."""

import codecs
import io
import sys

_STREAMS = (('stdout', 1), ('stderr', 2))
_before: dict[str, object] = {}


class _AboveTheLine(io.FileIO):
    """A standard stream whose octets the prompt writes, which knows where the line is."""

    def __init__(self, descriptor: int, write) -> None:
        super().__init__(descriptor, 'wb', closefd=False)
        self._descriptor = descriptor
        self._write = write
        # A character may come in two pieces.
        self._decode = codecs.getincrementaldecoder('utf-8')('replace').decode

    def write(self, data) -> int:
        """Hand the octets to the prompt."""
        octets = bytes(data)
        self._write(self._descriptor, self._decode(octets))
        return len(octets)


def take_over(write) -> None:
    """Have the streams that are terminals written by the prompt."""
    for name, descriptor in _STREAMS:
        stream = getattr(sys, '__' + name + '__')
        try:
            is_own = stream is not None and stream.fileno() == descriptor and stream.isatty()
        except (OSError, ValueError):
            is_own = False
        if not is_own:
            continue
        stream.flush()
        raw = _AboveTheLine(descriptor, write)
        buffer = io.BufferedWriter(raw)
        fresh = io.TextIOWrapper(buffer, encoding=stream.encoding, errors=stream.errors, newline='\n',
                                 line_buffering=True, write_through=name == 'stderr')
        buffer.raw.name = fresh.buffer.raw.name = f'<{name}>'
        fresh.mode = 'w'
        _before[name] = stream
        if getattr(sys, name) is stream:
            setattr(sys, name, fresh)
        setattr(sys, '__' + name + '__', fresh)


def give_back() -> None:
    """Put the streams back that were there before."""
    for name, stream in _before.items():
        ours = getattr(sys, '__' + name + '__')
        try:
            ours.flush()
        except (OSError, ValueError):
            pass
        if getattr(sys, name) is ours:
            setattr(sys, name, stream)
        setattr(sys, '__' + name + '__', stream)
    _before.clear()
