"""Files of time zones (TZif, RFC 8536): where they are opened and how they are read."""



class ZoneInfoNotFoundError(KeyError):
    """There is no time zone of this key."""


def open_packaged(key: str):
    """Open a zone of the package `tzdata`."""
    import importlib
    import os
    try:
        package = importlib.import_module('tzdata')
        return open(os.path.join(os.path.dirname(package.__file__), 'zoneinfo', *key.split('/')), 'rb')
    except (ImportError, OSError, UnicodeEncodeError, ValueError):
        raise ZoneInfoNotFoundError(f'No time zone found with key {key}') from None


def _integers(data: bytes, size: int) -> list:
    return [int.from_bytes(data[i:i + size], signed=True) for i in range(0, len(data), size)]


class Data:
    """What a file says: transitions, kinds of local time, and the rule for the time after the last transition."""

    def __init__(self, file) -> None:
        if file.read(4) != b'TZif':
            raise ValueError('Invalid TZif file: magic not found')
        version, counts = self._header(file)
        time_size = 4
        if version >= 2:
            # The first block is for programs that know 32 bits only.
            utc, standard, leaps, transitions, types, letters = counts
            file.seek(transitions * 5 + types * 6 + letters + leaps * 8 + standard + utc, 1)
            if file.read(4) != b'TZif':
                raise ValueError('Invalid TZif file: magic not found')
            version, counts = self._header(file)
            time_size = 8
        utc, standard, leaps, transitions, types, letters = counts
        self.times = _integers(file.read(transitions * time_size), time_size)
        self.indices = list(file.read(transitions))
        kinds = [(*_integers(kind[:4], 4), kind[4], kind[5]) for kind in (file.read(6) for _ in range(types))]
        names = file.read(letters)
        for index in self.indices:
            if index >= types:
                raise ValueError(f'Invalid transition index found while reading TZif: {index}')
        self.offsets = [kind[0] for kind in kinds]
        self.summers = [kind[1] for kind in kinds]
        self.names = [names[kind[2]:names.index(b'\0', kind[2])].decode() for kind in kinds]
        self.rule = None
        if version >= 2:
            file.seek(leaps * (time_size + 4) + standard + utc, 1)
            if file.read(1) != b'\n':
                raise ValueError('Invalid TZif file: no footer')
            rule = file.read().split(b'\n', 1)[0]
            if not rule.isascii():
                raise ValueError(f'Malformed transition rule in TZ string: {rule!r}')
            self.rule = rule.decode('ascii') or None

    @staticmethod
    def _header(file) -> tuple:
        version = file.read(1)
        version = 1 if version == b'\0' else int(version)
        file.read(15)
        return version, _integers(file.read(24), 4)

    def summer_shifts(self) -> list:
        """Return by how much each kind of local time is moved, which the file says of none."""
        shifts = [0] * len(self.summers)
        for i in range(1, len(self.indices)):
            kind = self.indices[i]
            if not self.summers[kind] or shifts[kind]:
                continue
            # It is what differs from the standard time before, or else after.
            shift = 0
            before = self.indices[i - 1]
            if not self.summers[before]:
                shift = self.offsets[kind] - self.offsets[before]
            if not shift and i + 1 < len(self.indices):
                after = self.indices[i + 1]
                if self.summers[after]:
                    continue
                shift = self.offsets[kind] - self.offsets[after]
            shifts[kind] = shift
        return [shift or 3600 if summer else shift for shift, summer in zip(shifts, self.summers)]
