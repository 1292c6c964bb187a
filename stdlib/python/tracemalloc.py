"""How much memory a program uses, and snapshots that compare and filter what was traced.

Memory is measured by the heap as a whole: it does not note which line has made which object, so that a snapshot of a
running program holds no traces. Snapshots that a program makes of traces of its own can be grouped, compared and filtered.
"""

import fnmatch
import gc
import linecache
import os
import pickle
from collections.abc import Iterable, Sequence
from functools import total_ordering
from operator import index

__all__ = [
    'BaseFilter', 'DomainFilter', 'Filter', 'Frame', 'Snapshot', 'Statistic', 'StatisticDiff', 'Trace', 'Traceback',
    'clear_traces', 'get_object_traceback', 'get_traceback_limit', 'get_traced_memory', 'get_tracemalloc_memory',
    'is_tracing', 'reset_peak', 'start', 'stop', 'take_snapshot',
]

_MOST_FRAMES = 65535


class _State:
    limit = 1
    # What was in use when tracing began; None while there is none.
    base = None
    peak = 0


def start(nframe: int = 1, /) -> None:
    """Begin to measure what is used from now on."""
    nframe = index(nframe)
    if not 1 <= nframe <= _MOST_FRAMES:
        raise ValueError(f'the number of frames must be in range [1; {_MOST_FRAMES}]')
    if _State.base is None:
        gc.collect()
        _State.limit = nframe
        _State.base = gc._used_bytes()
        _State.peak = 0


def stop() -> None:
    """End measuring."""
    _State.base = None
    _State.peak = 0


def is_tracing() -> bool:
    """Say whether something is measured."""
    return _State.base is not None


def clear_traces() -> None:
    """Measure only what is used from now on."""
    if _State.base is not None:
        gc.collect()
        _State.base = gc._used_bytes()
        _State.peak = 0


def get_traced_memory() -> tuple:
    """Return what is used more than at the beginning, and the most that was seen of it, in bytes."""
    if _State.base is None:
        return 0, 0
    before = max(gc._used_bytes() - _State.base, 0)
    # What nobody refers to any more is in use until a collection.
    gc.collect()
    size = max(gc._used_bytes() - _State.base, 0)
    _State.peak = max(_State.peak, before, size)
    return size, _State.peak


def reset_peak() -> None:
    """Make what is used now the most that was seen."""
    if _State.base is not None:
        _State.peak = 0
        get_traced_memory()


def get_traceback_limit() -> int:
    """Return how many frames a trace may have."""
    return _State.limit


def get_tracemalloc_memory() -> int:
    """Return what measuring uses itself."""
    return 0


def get_object_traceback(obj, /):
    """Return where an object was made, which is not noted: None."""
    return None


def take_snapshot() -> 'Snapshot':
    """Return what was traced until now."""
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot((), get_traceback_limit())


def _format_size(size: float, sign: bool) -> str:
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 100 and unit != 'B':
            return f'{size:+.1f} {unit}' if sign else f'{size:.1f} {unit}'
        if abs(size) < 10 * 1024 or unit == 'TiB':
            return f'{size:+.0f} {unit}' if sign else f'{size:.0f} {unit}'
        size /= 1024


@total_ordering
class Frame(Sequence):
    """A line of a file."""

    __slots__ = ('_frame',)

    def __init__(self, frame: tuple) -> None:
        self._frame = frame

    @property
    def filename(self) -> str:
        """The name of the file."""
        return self._frame[0]

    @property
    def lineno(self) -> int:
        """The number of the line."""
        return self._frame[1]

    def __getitem__(self, index):
        return self._frame[index]

    def __len__(self) -> int:
        return len(self._frame)

    def __eq__(self, other) -> bool:
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other) -> bool:
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._frame)

    def __str__(self) -> str:
        return f'{self.filename}:{self.lineno}'

    def __repr__(self) -> str:
        return f'<Frame filename={self.filename!r} lineno={self.lineno!r}>'


@total_ordering
class Traceback(Sequence):
    """Frames, the oldest first."""

    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe: int | None = None) -> None:
        # They are traced from the newest on.
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self) -> int | None:
        """How many frames there were before they were cut off; None if that is not known."""
        return self._total_nframe

    def __len__(self) -> int:
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame) -> bool:
        return frame._frame in self._frames

    def __hash__(self) -> int:
        return hash(self._frames)

    def __eq__(self, other) -> bool:
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other) -> bool:
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __str__(self) -> str:
        return str(self[0])

    def __repr__(self) -> str:
        shown = f'<Traceback {tuple(self)}'
        return f'{shown}>' if self.total_nframe is None else f'{shown} total_nframe={self.total_nframe}>'

    def format(self, limit: int | None = None, most_recent_first: bool = False) -> list:
        """Return lines that show the frames: the last ones, or the first for a negative limit."""
        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:abs(limit)]
        if most_recent_first:
            frames.reverse()
        lines = []
        for frame in frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            source = linecache.getline(frame.filename, frame.lineno).strip()
            if source:
                lines.append(f'    {source}')
        return lines


class Trace:
    """A piece of memory: its domain and size, and where it was asked for."""

    __slots__ = ('_trace',)

    def __init__(self, trace: tuple) -> None:
        self._trace = trace

    @property
    def domain(self) -> int:
        """The domain."""
        return self._trace[0]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self._trace[1]

    @property
    def traceback(self) -> Traceback:
        """Where it was asked for."""
        return Traceback(*self._trace[2:])

    def __eq__(self, other) -> bool:
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._trace)

    def __str__(self) -> str:
        return f'{self.traceback}: {_format_size(self.size, False)}'

    def __repr__(self) -> str:
        return f'<Trace domain={self.domain} size={_format_size(self.size, False)}, traceback={self.traceback!r}>'


class _Traces(Sequence):
    def __init__(self, traces) -> None:
        self._traces = traces

    def __len__(self) -> int:
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace) -> bool:
        return trace._trace in self._traces

    def __eq__(self, other) -> bool:
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self) -> str:
        return f'<Traces len={len(self)}>'


class Statistic:
    """How much was asked for at one place."""

    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback: Traceback, size: int, count: int) -> None:
        self.traceback = traceback
        self.size = size
        self.count = count

    def _key(self) -> tuple:
        return self.size, self.count, self.traceback

    def __eq__(self, other) -> bool:
        return (self.traceback, self.size, self.count) == (other.traceback, other.size, other.count) \
            if isinstance(other, Statistic) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.traceback, self.size, self.count))

    def __str__(self) -> str:
        text = f'{self.traceback}: size={_format_size(self.size, False)}, count={self.count}'
        if self.count:
            text += f', average={_format_size(self.size / self.count, False)}'
        return text

    def __repr__(self) -> str:
        return f'<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>'


class StatisticDiff:
    """How much more or less was asked for at one place."""

    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback: Traceback, size: int, size_diff: int, count: int, count_diff: int) -> None:
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _fields(self) -> tuple:
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def _key(self) -> tuple:
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback

    def __eq__(self, other) -> bool:
        return self._fields() == other._fields() if isinstance(other, StatisticDiff) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._fields())

    def __str__(self) -> str:
        text = (f'{self.traceback}: size={_format_size(self.size, False)} ({_format_size(self.size_diff, True)}), '
                f'count={self.count} ({self.count_diff:+d})')
        if self.count:
            text += f', average={_format_size(self.size / self.count, False)}'
        return text

    def __repr__(self) -> str:
        return (f'<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) '
                f'count={self.count} ({self.count_diff:+d})>')


class BaseFilter:
    """Says which traces are kept; those that match are left out if it is not `inclusive`."""

    def __init__(self, inclusive: bool) -> None:
        self.inclusive = inclusive

    def _match(self, trace) -> bool:
        raise NotImplementedError


class Filter(BaseFilter):
    """Looks at file and line."""

    def __init__(self, inclusive: bool, filename_pattern: str, lineno: int | None = None, all_frames: bool = False,
                 domain: int | None = None) -> None:
        super().__init__(inclusive)
        self.inclusive = inclusive
        self._filename_pattern = os.path.normcase(_source_name(filename_pattern))
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self) -> str:
        """What the name of the file has to match."""
        return self._filename_pattern

    def _match_frame(self, filename: str, lineno: int) -> bool:
        # Whether a trace with this frame is kept.
        matches = fnmatch.fnmatch(os.path.normcase(_source_name(filename)), self._filename_pattern) and \
            (self.lineno is None or lineno == self.lineno)
        return matches ^ (not self.inclusive)

    def _match_traceback(self, traceback) -> bool:
        if not self.all_frames:
            return self._match_frame(*traceback[0])
        kept = [self._match_frame(*frame) for frame in traceback]
        return any(kept) if self.inclusive else all(kept)

    def _match(self, trace) -> bool:
        domain, _, traceback, *_ = trace
        kept = self._match_traceback(traceback)
        if self.domain is not None:
            if self.inclusive:
                return kept and domain == self.domain
            return kept or domain != self.domain
        return kept


def _source_name(filename: str) -> str:
    # Compiled files stand for their sources.
    return filename[:-1] if filename.endswith('.pyc') else filename


class DomainFilter(BaseFilter):
    """Looks at the domain."""

    def __init__(self, inclusive: bool, domain: int) -> None:
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self) -> int:
        """The domain that matches."""
        return self._domain

    def _match(self, trace) -> bool:
        return (trace[0] == self.domain) ^ (not self.inclusive)


class Snapshot:
    """What was traced at one time."""

    def __init__(self, traces, traceback_limit: int) -> None:
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename) -> None:
        """Write it to a file."""
        with open(filename, 'wb') as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename) -> 'Snapshot':
        """Read one from a file."""
        with open(filename, 'rb') as file:
            return pickle.load(file)

    def filter_traces(self, filters) -> 'Snapshot':
        """Return a snapshot of the traces that one of the including filters and all excluding ones keep."""
        if not isinstance(filters, Iterable):
            raise TypeError(f'filters must be a list of filters, not {type(filters).__name__}')
        traces = self.traces._traces
        if filters:
            including = [each for each in filters if each.inclusive]
            excluding = [each for each in filters if not each.inclusive]
            traces = [trace for trace in traces
                      if (not including or any(each._match(trace) for each in including))
                      and all(each._match(trace) for each in excluding)]
        else:
            traces = traces.copy() if hasattr(traces, 'copy') else tuple(traces)
        return Snapshot(traces, self.traceback_limit)

    def _grouped(self, key_type: str, cumulative: bool) -> dict:
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError(f'unknown key_type: {key_type!r}')
        if cumulative and key_type not in ('lineno', 'filename'):
            raise ValueError(f'cumulative mode cannot by used with key type {key_type!r}')
        found = {}
        for _, size, frames, *_ in self.traces._traces:
            if key_type == 'traceback':
                places = [Traceback(frames)]
            else:
                taken = frames if cumulative else frames[:1]
                whole = [frame if key_type == 'lineno' else (frame[0], 0) for frame in taken]
                places = [Traceback((frame,)) for frame in whole]
            for place in places:
                statistic = found.get(place)
                if statistic is None:
                    found[place] = Statistic(place, size, 1)
                else:
                    statistic.size += size
                    statistic.count += 1
        return found

    def statistics(self, key_type: str, cumulative: bool = False) -> list:
        """Return how much was asked for at each place, the most first; `cumulative` counts all frames."""
        return sorted(self._grouped(key_type, cumulative).values(), key=Statistic._key, reverse=True)

    def compare_to(self, old_snapshot: 'Snapshot', key_type: str, cumulative: bool = False) -> list:
        """Return how much more or less was asked for than in an older one, the largest differences first."""
        new, old = self._grouped(key_type, cumulative), old_snapshot._grouped(key_type, cumulative)
        differences = []
        for place, statistic in new.items():
            before = old.pop(place, None)
            size, count = (0, 0) if before is None else (before.size, before.count)
            differences.append(StatisticDiff(place, statistic.size, statistic.size - size, statistic.count,
                                             statistic.count - count))
        differences += [StatisticDiff(place, 0, -before.size, 0, -before.count) for place, before in old.items()]
        return sorted(differences, key=StatisticDiff._key, reverse=True)
