"""A parser of HTML that tells of what it finds, and never refuses anything."""

from html import unescape
from html.entities import html5

__all__ = ['HTMLParser']

_LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_DIGITS = frozenset('0123456789')
_HEXADECIMAL = frozenset('0123456789abcdefABCDEF')
_NAME = _LETTERS | _DIGITS | frozenset('-.')
_SPACE = frozenset('\t\n\r\f ')
_SPACE_OR_SLASH = _SPACE | {'/'}


def _skip(text: str, place: int, characters) -> int:
    """The first place from which on another character stands."""
    while place < len(text) and text[place] in characters:
        place += 1
    return place


def _find(text: str, place: int, characters) -> int:
    """The first place where one of these characters stands."""
    while place < len(text) and text[place] not in characters:
        place += 1
    return place


def _unescape_value(text: str) -> str:
    """Replace references in the value of an attribute: names without a semicolon only where nothing goes on."""
    parts = []
    start = 0
    place = text.find('&')
    while place >= 0:
        end = place + 1
        replaced = None
        if text.startswith('#', end):
            hexadecimal = text[end + 1:end + 2] in ('x', 'X')
            first = end + 2 if hexadecimal else end + 1
            end = _skip(text, first, _HEXADECIMAL if hexadecimal else _DIGITS)
            if end > first:
                end += text.startswith(';', end)
                replaced = unescape(text[place:end])
        elif text[end:end + 1] in _LETTERS and end < len(text):
            end = _skip(text, end, _LETTERS | _DIGITS)
            end += text.startswith(';', end)
            if not text.startswith('=', end):
                replaced = html5.get(text[place + 1:end])
        if replaced is not None:
            parts += text[start:place], replaced
            start = end
        place = text.find('&', end)
    parts.append(text[start:])
    return ''.join(parts)


class HTMLParser:
    """Calls methods for tags, text, comments and so on; subclasses say what these do.

    With `convert_charrefs` references to characters are replaced in text; with `scripting` the content of
    `noscript` is text.
    """

    CDATA_CONTENT_ELEMENTS = ('script', 'style', 'xmp', 'iframe', 'noembed', 'noframes')
    RCDATA_CONTENT_ELEMENTS = ('textarea', 'title')

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        """Forget what was fed, and start anew."""
        self.rawdata = ''
        self.lasttag = '???'
        self.lineno = 1
        self.offset = 0
        self.cdata_elem = None
        self._escapable = True
        self._support_cdata = True
        self._start_tag_text = None

    def feed(self, data):
        """Parse more text, as far as it is complete."""
        self.rawdata += data
        self.goahead(False)

    def close(self):
        """Parse what is left as if the text ended here."""
        self.goahead(True)

    def getpos(self):
        """Return the line and the column that parsing came to."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """Return the text of the start tag that was found last."""
        return self._start_tag_text

    def updatepos(self, i, j):
        """Count the lines and columns from one place to another, and return the latter."""
        if i < j:
            lines = self.rawdata.count('\n', i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex('\n', i, j) - 1
            else:
                self.offset += j - i
        return j

    def set_cdata_mode(self, elem, *, escapable=False):
        """Take everything up to the end tag of an element for text."""
        self.cdata_elem = elem.lower()
        self._escapable = escapable

    def clear_cdata_mode(self):
        """Take tags for tags again."""
        self.cdata_elem = None
        self._escapable = True

    def _set_support_cdata(self, flag=True):
        """Whether marked sections of CDATA hold text, as they do in foreign elements."""
        self._support_cdata = flag

    # What subclasses say

    def handle_startendtag(self, tag, attrs):
        """Called for a tag that ends with a slash."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """Called for a start tag, with pairs of the attributes' names and values."""

    def handle_endtag(self, tag):
        """Called for an end tag."""

    def handle_charref(self, name):
        """Called for a reference to a character by number, if they are not replaced."""

    def handle_entityref(self, name):
        """Called for a reference to a character by name, if they are not replaced."""

    def handle_data(self, data):
        """Called for text."""

    def handle_comment(self, data):
        """Called for a comment."""

    def handle_decl(self, decl):
        """Called for the declaration of the document's type."""

    def handle_pi(self, data):
        """Called for a processing instruction."""

    def unknown_decl(self, data):
        """Called for a marked section."""

    # Parsing

    def _end_of_text(self, i):
        """Where text that begins at a place ends; None if that cannot be told yet."""
        rawdata = self.rawdata
        n = len(rawdata)
        if self.cdata_elem == 'plaintext':
            return n
        if self.cdata_elem is not None:
            return self._end_of_raw_text(i)
        if not self.convert_charrefs:
            return _find(rawdata, i, '&<')
        j = rawdata.find('<', i)
        if j >= 0:
            return j
        # A reference to a character may go on in what is fed next.
        ampersand = rawdata.rfind('&', max(i, n - 34))
        if ampersand >= 0 and _find(rawdata, ampersand, ' \t\n\r\f\v;') == n:
            return None
        return n

    def _end_of_raw_text(self, i):
        rawdata = self.rawdata
        references = self._escapable and not self.convert_charrefs
        end = '</' + self.cdata_elem
        place = i
        while True:
            place = rawdata.find('<', place)
            ampersand = rawdata.find('&', i) if references else -1
            if ampersand >= 0 and (place < 0 or ampersand < place):
                return ampersand
            if place < 0:
                return None
            if rawdata[place:place + len(end)].lower() == end:
                behind = rawdata[place + len(end):place + len(end) + 1]
                if behind and (behind in _SPACE_OR_SLASH or behind == '>'):
                    return place
            place += 1

    def _text(self, text):
        if self.convert_charrefs and (self.cdata_elem is None or self._escapable):
            text = unescape(text)
        self.handle_data(text)

    def goahead(self, end):
        """Parse as far as possible; with `end`, all."""
        i = 0
        while i < len(self.rawdata):
            j = self._end_of_text(i)
            if j is None:
                break
            if i < j:
                self._text(self.rawdata[i:j])
            i = self.updatepos(i, j)
            if i == len(self.rawdata):
                break
            if self.rawdata[i] == '<':
                k = self._markup(i, end)
            else:
                k = self._reference(i, end)
            if k < 0:
                break
            i = self.updatepos(i, k)
        if end and i < len(self.rawdata):
            self._text(self.rawdata[i:])
            i = self.updatepos(i, len(self.rawdata))
        self.rawdata = self.rawdata[i:]

    def _markup(self, i, end):
        """Parse what begins with <, and return where it ends; -1 if it is not complete."""
        rawdata = self.rawdata
        second = rawdata[i + 1:i + 2]
        if second in _LETTERS and second:
            k = self.parse_starttag(i)
        elif second == '/':
            k = self.parse_endtag(i)
        elif second == '!':
            k = self.parse_html_declaration(i)
        elif second == '?':
            k = self.parse_pi(i)
        elif second or end:
            self.handle_data('<')
            return i + 1
        else:
            return -1
        if k < 0 and end:
            self._unfinished(i)
            return len(rawdata)
        return k

    def _unfinished(self, i):
        """Tell of markup that the end of the text cut off; tags are dropped."""
        rawdata = self.rawdata
        if rawdata.startswith('</', i):
            if i + 2 == len(rawdata):
                self.handle_data('</')
            elif rawdata[i + 2] not in _LETTERS:
                self.handle_comment(rawdata[i + 2:])
        elif rawdata.startswith('<!--', i):
            comment = rawdata[i + 4:]
            for suffix in ('--!', '--', '-'):
                if comment.endswith(suffix):
                    comment = comment[:-len(suffix)]
                    break
            self.handle_comment(comment)
        elif rawdata.startswith('<![CDATA[', i) and self._support_cdata:
            self.unknown_decl(rawdata[i + 3:])
        elif rawdata[i:i + 9].lower() == '<!doctype':
            self.handle_decl(rawdata[i + 2:])
        elif rawdata.startswith('<!', i):
            self.handle_comment(rawdata[i + 2:])
        elif rawdata.startswith('<?', i):
            self.handle_pi(rawdata[i + 2:])

    def _reference(self, i, end):
        """Parse what begins with &, and return where it ends; -1 if it is not complete."""
        rawdata = self.rawdata
        n = len(rawdata)
        if rawdata.startswith('&#', i):
            start = i + 2
            if rawdata[start:start + 1] in ('x', 'X'):
                k = _skip(rawdata, start + 1, _HEXADECIMAL)
                found = k > start + 1
            else:
                k = _skip(rawdata, start, _DIGITS)
                found = k > start
            rest = _skip(rawdata, k, _HEXADECIMAL)
            if not found:
                if n - i <= 3:
                    return -1
                self.handle_data('&#')
                return start
            if end and rest == n:
                k = n
            elif k != rest or k == n:
                return -1
            self.handle_charref(rawdata[start:k])
            return k + (rawdata[k:k + 1] == ';')
        start = i + 1
        if rawdata[start:start + 1] and rawdata[start] in _LETTERS:
            k = _skip(rawdata, start, _NAME)
            # The name may not be all, if it is the last thing.
            if k == n and rawdata[k - 1] in '-.':
                k -= 1
            if k == n and not end:
                return -1
            self.handle_entityref(rawdata[start:k])
            return k + (rawdata[k:k + 1] == ';')
        if start < n:
            self.handle_data('&')
            return start
        return -1

    def parse_html_declaration(self, i):
        """Parse a comment, a document type or a marked section, and return where it ends."""
        rawdata = self.rawdata
        if rawdata.startswith('<!--', i):
            return self.parse_comment(i)
        if rawdata.startswith('<![CDATA[', i) and self._support_cdata:
            j = rawdata.find(']]>', i + 9)
            if j < 0:
                return -1
            self.unknown_decl(rawdata[i + 3:j])
            return j + 3
        if rawdata[i:i + 9].lower() == '<!doctype':
            j = rawdata.find('>', i + 9)
            if j < 0:
                return -1
            self.handle_decl(rawdata[i + 2:j])
            return j + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        """Parse what browsers take for a comment, and return where it ends."""
        j = self.rawdata.find('>', i + 2)
        if j < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:j])
        return j + 1

    def parse_comment(self, i, report=True):
        """Parse a comment, and return where it ends."""
        rawdata = self.rawdata
        start = i + 4
        for short in ('>', '->'):
            if rawdata.startswith(short, start):
                if report:
                    self.handle_comment('')
                return start + len(short)
        j = rawdata.find('--', start)
        while j >= 0:
            for close in ('-->', '--!>'):
                if rawdata.startswith(close, j):
                    if report:
                        self.handle_comment(rawdata[start:j])
                    return j + len(close)
            j = rawdata.find('--', j + 1)
        return -1

    def parse_pi(self, i):
        """Parse a processing instruction, and return where it ends."""
        j = self.rawdata.find('>', i + 2)
        if j < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:j])
        return j + 1

    def _parse_tag(self, place):
        """The name and attributes of a tag whose name begins at a place, and where it ends; None if it does not."""
        rawdata = self.rawdata
        n = len(rawdata)
        end = _find(rawdata, place, '\t\n\r\f />')
        name = rawdata[place:end].lower()
        attributes = []
        place = _skip(rawdata, end, _SPACE_OR_SLASH)
        while place < n and rawdata[place] != '>':
            end = _find(rawdata, place + 1, '\t\n\r\f /=>')
            attribute = rawdata[place:end].lower()
            equals = _skip(rawdata, end, _SPACE)
            value = None
            place = end
            if equals < n and rawdata[equals] == '=':
                start = _skip(rawdata, equals + 1, _SPACE)
                quote = rawdata[start:start + 1]
                if quote in ('"', "'"):
                    place = rawdata.find(quote, start + 1)
                    if place < 0:
                        return None
                    value = rawdata[start + 1:place]
                    place += 1
                else:
                    place = _find(rawdata, start, '>\t\n\r\f ')
                    value = rawdata[start:place]
            attributes.append((attribute, _unescape_value(value) if value else value))
            end = place
            place = _skip(rawdata, place, _SPACE_OR_SLASH)
        if place >= n:
            return None
        # A slash right before the end says that the element is empty, unless it belongs to a value.
        is_empty = place > end and rawdata[place - 1] == '/'
        return name, attributes, is_empty, place + 1

    def check_for_whole_start_tag(self, i):
        """Return where the start tag at a place ends; -1 if it is not complete."""
        found = self._parse_tag(i + 1)
        return -1 if found is None else found[3]

    def parse_starttag(self, i):
        """Parse a start tag, and return where it ends."""
        self._start_tag_text = None
        found = self._parse_tag(i + 1)
        if found is None:
            return -1
        tag, attributes, is_empty, end = found
        self._start_tag_text = self.rawdata[i:end]
        self.lasttag = tag
        if is_empty:
            self.handle_startendtag(tag, attributes)
            return end
        self.handle_starttag(tag, attributes)
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag)
        elif tag in self.RCDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag, escapable=True)
        elif tag == 'noscript' and self.scripting or tag == 'plaintext':
            self.set_cdata_mode(tag)
        return end

    def parse_endtag(self, i):
        """Parse an end tag, and return where it ends."""
        rawdata = self.rawdata
        if rawdata.find('>', i + 2) < 0:
            return -1
        if rawdata[i + 2] not in _LETTERS:
            if rawdata[i + 2] == '>':
                return i + 3
            return self.parse_bogus_comment(i)
        found = self._parse_tag(i + 2)
        if found is None:
            return -1
        self.handle_endtag(found[0])
        self.clear_cdata_mode()
        return found[3]
