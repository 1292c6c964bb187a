"""Addresses, dates, names for messages, and parameters of headers in their extended form."""

import datetime
import os
import re
import socket
import time
import urllib.parse

from email._addresses import AddressList as _AddressList
from email._dates import mktime_tz, parsedate, parsedate_tz, _read_date
from email.charset import Charset

__all__ = ['collapse_rfc2231_value', 'decode_params', 'decode_rfc2231', 'encode_rfc2231', 'formataddr', 'formatdate',
           'format_datetime', 'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate', 'parsedate_tz',
           'parsedate_to_datetime', 'quote', 'unquote', 'localtime']

COMMASPACE = ', '
EMPTYSTRING = ''
CRLF = '\r\n'
TICK = "'"

supports_strict_parsing = True

_SPECIALS = re.compile(r'[][\\()<>@,:;".]')
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def _has_surrogates(s: str) -> bool:
    # Octets that could not be decoded are in the text as lone surrogates.
    try:
        s.encode()
    except UnicodeEncodeError:
        return True
    return False


def _sanitize(string: str) -> str:
    # Text that can be printed: octets that are UTF-8 are read so, others become the sign for what is not known.
    octets = string.encode('utf-8', 'surrogateescape')
    return octets.decode('utf-8', 'replace')


def quote(str: str) -> str:
    """Text as it stands between quotes."""
    return str.replace('\\', '\\\\').replace('"', '\\"')


def unquote(str: str) -> str:
    """Text without the quotes or angles around it."""
    if len(str) > 1:
        if str[0] == str[-1] == '"':
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if str.startswith('<') and str.endswith('>'):
            return str[1:-1]
    return str


def formataddr(pair, charset='utf-8') -> str:
    """An address for a header, from a real name (or nothing) and the address proper."""
    name, address = pair
    address.encode('ascii')
    if not name:
        return address
    try:
        name.encode('ascii')
    except UnicodeEncodeError:
        if isinstance(charset, str):
            charset = Charset(charset)
        return f'{charset.header_encode(name)} <{address}>'
    quotes = '"' if _SPECIALS.search(name) else ''
    name = re.sub(r'([\\"])', r'\\\1', name)
    return f'{quotes}{name}{quotes} <{address}>'


def _without_quoted(text: str) -> str:
    text = re.sub(r'\\.', '', text, flags=re.DOTALL)
    return re.sub(r'"[^"]*"', '', text)


def _has_balanced_parentheses(text: str) -> bool:
    open_count = 0
    for character in _without_quoted(text):
        open_count += (character == '(') - (character == ')')
        if open_count < 0:
            return False
    return open_count == 0


def getaddresses(fieldvalues, *, strict: bool = True) -> list[tuple[str, str]]:
    """The pairs of real name and address in some headers; those that cannot be told for sure are empty if `strict`."""
    values = [str(value) for value in fieldvalues]
    if not strict:
        return _AddressList(COMMASPACE.join(values)).addresslist
    found, count = [], 0
    kept = [value if _has_balanced_parentheses(value) else '' for value in values]
    pairs = _AddressList(COMMASPACE.join(kept)).addresslist
    for pair in pairs:
        found.append(('', '') if '[' in pair[1] else pair)
    # As many pairs as commas say there are, or the reading was led astray.
    for value in kept:
        count += 1 + _without_quoted(_without_comments(value)).count(',')
    if len(found) != count:
        return [('', '')]
    return found


def _without_comments(text: str) -> str:
    kept, depth, in_quotes, position = [], 0, False, 0
    while position < len(text):
        character = text[position]
        if character == '\\':
            if not depth:
                kept.append(text[position:position + 2])
            position += 2
            continue
        if character == '"' and not depth:
            in_quotes = not in_quotes
        elif character == '(' and not in_quotes:
            depth += 1
        if not depth:
            kept.append(character)
        elif character == ')' and not in_quotes:
            depth -= 1
        position += 1
    return ''.join(kept)


def parseaddr(addr, *, strict: bool = True) -> tuple[str, str]:
    """The real name and the address in a header that has one address; two empty texts if it has none."""
    if not strict:
        if isinstance(addr, list):
            # The lenient reading takes the items of a list for words.
            return ('', addr[0]) if addr else ('', '')
        addresses = _AddressList(addr).addresslist
        return addresses[0] if addresses else ('', '')
    if isinstance(addr, list):
        addr = addr[0]
    if not isinstance(addr, str):
        return '', ''
    pairs = getaddresses([addr])
    if len(pairs) != 1:
        return '', ''
    return pairs[0]


def _date_text(parts, zone: str) -> str:
    return (f'{_DAYS[parts[6]]}, {parts[2]:02d} {_MONTHS[parts[1] - 1]} {parts[0]:04d} '
            f'{parts[3]:02d}:{parts[4]:02d}:{parts[5]:02d} {zone}')


def formatdate(timeval=None, localtime: bool = False, usegmt: bool = False) -> str:
    """A time in seconds since the epoch, as headers have it; now if none is given."""
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        moment = moment.astimezone()
        usegmt = False
    elif not usegmt:
        moment = moment.replace(tzinfo=None)
    return format_datetime(moment, usegmt)


def format_datetime(dt, usegmt: bool = False) -> str:
    """A date and time as headers have it; `-0000` says that no zone is known."""
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError('usegmt option requires a UTC datetime')
        zone = 'GMT'
    else:
        zone = '-0000' if dt.tzinfo is None else dt.strftime('%z')
    return _date_text(dt.timetuple(), zone)


def make_msgid(idstring=None, domain=None) -> str:
    """A name for a message that no other has."""
    from secrets import randbits
    middle = '' if idstring is None else '.' + idstring
    if domain is None:
        domain = socket.getfqdn()
    return f'<{int(time.time() * 100)}.{os.getpid()}.{randbits(64)}{middle}@{domain}>'


def parsedate_to_datetime(data: str) -> datetime.datetime:
    """The date in a header; `ValueError` if there is none."""
    parts = _read_date(data)
    if parts is None:
        raise ValueError(f'Invalid date value or format "{data!s}"')
    *fields, offset = parts
    try:
        zone = None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))
        return datetime.datetime(*fields[:6], tzinfo=zone)
    except OverflowError as error:
        raise ValueError(f'Invalid date value or format "{data!s}"') from error


def localtime(dt=None) -> datetime.datetime:
    """Now, or the given time, with the zone of this machine."""
    if dt is None:
        dt = datetime.datetime.now()
    return dt.astimezone()


def decode_rfc2231(s: str):
    """Character set, language and text of `charset'language'text`."""
    parts = s.split(TICK, 2)
    if len(parts) <= 2:
        return None, None, s
    return parts


def encode_rfc2231(s: str, charset=None, language=None) -> str:
    """Text as a parameter has it that is outside of ASCII."""
    s = urllib.parse.quote(s, safe='', encoding=charset or 'ascii')
    if charset is None and language is None:
        return s
    return f"{charset}'{language or ''}'{s}"


_CONTINUED = re.compile(r'^(?P<name>\w+)\*((?P<num>[0-9]+)\*?)?$', re.ASCII)


def decode_params(params: list[tuple]) -> list[tuple]:
    """Parameters, of which those that come in several pieces, or encoded, are put together."""
    plain = [params[0]]
    pieces = {}
    for name, value in params[1:]:
        is_encoded = name.endswith('*')
        value = unquote(value)
        match = _CONTINUED.match(name)
        if match:
            number = match['num']
            pieces.setdefault(match['name'], []).append((None if number is None else int(number), value, is_encoded))
        else:
            plain.append((name, f'"{quote(value)}"'))
    for name, found in pieces.items():
        found.sort(key=lambda piece: -1 if piece[0] is None else piece[0])
        is_extended = any(piece[2] for piece in found)
        text = ''.join(urllib.parse.unquote(value, encoding='latin-1') if is_encoded else value
                       for _, value, is_encoded in found)
        value = quote(text)
        if is_extended:
            charset, language, value = decode_rfc2231(value)
            plain.append((name, (charset, language, f'"{value}"')))
        else:
            plain.append((name, f'"{value}"'))
    return plain


def collapse_rfc2231_value(value, errors: str = 'replace', fallback_charset: str = 'us-ascii') -> str:
    """The text of a parameter, which `get_param` gives as a triple if it is encoded."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, language, text = value
    if charset is None:
        charset = fallback_charset
    octets = bytes(text, 'raw-unicode-escape')
    try:
        return str(octets, charset, errors)
    except LookupError:
        return unquote(text)
