"""Dates, words and addresses as headers about cookies have them."""

import datetime
import re
import urllib.parse
from calendar import timegm

_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
_LOWERED_MONTHS = [month.lower() for month in _MONTHS]
_UTC = {'GMT', 'UTC', 'UT', 'Z'}


def deepvalues(mapping):
    """The values of dictionaries in dictionaries."""
    for value in mapping.values():
        if hasattr(value, 'items'):
            yield from deepvalues(value)
        else:
            yield value


def _moment(t):
    if t is None:
        return datetime.datetime.now(tz=datetime.UTC)
    return datetime.datetime.fromtimestamp(t, tz=datetime.UTC)


def time2isoz(t=None) -> str:
    """A time as ISO 8601 has it, with a space and a Z."""
    return _moment(t).strftime('%Y-%m-%d %H:%M:%SZ') if _moment(t).year >= 1000 else \
        _moment(t).isoformat(' ', 'seconds').removesuffix('+00:00') + 'Z'


def time2netscape(t=None) -> str:
    """A time as the first cookies had it."""
    moment = _moment(t)
    return (f'{_DAYS[moment.weekday()]}, {moment.day:02d}-{_MONTHS[moment.month - 1]}-{moment.year:04d} '
            f'{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d} GMT')


_ZONE = re.compile(r'^([-+])?(\d\d?):?(\d\d)?$', re.ASCII)


def _offset(zone):
    if zone.upper() in _UTC:
        return 0
    match = _ZONE.search(zone)
    if not match:
        return None
    seconds = 3600 * int(match[2]) + 60 * int(match[3] or 0)
    return -seconds if match[1] == '-' else seconds


def _seconds(day, month, year, hours, minutes, seconds, zone):
    # `None` for what is no time. A year of two digits is the one that is nearest to now.
    try:
        number = _LOWERED_MONTHS.index(month.lower()) + 1
    except ValueError:
        try:
            number = int(month)
        except ValueError:
            return None
        if not 1 <= number <= 12:
            return None
    try:
        year, day = int(year), int(day)
        if year > datetime.MAXYEAR:
            return None
        hours, minutes, seconds = int(hours or 0), int(minutes or 0), int(seconds or 0)
    except ValueError:
        return None
    if year < 1000:
        current = datetime.datetime.now(datetime.UTC).year
        last_two = current % 100
        candidate = year
        year += current - last_two
        difference = last_two - candidate
        if abs(difference) > 50:
            year += 100 if difference > 0 else -100
    if not (year >= 1970 and 1 <= day <= 31 and 0 <= hours <= 24 and 0 <= minutes <= 59 and 0 <= seconds <= 61):
        return None
    moment = timegm((year, number, day, hours, minutes, seconds))
    offset = _offset((zone or 'UTC').upper())
    return None if offset is None else moment - offset


_STRICT = re.compile(r'^[SMTWF][a-z][a-z], (\d\d) ([JFMASOND][a-z][a-z]) (\d\d\d\d) (\d\d):(\d\d):(\d\d) GMT$',
                     re.ASCII)
_WEEKDAY = re.compile(r'^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?\s*', re.IGNORECASE | re.ASCII)
_LOOSE = re.compile(r'''^
    (\d\d?) (?:\s+|[-\/]) (\w+) (?:\s+|[-\/]) (\d+)
    (?: (?:\s+|:) (\d\d?):(\d\d) (?::(\d\d))? )?
    \s* (?: ([-+]?\d{2,4}|(?![APap][Mm]\b)[A-Za-z]+) \s* )?
    (?: \(\w+\) \s* )?
    $''', re.VERBOSE | re.ASCII)
_ISO = re.compile(r'''^
    (\d{4}) [-\/]? (\d\d?) [-\/]? (\d\d?)
    (?: (?:\s+|[-:Tt]) (\d\d?) :? (\d\d) (?: :? (\d\d(?:\.\d*)?))? )?
    \s* (?: ([-+]?\d\d?:?(?::?\d\d)?|Z|z) \s* )?
    $''', re.VERBOSE | re.ASCII)


def http2time(text):
    """The seconds since the epoch of a date in one of the forms that servers use, or `None`."""
    match = _STRICT.search(text)
    if match:
        month = _LOWERED_MONTHS.index(match[2].lower()) + 1 if match[2].lower() in _LOWERED_MONTHS else None
        if month is None:
            return None
        return timegm((int(match[3]), month, int(match[1]), int(match[4]), int(match[5]), int(match[6])))
    text = _WEEKDAY.sub('', text.lstrip(), 1)
    match = _LOOSE.search(text)
    return _seconds(*match.groups()) if match else None


def iso2time(text):
    """The seconds since the epoch of a date of ISO 8601, or `None`."""
    match = _ISO.search(text.lstrip())
    if not match:
        return None
    year, month, day, hours, minutes, seconds, zone = match.groups()
    if seconds and '.' in seconds:
        seconds = seconds.partition('.')[0]
    return _seconds(day, month, year, hours, minutes, seconds, zone)


_TOKEN = re.compile(r'^\s*([^=\s;,]+)')
_QUOTED = re.compile(r'^\s*=\s*\"([^\"\\]*(?:\\.[^\"\\]*)*)\"')
_VALUE = re.compile(r'^\s*=\s*([^\s;,]*)')


def split_header_words(header_values) -> list[list[tuple]]:
    """Headers of words with values, apart: a list of pairs for each that a comma ends."""
    assert not isinstance(header_values, str)
    result = []
    for text in header_values:
        whole, pairs = text, []
        while text:
            match = _TOKEN.search(text)
            if match:
                name, text = match[1], text[match.end():]
                match = _QUOTED.search(text)
                if match:
                    value, text = re.sub(r'\\(.)', r'\1', match[1]), text[match.end():]
                elif match := _VALUE.search(text):
                    value, text = match[1].rstrip(), text[match.end():]
                else:
                    value = None
                pairs.append((name, value))
            elif text.lstrip().startswith(','):
                text = text.lstrip()[1:]
                if pairs:
                    result.append(pairs)
                pairs = []
            else:
                rest, count = re.subn(r'^[=\s;]*', '', text)
                assert rest != text, f'split_header_words bug: {whole!r}, {text!r}, {pairs!r}'
                text = rest
        if pairs:
            result.append(pairs)
    return result


def join_header_words(lists) -> str:
    """What `split_header_words` takes apart, in quotes where that is needed."""
    headers = []
    for pairs in lists:
        words = []
        for name, value in pairs:
            if value is not None:
                if not re.fullmatch(r"[-!#$%&'*+.^_`|~\w]+", value, re.ASCII):
                    value = re.sub(r'([\"\\])', r'\\\1', value)
                    value = f'"{value}"'
                name = f'{name}={value}'
            words.append(name)
        if words:
            headers.append('; '.join(words))
    return ', '.join(headers)


def strip_quotes(text: str) -> str:
    """A text without a quote at each end."""
    return text.removeprefix('"').removesuffix('"')


_KNOWN = ('expires', 'domain', 'path', 'secure', 'version', 'port', 'max-age')


def parse_ns_headers(ns_headers) -> list[list[tuple]]:
    """Cookies of the first kind, whose values may have commas and are taken as they are."""
    result = []
    for header in ns_headers:
        pairs, has_version = [], False
        for index, word in enumerate(header.split(';')):
            name, equals, value = word.partition('=')
            name, value = name.strip(), value.strip() if equals else None
            if not name:
                if index == 0:
                    break
                continue
            if index:
                lowered = name.lower()
                if lowered in _KNOWN:
                    name = lowered
                if name == 'version':
                    if value is not None:
                        value = strip_quotes(value)
                    has_version = True
                elif name == 'expires' and value is not None:
                    value = http2time(strip_quotes(value))
            pairs.append((name, value))
        if pairs:
            if not has_version:
                pairs.append(('version', '0'))
            result.append(pairs)
    return result


IPV4_RE = re.compile(r'\.\d+$', re.ASCII)
cut_port_re = re.compile(r':\d+$', re.ASCII)


def is_HDN(text: str) -> bool:
    """Whether a text is the name of a host, and no address."""
    return not (IPV4_RE.search(text) or text == '' or text[0] == '.' or text[-1] == '.')


def domain_match(A: str, B: str) -> bool:
    """Whether a host belongs to a domain, which has a dot at its beginning (RFC 2965)."""
    A, B = A.lower(), B.lower()
    if A == B:
        return True
    if not is_HDN(A):
        return False
    at = A.rfind(B)
    return at > 0 and B.startswith('.') and is_HDN(B[1:])


def liberal_is_HDN(text: str) -> bool:
    """Whether a text is no address of numbers."""
    return not IPV4_RE.search(text)


def user_domain_match(A: str, B: str) -> bool:
    """Whether a host belongs to a domain as a user has written it."""
    A, B = A.lower(), B.lower()
    if not (liberal_is_HDN(A) and liberal_is_HDN(B)):
        return A == B
    if B.startswith('.'):
        return A.endswith(B)
    return A == B


def request_host(request) -> str:
    """The host that a request goes to, without its port."""
    host = urllib.parse.urlparse(request.get_full_url())[1]
    if host == '':
        host = request.get_header('Host', '')
    return cut_port_re.sub('', host, count=1).lower()


def eff_request_host(request) -> tuple[str, str]:
    """The host, and the one with a domain if it has none."""
    host = request_host(request)
    with_domain = host
    if '.' not in host and not IPV4_RE.search(host):
        with_domain = host + '.local'
    return host, with_domain


def request_path(request) -> str:
    """The path that a request asks for."""
    path = escape_path(urllib.parse.urlsplit(request.get_full_url()).path)
    return path if path.startswith('/') else '/' + path


def request_port(request):
    """The port that a request goes to, as text."""
    host = request.host
    colon = host.find(':')
    if colon < 0:
        return '80'
    port = host[colon + 1:]
    try:
        int(port)
    except ValueError:
        return None
    return port


_UNESCAPED = re.compile(r'%([0-9a-fA-F][0-9a-fA-F])')


def escape_path(path: str) -> str:
    """A path in which only safe characters are not escaped."""
    path = urllib.parse.quote(path, "%/;:@&=+$,!~*'()")
    return _UNESCAPED.sub(lambda match: f'%{match[1].upper()}', path)


def reach(host: str) -> str:
    """The domain that a host may set cookies for (RFC 2965)."""
    dot = host.find('.')
    if dot >= 0:
        rest = host[dot + 1:]
        if is_HDN(host) and ('.' in rest or rest == 'local'):
            return '.' + rest
    return host


def is_third_party(request) -> bool:
    """Whether a request goes elsewhere than where the page is that made it."""
    return not domain_match(request_host(request), reach(request.origin_req_host))
