"""Reading messages piece by piece; nothing that comes is an error, but defects are noted."""

import re
from collections import deque
from io import StringIO

from email import errors
from email._policybase import compat32

__all__ = ['FeedParser', 'BytesFeedParser']

_LINE_END = re.compile(r'(\r\n|\r|\n)\Z')
_HEADER = re.compile(r'^(From |[\041-\071\073-\176]*:|[\t ])')
# What a line must be waited for, and the end of what there is.
NeedMoreData = object()


class BufferedSubFile:
    """Lines that come piece by piece, in which inner parts see no further than their boundary."""

    def __init__(self) -> None:
        self._partial = StringIO(newline='')
        self._lines = deque()
        self._boundaries = []
        self._closed = False

    def push_eof_matcher(self, pred) -> None:
        """Let `readline` end before the lines for which a function is true."""
        self._boundaries.append(pred)

    def pop_eof_matcher(self):
        """Take the last of these functions away."""
        return self._boundaries.pop()

    def close(self) -> None:
        """There is no more."""
        self._partial.seek(0)
        self.pushlines(self._partial.readlines())
        self._partial.seek(0)
        self._partial.truncate()
        self._closed = True

    def readline(self):
        """The next line; an empty one at the end, and a marker if it did not come yet."""
        if not self._lines:
            return '' if self._closed else NeedMoreData
        line = self._lines.popleft()
        for is_boundary in reversed(self._boundaries):
            if is_boundary(line):
                self._lines.appendleft(line)
                return ''
        return line

    def unreadline(self, line) -> None:
        """Let a line be the next again."""
        self._lines.appendleft(line)

    def push(self, data: str) -> None:
        """Take more text."""
        self._partial.write(data)
        if '\n' not in data and '\r' not in data:
            return
        self._partial.seek(0)
        parts = self._partial.readlines()
        self._partial.seek(0)
        self._partial.truncate()
        # The last line may go on, and so may a line that ends in \r.
        if not parts[-1].endswith('\n'):
            self._partial.write(parts.pop())
        self.pushlines(parts)

    def pushlines(self, lines) -> None:
        """Take whole lines."""
        self._lines.extend(lines)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line == '':
            raise StopIteration
        return line


class FeedParser:
    """What reads a message that is fed to it as text."""

    def __init__(self, _factory=None, *, policy=compat32) -> None:
        self.policy = policy
        self._old_style_factory = False
        if _factory is None:
            if policy.message_factory is None:
                from email.message import Message
                self._factory = Message
            else:
                self._factory = policy.message_factory
        else:
            self._factory = _factory
            try:
                _factory(policy=self.policy)
            except TypeError:
                # One of the times before there were policies.
                self._old_style_factory = True
        self._input = BufferedSubFile()
        self._messages = []
        self._parse = self._read_message().__next__
        self._current = None
        self._last = None
        self._headersonly = False

    def _set_headersonly(self) -> None:
        self._headersonly = True

    def feed(self, data: str) -> None:
        """Take more of the message."""
        self._input.push(data)
        self._go_on()

    def _go_on(self) -> None:
        try:
            self._parse()
        except StopIteration:
            pass

    def close(self):
        """The message: there is no more of it."""
        self._input.close()
        self._go_on()
        root = self._pop_message()
        assert not self._messages
        if root.get_content_maintype() == 'multipart' and not root.is_multipart() and not self._headersonly:
            self.policy.handle_defect(root, errors.MultipartInvariantViolationDefect())
        return root

    def _begin_message(self) -> None:
        message = self._factory() if self._old_style_factory else self._factory(policy=self.policy)
        if self._current and self._current.get_content_type() == 'multipart/digest':
            message.set_default_type('message/rfc822')
        if self._messages:
            self._messages[-1].attach(message)
        self._messages.append(message)
        self._current = message
        self._last = message

    def _pop_message(self):
        message = self._messages.pop()
        self._current = self._messages[-1] if self._messages else None
        return message

    def _rest(self):
        # Gathers the lines up to the end of this part; the caller is a generator that gives markers on.
        lines = []
        for line in self._input:
            if line is NeedMoreData:
                yield NeedMoreData
                continue
            lines.append(line)
        return lines

    def _read_message(self):
        self._begin_message()
        headers = []
        for line in self._input:
            if line is NeedMoreData:
                yield NeedMoreData
                continue
            if not _HEADER.match(line):
                # The end of the headers, which an empty line should be.
                if not _is_line_end(line):
                    self.policy.handle_defect(self._current, errors.MissingHeaderBodySeparatorDefect())
                    self._input.unreadline(line)
                break
            headers.append(line)
        self._take_headers(headers)
        if self._headersonly:
            lines = yield from self._rest()
            self._current.set_payload(''.join(lines))
            return
        kind = self._current.get_content_type()
        if kind == 'message/delivery-status':
            yield from self._read_status()
        elif self._current.get_content_maintype() == 'message':
            yield from self._read_message()
            self._pop_message()
        elif self._current.get_content_maintype() == 'multipart':
            yield from self._read_parts()
        else:
            lines = yield from self._rest()
            self._current.set_payload(''.join(lines))

    def _read_status(self):
        # Groups of headers with empty lines between, each a message of its own.
        while True:
            self._input.push_eof_matcher(_is_line_end)
            for waiting in self._read_message():
                if waiting is NeedMoreData:
                    yield NeedMoreData
                    continue
                break
            self._pop_message()
            self._input.pop_eof_matcher()
            # Twice: the empty line that ended the group, and what is behind it.
            for _ in range(2):
                while (line := self._input.readline()) is NeedMoreData:
                    yield NeedMoreData
            if line == '':
                break
            self._input.unreadline(line)

    def _read_parts(self):
        message = self._current
        boundary = message.get_boundary()
        if boundary is None:
            self.policy.handle_defect(message, errors.NoBoundaryInMultipartDefect())
            lines = yield from self._rest()
            message.set_payload(''.join(lines))
            return
        if str(message.get('content-transfer-encoding', '8bit')).lower() not in ('7bit', '8bit', 'binary'):
            self.policy.handle_defect(message, errors.InvalidMultipartContentTransferEncodingDefect())
        mark = re.compile('(?P<separator>--' + re.escape(boundary) + r')(?P<end>--)?(?P<space>[ \t]*)'
                          r'(?P<line>\r\n|\r|\n)?$')
        matches = mark.match
        in_preamble, preamble = True, []
        end_line_end, was_closed = None, False
        while True:
            line = self._input.readline()
            if line is NeedMoreData:
                yield NeedMoreData
                continue
            if line == '':
                break
            match = matches(line)
            if not match:
                preamble.append(line)
                continue
            if match['end']:
                was_closed = True
                end_line_end = match['line']
                break
            if in_preamble:
                if preamble:
                    # The end of the last line belongs to the boundary.
                    preamble[-1] = _without_end(preamble[-1])
                    message.preamble = ''.join(preamble)
                in_preamble = False
                self._input.unreadline(line)
                continue
            # Boundaries that follow one another at once are one.
            while (line := self._input.readline()) is NeedMoreData or matches(line):
                if line is NeedMoreData:
                    yield NeedMoreData
                    continue
                match = matches(line)
                if match['end']:
                    break
            if line is not NeedMoreData and line and matches(line):
                was_closed, end_line_end = True, matches(line)['line']
                break
            self._input.unreadline(line) if line else None
            self._input.push_eof_matcher(matches)
            for waiting in self._read_message():
                yield waiting
            self._trim_last(message)
            self._input.pop_eof_matcher()
            self._pop_message()
            self._last = self._current
        if in_preamble:
            if not was_closed or not message.get_payload():
                self.policy.handle_defect(message, errors.StartBoundaryNotFoundDefect())
                message.set_payload(''.join(preamble))
                epilogue = yield from self._rest()
                message.epilogue = ''.join(epilogue)
                return
        if not was_closed:
            self.policy.handle_defect(message, errors.CloseBoundaryNotFoundDefect())
            return
        # Whether the last line of the last boundary ends decides whether there is an epilogue.
        epilogue = [''] if end_line_end else []
        epilogue += yield from self._rest()
        if epilogue:
            # A line end right behind the boundary is its own.
            epilogue[0] = re.sub(r'^(\r\n|\r|\n)', '', epilogue[0]) if not end_line_end else epilogue[0]
        message.epilogue = ''.join(epilogue)

    def _trim_last(self, container) -> None:
        # The line end before a boundary belongs to it, and not to the part before.
        last = self._last
        if last.get_content_maintype() == 'multipart':
            if last.epilogue == '':
                last.epilogue = None
            elif last.epilogue:
                last.epilogue = _without_end(last.epilogue)
        elif isinstance(last._payload, str):
            last._payload = _without_end(last._payload)

    def _take_headers(self, lines) -> None:
        message = self._current
        header = []
        for number, line in enumerate(lines):
            if line[0] in ' \t':
                if not header:
                    self.policy.handle_defect(message, errors.FirstHeaderLineIsContinuationDefect(line))
                    continue
                header.append(line)
                continue
            if header:
                message.set_raw(*self.policy.header_source_parse(header))
                header = []
            if line.startswith('From '):
                if number == 0:
                    message.set_unixfrom(_without_end(line))
                elif number == len(lines) - 1:
                    # The body begins here: the line looks like one of an envelope.
                    self._input.unreadline(line)
                    return
                else:
                    self.policy.handle_defect(message, errors.MisplacedEnvelopeHeaderDefect(line))
                continue
            if line.startswith(':'):
                self.policy.handle_defect(message, errors.InvalidHeaderDefect('Missing header name.'))
                continue
            header = [line]
        if header:
            message.set_raw(*self.policy.header_source_parse(header))


def _is_line_end(line: str) -> bool:
    return line[:1] in ('\r', '\n') and bool(line)


def _without_end(text: str) -> str:
    return _LINE_END.sub('', text)


class BytesFeedParser(FeedParser):
    """What reads a message that is fed to it as octets."""

    def feed(self, data: bytes) -> None:
        """Take more of the message."""
        super().feed(data.decode('ascii', 'surrogateescape'))
