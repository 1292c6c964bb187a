"""Messages: headers, and a body that is text, another message, or a list of parts."""

import binascii
import quopri
import re
from io import BytesIO, StringIO

from email import errors, utils
from email._header_parameters import format_parameter, parse_parameters, split_value, unquote_value
from email._policybase import compat32
from email.charset import Charset
from email.iterators import walk
from email.utils import _has_surrogates

__all__ = ['Message', 'EmailMessage']

_MISSING = object()



class Message:
    """A message, whose headers are reached by name, in any case and order."""

    def __init__(self, policy=compat32) -> None:
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = 'text/plain'

    def __str__(self) -> str:
        return self.as_string()

    def as_string(self, unixfrom: bool = False, maxheaderlen: int = 0, policy=None) -> str:
        """The message as text."""
        from email.generator import Generator
        policy = self.policy if policy is None else policy
        file = StringIO()
        Generator(file, mangle_from_=False, maxheaderlen=maxheaderlen, policy=policy).flatten(self, unixfrom=unixfrom)
        return file.getvalue()

    def __bytes__(self) -> bytes:
        return self.as_bytes()

    def as_bytes(self, unixfrom: bool = False, policy=None) -> bytes:
        """The message as octets."""
        from email.generator import BytesGenerator
        policy = self.policy if policy is None else policy
        file = BytesIO()
        BytesGenerator(file, mangle_from_=False, policy=policy).flatten(self, unixfrom=unixfrom)
        return file.getvalue()

    def is_multipart(self) -> bool:
        """Whether the body is a list of parts."""
        return isinstance(self._payload, list)

    def set_unixfrom(self, unixfrom) -> None:
        """Set the line of the envelope, which begins with "From "."""
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        """The line of the envelope, or `None`."""
        return self._unixfrom

    def attach(self, payload) -> None:
        """Put a part behind the others."""
        if self._payload is None:
            self._payload = [payload]
            return
        try:
            self._payload.append(payload)
        except AttributeError:
            raise TypeError('Attach is not valid on a message with a non-multipart payload')

    def get_payload(self, i=None, decode: bool = False):
        """The body, or its part `i`; as octets without their encoding if `decode`, and `None` then for parts."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError(f'Expected list, got {type(self._payload)}')
        payload = self._payload
        encoding = self.get('content-transfer-encoding', '')
        encoding = encoding.cte if hasattr(encoding, 'cte') else str(encoding).strip().lower()
        if not decode:
            return self._payload_as_text(payload)
        if isinstance(payload, str):
            octets = self._octets_of(payload)
        elif payload is None:
            return None
        else:
            octets = payload
        if encoding == 'quoted-printable':
            return quopri.decodestring(octets)
        if encoding == 'base64':
            from email._encoded_words import decode_b
            value, defects = decode_b(b''.join(octets.splitlines()))
            for defect in defects:
                self.policy.handle_defect(self, defect)
            return value
        if encoding in ('x-uuencode', 'uuencode', 'uue', 'x-uue'):
            return _decode_uu(octets)
        return octets if isinstance(payload, str) else payload

    def _octets_of(self, payload: str) -> bytes:
        if _has_surrogates(payload):
            try:
                return payload.encode('ascii', 'surrogateescape')
            except UnicodeEncodeError:
                return payload.encode('raw-unicode-escape')
        try:
            return payload.encode('ascii', 'surrogateescape')
        except UnicodeEncodeError:
            # Text that a program has set without encoding it.
            return payload.encode('raw-unicode-escape')

    def _payload_as_text(self, payload):
        if not isinstance(payload, str) or not _has_surrogates(payload):
            return payload
        try:
            octets = payload.encode('ascii', 'surrogateescape')
        except UnicodeEncodeError:
            return payload
        try:
            return octets.decode(self.get_content_charset('ascii'), 'replace')
        except LookupError:
            return octets.decode('ascii', 'replace')

    def set_payload(self, payload, charset=None) -> None:
        """Set the body; with a character set it is encoded, and the headers say how."""
        if hasattr(payload, 'encode'):
            if charset is not None:
                known = charset if isinstance(charset, Charset) else Charset(charset)
                payload = payload.encode(known.output_charset, 'surrogateescape').decode('ascii', 'surrogateescape')
            self._payload = payload
        elif hasattr(payload, 'decode'):
            self._payload = payload.decode('ascii', 'surrogateescape')
        else:
            self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset) -> None:
        """Say which character set the body has, and encode it if it is not; `None` takes that back."""
        if charset is None:
            self.del_param('charset')
            self._charset = None
            return
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        if 'MIME-Version' not in self:
            self.add_header('MIME-Version', '1.0')
        if 'Content-Type' not in self:
            self.add_header('Content-Type', 'text/plain', charset=charset.get_output_charset())
        else:
            self.set_param('charset', charset.get_output_charset())
        if charset != charset.get_output_charset():
            self._payload = charset.body_encode(self._payload)
        if 'Content-Transfer-Encoding' not in self:
            encoding = charset.get_body_encoding()
            try:
                encoding(self)
            except TypeError:
                payload = self._payload
                if payload:
                    try:
                        payload = payload.encode('ascii', 'surrogateescape')
                    except UnicodeError:
                        payload = payload.encode(charset.output_charset)
                self._payload = charset.body_encode(payload)
                self.add_header('Content-Transfer-Encoding', encoding)

    def get_charset(self):
        """The `Charset` of the body that was set, or `None`."""
        return self._charset

    def __len__(self) -> int:
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val) -> None:
        most = self.policy.header_max_count(name)
        if most:
            lowered = name.lower()
            if sum(known.lower() == lowered for known, _ in self._headers) >= most:
                raise ValueError(f'There may be at most {most} {name} headers in a message')
        self._headers.append(self.policy.header_store_parse(name, val))

    def __delitem__(self, name) -> None:
        name = name.lower()
        self._headers = [pair for pair in self._headers if pair[0].lower() != name]

    def __contains__(self, name) -> bool:
        name = name.lower()
        return any(known.lower() == name for known, _ in self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self) -> list[str]:
        """The names of all headers."""
        return [name for name, _ in self._headers]

    def values(self) -> list:
        """The values of all headers."""
        return [self.policy.header_fetch_parse(name, value) for name, value in self._headers]

    def items(self) -> list[tuple]:
        """Names and values of all headers."""
        return [(name, self.policy.header_fetch_parse(name, value)) for name, value in self._headers]

    def get(self, name, failobj=None):
        """The value of the first header of a name."""
        name = name.lower()
        for known, value in self._headers:
            if known.lower() == name:
                return self.policy.header_fetch_parse(known, value)
        return failobj

    def set_raw(self, name, value) -> None:
        """Keep a header as it is given, which parsers do."""
        self._headers.append((name, value))

    def raw_items(self):
        """Names and values of all headers as they are kept, for generators."""
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """The values of all headers of a name."""
        name = name.lower()
        values = [self.policy.header_fetch_parse(known, value) for known, value in self._headers
                  if known.lower() == name]
        return values or failobj

    def add_header(self, _name, _value, **_params) -> None:
        """Put a header with parameters behind the others; `_` in their names stands for `-`."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(name if value is None else format_parameter(name, value))
        self[_name] = '; '.join(parts)

    def replace_header(self, _name, _value) -> None:
        """Give the first header of a name another value, in its place."""
        lowered = _name.lower()
        for index, (name, _) in enumerate(self._headers):
            if name.lower() == lowered:
                self._headers[index] = self.policy.header_store_parse(name, _value)
                return
        raise KeyError(_name)

    def get_content_type(self) -> str:
        """The type of the body in small letters; the default one if none is given, and plain text if it is wrong."""
        value = self.get('content-type', _MISSING)
        if value is _MISSING:
            return self.get_default_type()
        kind = split_value(value)[0].lower()
        return kind if kind.count('/') == 1 else 'text/plain'

    def get_content_maintype(self) -> str:
        """What is before the slash."""
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self) -> str:
        """What is behind the slash."""
        return self.get_content_type().split('/')[1]

    def get_default_type(self) -> str:
        """The type of a body without a header about it."""
        return self._default_type

    def set_default_type(self, ctype) -> None:
        """Set the type of a body without a header about it."""
        self._default_type = ctype

    def _get_params_preserve(self, failobj, header):
        value = self.get(header, _MISSING)
        if value is _MISSING:
            return failobj
        pairs = []
        for entry in parse_parameters(value):
            name, equals, text = entry.partition('=')
            pairs.append((name.strip(), text.strip() if equals else ''))
        return utils.decode_params(pairs)

    def get_params(self, failobj=None, header='content-type', unquote: bool = True):
        """The parameters of a header as pairs, of which the first is its value."""
        pairs = self._get_params_preserve(_MISSING, header)
        if pairs is _MISSING:
            return failobj
        if unquote:
            return [(name, unquote_value(value)) for name, value in pairs]
        return pairs

    def get_param(self, param, failobj=None, header='content-type', unquote: bool = True):
        """A parameter of a header: text, or character set, language and text if it is encoded."""
        if header not in self:
            return failobj
        for name, value in self._get_params_preserve(failobj, header):
            if name.lower() == param.lower():
                return unquote_value(value) if unquote else value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote: bool = True, charset=None, language='',
                  replace: bool = False) -> None:
        """Set a parameter of a header, which is made if it is not there."""
        if not isinstance(value, tuple) and charset:
            value = charset, language, value
        if header not in self and header.lower() == 'content-type':
            text = 'text/plain'
        else:
            text = self.get(header)
        if not self.get_param(param, header=header):
            added = format_parameter(param, value, requote)
            text = '; '.join([text, added]) if text else added
        else:
            text = ''
            for known, old in self.get_params(header=header, unquote=requote):
                shown = format_parameter(known, value if known.lower() == param.lower() else old, requote)
                text = '; '.join([text, shown]) if text else shown
        if text != self.get(header):
            if replace:
                self.replace_header(header, text)
            else:
                del self[header]
                self[header] = text

    def del_param(self, param, header='content-type', requote: bool = True) -> None:
        """Take a parameter of a header away."""
        if header not in self:
            return
        text = ''
        for name, value in self.get_params(header=header, unquote=requote):
            if name.lower() != param.lower():
                shown = format_parameter(name, value, requote)
                text = '; '.join([text, shown]) if text else shown
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header='Content-Type', requote: bool = True) -> None:
        """Set the type of the body and keep its parameters."""
        if type.count('/') != 1:
            raise ValueError
        if header.lower() == 'content-type':
            del self['mime-version']
            self['MIME-Version'] = '1.0'
        if header not in self:
            self[header] = type
            return
        params = self.get_params(header=header, unquote=requote)
        del self[header]
        self[header] = type
        for name, value in params[1:]:
            self.set_param(name, value, header, requote)

    def get_filename(self, failobj=None):
        """The name of a file that the headers give, or that of the type."""
        name = self.get_param('filename', _MISSING, 'content-disposition')
        if name is _MISSING:
            name = self.get_param('name', _MISSING, 'content-type')
        if name is _MISSING:
            return failobj
        return utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        """What is between the parts."""
        boundary = self.get_param('boundary', _MISSING)
        if boundary is _MISSING:
            return failobj
        # Space at the end is no part of it.
        return utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary) -> None:
        """Set what is between the parts; the header keeps its place."""
        params = self._get_params_preserve(_MISSING, 'content-type')
        if params is _MISSING:
            raise errors.HeaderParseError('No Content-Type header found')
        changed, was_there = [], False
        for name, value in params:
            if name.lower() == 'boundary':
                changed.append(('boundary', f'"{boundary}"'))
                was_there = True
            else:
                changed.append((name, value))
        if not was_there:
            changed.append(('boundary', f'"{boundary}"'))
        headers = []
        for name, value in self._headers:
            if name.lower() == 'content-type':
                text = '; '.join(key if shown == '' else f'{key}={_shown(shown)}' for key, shown in changed)
                headers.append(self.policy.header_store_parse(name, text))
            else:
                headers.append((name, value))
        self._headers = headers

    def get_content_charset(self, failobj=None):
        """The character set of the body, in small letters."""
        charset = self.get_param('charset', _MISSING)
        if charset is _MISSING:
            return failobj
        if isinstance(charset, tuple):
            declared = charset[0] or 'us-ascii'
            try:
                charset = str(charset[2].encode('raw-unicode-escape'), declared)
            except (LookupError, UnicodeError):
                charset = charset[2]
        try:
            charset.encode('us-ascii')
        except UnicodeError:
            return failobj
        return charset.lower()

    def get_charsets(self, failobj=None) -> list:
        """The character sets of the message and all its parts."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """Whether the part is shown or kept, in small letters, or `None`."""
        value = self.get('content-disposition')
        return None if value is None else split_value(value)[0].lower()

    walk = walk


def _shown(value) -> str:
    if isinstance(value, tuple):
        return "%s'%s'%s" % tuple('' if part is None else part for part in value)
    return value


def _decode_uu(octets: bytes) -> bytes:
    # From the line "begin", whose mode is a number, to the line "end"; without these it is no such text.
    decoded = []
    lines = iter(octets.splitlines())
    for line in lines:
        if re.match(rb'begin [0-7]+ ', line):
            break
    else:
        return octets
    for line in lines:
        if not line:
            return octets
        if line.strip(b' \t\r\n\f') == b'end':
            return b''.join(decoded)
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad the last line wrongly: as much is taken as it says it has.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            decoded.append(binascii.a2b_uu(line[:length]))
    return octets if not decoded else b''.join(decoded)


class MIMEPart(Message):
    """A message or part whose contents are objects of Python, by way of its policy's content manager."""

    def __init__(self, policy=None) -> None:
        if policy is None:
            from email.policy import default
            policy = default
        super().__init__(policy)

    def as_string(self, unixfrom: bool = False, maxheaderlen=None, policy=None) -> str:
        """The message as text."""
        policy = self.policy if policy is None else policy
        if maxheaderlen is None:
            maxheaderlen = policy.max_line_length
        return super().as_string(unixfrom, maxheaderlen, policy)

    def __str__(self) -> str:
        return self.as_string(policy=self.policy.clone(utf8=True))

    def is_attachment(self) -> bool:
        """Whether the part is to be kept as a file."""
        disposition = self.get('content-disposition')
        return False if disposition is None else disposition.content_disposition == 'attachment'

    def _find_body(self, part, preferences):
        if part.is_attachment():
            return
        main, sub = part.get_content_type().split('/')
        if main == 'text':
            if sub in preferences:
                yield preferences.index(sub), part
            return
        if main != 'multipart' or not self.is_multipart():
            return
        if sub != 'related':
            for child in part.iter_parts():
                yield from self._find_body(child, preferences)
            return
        if 'related' in preferences:
            yield preferences.index('related'), part
        candidate = None
        start = part.get_param('start')
        if start:
            for child in part.iter_parts():
                if child['content-id'] == start:
                    candidate = child
                    break
        if candidate is None:
            parts = part.get_payload()
            candidate = parts[0] if parts else None
        if isinstance(candidate, Message):
            yield from self._find_body(candidate, preferences)

    def get_body(self, preferencelist=('related', 'html', 'plain')):
        """The part that is the body proper, of the kind that is liked best, or `None`."""
        best, body = len(preferencelist), None
        for rank, part in self._find_body(self, preferencelist):
            if rank < best:
                best, body = rank, part
                if rank == 0:
                    break
        return body

    _BODIES = {('text', 'plain'), ('text', 'html'), ('multipart', 'related'), ('multipart', 'alternative')}

    def iter_attachments(self):
        """The parts but for those that are the body."""
        main, sub = self.get_content_type().split('/')
        if main != 'multipart' or sub == 'alternative':
            return
        payload = self.get_payload()
        try:
            parts = payload.copy()
        except AttributeError:
            # A text, because it could not be taken apart.
            return
        if sub == 'related':
            # All but the root.
            start = self.get_param('start')
            if start:
                found, others = False, []
                for part in parts:
                    if part.get('content-id') == start:
                        found = True
                    else:
                        others.append(part)
                if found:
                    yield from others
                    return
            yield from parts[1:]
            return
        seen = []
        for part in parts:
            kind = tuple(part.get_content_type().split('/'))
            if kind in self._BODIES and not part.is_attachment() and kind[1] not in seen:
                seen.append(kind[1])
                continue
            yield part

    def iter_parts(self):
        """The parts, if there are any."""
        if self.is_multipart():
            yield from self.get_payload()

    def get_content(self, *args, content_manager=None, **kw):
        """The contents."""
        manager = self.policy.content_manager if content_manager is None else content_manager
        return manager.get_content(self, *args, **kw)

    def set_content(self, *args, content_manager=None, **kw) -> None:
        """Set the contents."""
        manager = self.policy.content_manager if content_manager is None else content_manager
        manager.set_content(self, *args, **kw)

    def _make_multipart(self, subtype, disallowed, boundary) -> None:
        if self.get_content_maintype() == 'multipart':
            existing = self.get_content_subtype()
            if existing in disallowed + (subtype,):
                raise ValueError(f'Cannot convert {existing} to {subtype}')
        kept, moved = [], []
        for name, value in self._headers:
            (moved if name.lower().startswith('content-') else kept).append((name, value))
        if moved:
            # What is there becomes the first part.
            part = type(self)(policy=self.policy)
            part._headers = moved
            part._payload = self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self['Content-Type'] = 'multipart/' + subtype
        if boundary is not None:
            self.set_param('boundary', boundary)

    def make_related(self, boundary=None) -> None:
        """Become a message of parts that belong together."""
        self._make_multipart('related', ('alternative', 'mixed'), boundary)

    def make_alternative(self, boundary=None) -> None:
        """Become a message of parts of which one is shown."""
        self._make_multipart('alternative', ('mixed',), boundary)

    def make_mixed(self, boundary=None) -> None:
        """Become a message of parts of any kind."""
        self._make_multipart('mixed', (), boundary)

    def _add_multipart(self, _subtype, *args, _disp=None, **kw) -> None:
        if self.get_content_maintype() != 'multipart' or self.get_content_subtype() != _subtype:
            getattr(self, 'make_' + _subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if _disp and 'content-disposition' not in part:
            part['Content-Disposition'] = _disp
        self.attach(part)

    def add_related(self, *args, **kw) -> None:
        """Add a part that belongs to the body."""
        self._add_multipart('related', *args, _disp='inline', **kw)

    def add_alternative(self, *args, **kw) -> None:
        """Add another form of the body."""
        self._add_multipart('alternative', *args, **kw)

    def add_attachment(self, *args, **kw) -> None:
        """Add a part to be kept as a file."""
        self._add_multipart('mixed', *args, _disp='attachment', **kw)

    def clear(self) -> None:
        """Take all headers and the contents away."""
        self._headers = []
        self._payload = None

    def clear_content(self) -> None:
        """Take the contents away, and the headers about them."""
        self._headers = [pair for pair in self._headers if not pair[0].lower().startswith('content-')]
        self._payload = None


class EmailMessage(MIMEPart):
    """A message as programs of today use it."""

    def set_content(self, *args, **kw) -> None:
        """Set the contents, and say that this is MIME."""
        super().set_content(*args, **kw)
        if 'MIME-Version' not in self:
            self['MIME-Version'] = '1.0'
