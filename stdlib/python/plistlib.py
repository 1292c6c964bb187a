"""Property lists: the files of settings of Apple's systems, in XML and in their binary format."""

import binascii
import datetime
import enum
import re
from io import BytesIO

from _plist_binary import BinaryReader, BinaryWriter, named_items
from _plist_markup import Document, EntityError, MarkupError, decoded

__all__ = ['InvalidFileException', 'FMT_XML', 'FMT_BINARY', 'load', 'dump', 'loads', 'dumps', 'UID']

PlistFormat = enum.Enum('PlistFormat', 'FMT_XML FMT_BINARY', module=__name__)
globals().update(PlistFormat.__members__)

_DOCUMENT_TYPE = (
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
)
_DATE = re.compile(r'(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z', re.ASCII)
_CONTROLS = re.compile(r'[\0-\x08\x0b\x0c\x0e-\x1f]')


class InvalidFileException(ValueError):
    """A file that is no property list."""

    def __init__(self, message='Invalid file'):
        super().__init__(message)


class UID:
    """The number of an object, in archives of objects."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError('data must be an int')
        if data >= 1 << 64:
            raise ValueError('UIDs cannot be >= 2**64')
        if data < 0:
            raise ValueError('UIDs must be positive')
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f'{type(self).__name__}({self.data!r})'

    def __reduce__(self):
        return type(self), (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


def _escaped(text: str) -> str:
    if _CONTROLS.search(text):
        raise ValueError("strings can't contain control characters; use bytes instead")
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def _date_text(date: datetime.datetime, aware: bool) -> str:
    if aware:
        date = date.astimezone(datetime.UTC)
    return f'{date.year:04}-{date.month:02}-{date.day:02}T{date.hour:02}:{date.minute:02}:{date.second:02}Z'


def _date(text: str, aware: bool) -> datetime.datetime:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f'invalid date: {text!r}')
    parts = [int(part) for part in match.groups() if part is not None]
    return datetime.datetime(*parts, tzinfo=datetime.UTC if aware else None)


class _Builder:
    """Makes values of the elements of a document."""

    def __init__(self, dict_type, aware: bool) -> None:
        self._dict_type = dict_type
        self._aware = aware
        self._stack = []
        self._key = None
        self._root = None

    def build(self, data: bytes):
        """Return the value of a document."""
        try:
            self._document = document = Document(decoded(data))
            characters = []
            for event, content in document.events():
                if event == 'text':
                    characters.append(content)
                elif event == 'start':
                    characters = []
                    self._start(content)
                else:
                    self._end(content, ''.join(characters))
                    characters = []
        except EntityError as error:
            raise InvalidFileException('XML entity declarations are not supported in plist files') from error
        except MarkupError as error:
            raise InvalidFileException(str(error)) from error
        return self._root

    def _add(self, value) -> None:
        holder = self._stack[-1] if self._stack else None
        if self._key is not None:
            if not isinstance(holder, dict):
                raise ValueError(f'unexpected element at line {self._document.line}')
            holder[self._key] = value
            self._key = None
        elif not self._stack:
            self._root = value
        elif isinstance(holder, list):
            holder.append(value)
        else:
            raise ValueError(f'unexpected element at line {self._document.line}')

    def _start(self, name: str) -> None:
        if name in ('dict', 'array'):
            container = self._dict_type() if name == 'dict' else []
            self._add(container)
            self._stack.append(container)

    def _end(self, name: str, text: str) -> None:
        if name == 'dict':
            if self._key is not None:
                raise ValueError(f'missing value for key {self._key!r} at line {self._document.line}')
            self._stack.pop()
        elif name == 'array':
            self._stack.pop()
        elif name == 'key':
            if self._key is not None or not (self._stack and isinstance(self._stack[-1], dict)):
                raise ValueError(f'unexpected key at line {self._document.line}')
            self._key = text
        elif name in ('true', 'false'):
            self._add(name == 'true')
        elif name == 'integer':
            self._add(int(text, 16) if text.startswith(('0x', '0X')) else int(text))
        elif name == 'real':
            self._add(float(text))
        elif name == 'string':
            self._add(text)
        elif name == 'data':
            self._add(binascii.a2b_base64(text.encode('utf-8')))
        elif name == 'date':
            self._add(_date(text, self._aware))


class _Writer:
    """Writes values as elements."""

    def __init__(self, file, sort_keys: bool, skipkeys: bool, aware: bool) -> None:
        self._file = file
        self._sort_keys = sort_keys
        self._skipkeys = skipkeys
        self._aware = aware
        self._depth = 0

    def write(self, value) -> None:
        """Write a document."""
        self._line('<?xml version="1.0" encoding="UTF-8"?>')
        self._line(_DOCUMENT_TYPE)
        self._line('<plist version="1.0">')
        self._value(value)
        self._line('</plist>')

    def _line(self, text: str) -> None:
        self._file.write(('\t' * self._depth + text + '\n').encode('utf-8'))

    def _element(self, name: str, text: str) -> None:
        self._line(f'<{name}>{_escaped(text)}</{name}>')

    def _value(self, value) -> None:
        if isinstance(value, str):
            self._element('string', value)
        elif value is True or value is False:
            self._line('<true/>' if value else '<false/>')
        elif isinstance(value, int):
            if not -1 << 63 <= value < 1 << 64:
                raise OverflowError(value)
            self._element('integer', str(int(value)))
        elif isinstance(value, float):
            self._element('real', repr(value))
        elif isinstance(value, dict):
            self._dict(value)
        elif isinstance(value, (bytes, bytearray)):
            self._data(value)
        elif isinstance(value, datetime.datetime):
            self._element('date', _date_text(value, self._aware))
        elif isinstance(value, (tuple, list)):
            self._inside('array', [(None, item) for item in value])
        else:
            raise TypeError(f'unsupported type: {type(value)}')

    def _data(self, octets) -> None:
        # As many in a line as end at column 76, if the indentation counts eight for a level, but 16 characters at least.
        step = max(16, 76 - 8 * self._depth) // 4 * 3
        self._line('<data>')
        for place in range(0, len(octets), step):
            self._line(binascii.b2a_base64(octets[place:place + step], newline=False).decode('ascii'))
        self._line('</data>')

    def _dict(self, value) -> None:
        self._inside('dict', named_items(value, self._sort_keys, self._skipkeys), bool(value))

    def _inside(self, name: str, items: list, is_open: bool = False) -> None:
        if not items and not is_open:
            self._line(f'<{name}/>')
            return
        self._line(f'<{name}>')
        self._depth += 1
        for key, item in items:
            if key is not None:
                self._element('key', key)
            self._value(item)
        self._depth -= 1
        self._line(f'</{name}>')


def _is_xml(header: bytes) -> bool:
    if header.startswith((b'<?xml', b'<plist')):
        return True
    for mark, encoding in ((b'\xef\xbb\xbf', 'utf-8'), (b'\xff\xfe', 'utf-16-le'), (b'\xfe\xff', 'utf-16-be')):
        if header.startswith(mark):
            start = header[len(mark):].decode(encoding, 'ignore')
            return start.startswith(('<?xml', '<plist'))
    return False


def load(fp, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from a file that was opened in binary mode."""
    if fmt is None:
        header = fp.read(32)
        fp.seek(0)
        if _is_xml(header):
            fmt = PlistFormat.FMT_XML
        elif header.startswith(b'bplist00'):
            fmt = PlistFormat.FMT_BINARY
        else:
            raise InvalidFileException()
    if fmt == PlistFormat.FMT_XML:
        return _Builder(dict_type, aware_datetime).build(fp.read())
    return BinaryReader(fp, dict_type, aware_datetime, UID, InvalidFileException).read()


def loads(value, *, fmt=None, dict_type=dict, aware_datetime=False):
    """Read a property list from octets, or from the text of one in XML."""
    if isinstance(value, str):
        if fmt == PlistFormat.FMT_BINARY:
            raise TypeError('value must be bytes-like object when fmt is FMT_BINARY')
        value = value.encode()
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type, aware_datetime=aware_datetime)


def dump(value, fp, *, fmt=PlistFormat.FMT_XML, sort_keys=True, skipkeys=False, aware_datetime=False):
    """Write a property list to a file that was opened in binary mode."""
    if fmt == PlistFormat.FMT_XML:
        _Writer(fp, sort_keys, skipkeys, aware_datetime).write(value)
    elif fmt == PlistFormat.FMT_BINARY:
        BinaryWriter(fp, sort_keys, skipkeys, aware_datetime, UID).write(value)
    else:
        raise ValueError(f'Unsupported format: {fmt!r}')


def dumps(value, *, fmt=PlistFormat.FMT_XML, skipkeys=False, sort_keys=True, aware_datetime=False):
    """Return a property list as octets."""
    file = BytesIO()
    dump(value, file, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys, aware_datetime=aware_datetime)
    return file.getvalue()
