"""Makes files of time zones for the programs beside it."""

import os
import tempfile


def tzif(transitions, kinds, names, rule):
    """Return a file of version 2: transitions are (time, kind), kinds (offset, is_dst, index into names)."""
    def block(size):
        counts = (0, 0, 0, len(transitions), len(kinds), len(names))
        data = b'TZif2' + bytes(15) + b''.join(n.to_bytes(4) for n in counts)
        data += b''.join(time.to_bytes(size, signed=True) for time, _ in transitions)
        data += bytes(kind for _, kind in transitions)
        data += b''.join(offset.to_bytes(4, signed=True) + bytes((dst, index)) for offset, dst, index in kinds)
        return data + names
    return block(4) + block(8) + b'\n' + rule.encode() + b'\n'


BERLIN = tzif([(1585443600, 1), (1603587600, 0), (1616893200, 1), (1635642000, 0)], [(3600, 0, 0), (7200, 1, 4)], b'CET\0CEST\0',
              'CET-1CEST,M3.5.0,M10.5.0/3')
DUBLIN = tzif([(1585443600, 1), (1603587600, 0)], [(0, 1, 0), (3600, 0, 4)], b'GMT\0IST\0', 'IST-1GMT0,M10.5.0,M3.5.0/1')
FIXED = tzif([], [(-18000, 0, 0)], b'-05\0', '<-05>5')


def folder(**zones):
    """Write zones below a new folder and return it; two underscores in a name stand for a slash."""
    top = tempfile.mkdtemp()
    for name, data in zones.items():
        path = os.path.join(top, *name.split('__'))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(data)
    return top
