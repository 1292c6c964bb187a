"""Writing messages, as text or as octets."""

import random
import re
import sys
import time
from copy import deepcopy
from io import BytesIO, StringIO

from email.errors import HeaderWriteError
from email.utils import _has_surrogates

__all__ = ['Generator', 'DecodedGenerator', 'BytesGenerator']

_LINE_ENDS = re.compile(r'\r\n|\r|\n')
_FROM = re.compile(r'^From ', re.MULTILINE)
# A line end behind which no header goes on: what follows would be a header of its own, or the body.
_NEW_HEADER = re.compile(r'\r\n[^ \t]|\r[^ \n\t]|\n[^ \t]')
_NEW_HEADER_IN_OCTETS = re.compile(rb'\r\n[^ \t]|\r[^ \n\t]|\n[^ \t]')


class Generator:
    """What writes messages as text."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *, policy=None) -> None:
        if mangle_from_ is None:
            mangle_from_ = True if policy is None else policy.mangle_from_
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self.maxheaderlen = maxheaderlen
        self.policy = policy

    def write(self, s: str) -> None:
        """Write text."""
        self._fp.write(s)

    def flatten(self, msg, unixfrom: bool = False, linesep=None) -> None:
        """Write a message with all its parts."""
        policy = msg.policy if self.policy is None else self.policy
        if linesep is not None:
            policy = policy.clone(linesep=linesep)
        if self.maxheaderlen is not None:
            policy = policy.clone(max_line_length=self.maxheaderlen)
        self._NL = policy.linesep
        self._encoded_NL = self._encode(self._NL)
        kept_policies = self.policy, msg.policy
        try:
            self.policy = policy
            msg.policy = policy
            if unixfrom:
                envelope = msg.get_unixfrom() or f'From nobody {time.ctime(time.time())}'
                self.write(envelope + self._NL)
            self._write(msg)
        finally:
            self.policy, msg.policy = kept_policies

    def clone(self, fp):
        """One like this that writes elsewhere."""
        return self.__class__(fp, self._mangle_from_, None, policy=self.policy)

    def _new_buffer(self):
        return StringIO()

    def _encode(self, s):
        return s

    def _write_lines(self, lines) -> None:
        # With the line ends of the policy.
        if not lines:
            return
        pieces = _LINE_ENDS.split(lines)
        for piece in pieces[:-1]:
            self.write(piece)
            self.write(self._NL)
        if pieces[-1]:
            self.write(pieces[-1])

    def _write(self, msg) -> None:
        # The body first: writing it may change headers, such as the boundary.
        out = self._fp
        self._munge_cte = None
        try:
            self._fp = body = self._new_buffer()
            self._dispatch(msg)
        finally:
            self._fp = out
        changed = self._munge_cte
        del self._munge_cte
        if changed:
            msg = deepcopy(msg)
            if msg.get('content-transfer-encoding') is None:
                msg['Content-Transfer-Encoding'] = changed[0]
            else:
                msg.replace_header('content-transfer-encoding', changed[0])
            msg.replace_header('content-type', changed[1])
        write_headers = getattr(msg, '_write_headers', None)
        if write_headers is None:
            self._write_headers(msg)
        else:
            write_headers(self)
        self._fp.write(body.getvalue())

    def _dispatch(self, msg) -> None:
        # A method for the type, for the main type, or for any body.
        main, sub = msg.get_content_maintype(), msg.get_content_subtype()
        for name in (f'{main}_{sub}', main):
            method = getattr(self, '_handle_' + name.replace('-', '_'), None)
            if method is not None:
                break
        else:
            method = self._writeBody
        method(msg)

    def _write_headers(self, msg) -> None:
        for name, value in msg.raw_items():
            folded = self.policy.fold(name, value)
            if self.policy.verify_generated_headers:
                linesep = self.policy.linesep
                if not folded.endswith(linesep):
                    raise HeaderWriteError(f'folded header does not end with {linesep!r}: {folded!r}')
                if _NEW_HEADER.search(folded.removesuffix(linesep)):
                    raise HeaderWriteError(f'folded header contains newline: {folded!r}')
            self.write(folded)
        self.write(self._NL)

    def _handle_text(self, msg) -> None:
        payload = msg.get_payload()
        if payload is None:
            return
        if not isinstance(payload, str):
            raise TypeError(f'string payload expected: {type(payload)}')
        if _has_surrogates(msg._payload):
            charset = msg.get_param('charset')
            if charset is not None:
                # Octets cannot be written as text, so they are encoded, in a copy of the message.
                msg = deepcopy(msg)
                del msg['content-transfer-encoding']
                msg.set_payload(msg._payload, charset)
                payload = msg.get_payload()
                self._munge_cte = msg['content-transfer-encoding'], msg['content-type']
        if self._mangle_from_:
            payload = _FROM.sub('>From ', payload)
        self._write_lines(payload)

    _writeBody = _handle_text

    def _handle_multipart(self, msg) -> None:
        parts = []
        payload = msg.get_payload()
        if payload is None:
            payload = []
        elif isinstance(payload, str):
            # One that could not be taken apart.
            self.write(payload)
            return
        elif not isinstance(payload, list):
            payload = [payload]
        for part in payload:
            buffer = self._new_buffer()
            self.clone(buffer).flatten(part, unixfrom=False, linesep=self._NL)
            parts.append(buffer.getvalue())
        boundary = msg.get_boundary()
        if not boundary:
            # One that is in none of the parts.
            boundary = self._make_boundary(self._encoded_NL.join(parts))
            msg.set_boundary(boundary)
        if msg.preamble is not None:
            preamble = _FROM.sub('>From ', msg.preamble) if self._mangle_from_ else msg.preamble
            self._write_lines(preamble)
            self.write(self._NL)
        self.write('--' + boundary + self._NL)
        if parts:
            self._fp.write(parts.pop(0))
        for part in parts:
            self.write(self._NL + '--' + boundary + self._NL)
            self._fp.write(part)
        self.write(self._NL + '--' + boundary + '--' + self._NL)
        if msg.epilogue is not None:
            epilogue = _FROM.sub('>From ', msg.epilogue) if self._mangle_from_ else msg.epilogue
            self._write_lines(epilogue)

    def _handle_multipart_signed(self, msg) -> None:
        # Headers as they were, or the signature would be wrong.
        policy = self.policy
        self.policy = policy.clone(max_line_length=0)
        try:
            self._handle_multipart(msg)
        finally:
            self.policy = policy

    def _handle_message_delivery_status(self, msg) -> None:
        # Groups of headers: the empty line behind the last is left away.
        blocks = []
        for part in msg.get_payload():
            buffer = self._new_buffer()
            self.clone(buffer).flatten(part, unixfrom=False, linesep=self._NL)
            lines = buffer.getvalue().split(self._encoded_NL)
            if lines and lines[-1] == self._encode(''):
                lines.pop()
            blocks.append(self._encoded_NL.join(lines))
        self._fp.write(self._encoded_NL.join(blocks))

    def _handle_message(self, msg) -> None:
        payload = msg._payload
        if isinstance(payload, list) and payload:
            buffer = self._new_buffer()
            self.clone(buffer).flatten(msg.get_payload(0), unixfrom=False, linesep=self._NL)
            payload = buffer.getvalue()
        else:
            payload = self._encode(payload)
        self._fp.write(payload)

    @classmethod
    def _make_boundary(cls, text=None):
        digits = len(repr(sys.maxsize - 1))
        boundary = '=' * 15 + f'{random.randrange(sys.maxsize):0{digits}d}' + '=='
        if text is None:
            return boundary
        candidate, counter = boundary, 0
        while cls._compile_re('^--' + re.escape(candidate) + r'(--)?\r?$', re.MULTILINE).search(text):
            candidate = f'{boundary}.{counter}'
            counter += 1
        return candidate

    @classmethod
    def _compile_re(cls, s, flags):
        return re.compile(s, flags)


class BytesGenerator(Generator):
    """What writes messages as octets."""

    def write(self, s: str) -> None:
        """Write text, in which lone surrogates are octets."""
        self._fp.write(s.encode('ascii', 'surrogateescape'))

    def _new_buffer(self):
        return BytesIO()

    def _encode(self, s):
        return s.encode('ascii')

    def _write_headers(self, msg) -> None:
        for name, value in msg.raw_items():
            folded = self.policy.fold_binary(name, value)
            if self.policy.verify_generated_headers:
                linesep = self.policy.linesep.encode()
                if not folded.endswith(linesep):
                    raise HeaderWriteError(f'folded header does not end with {linesep!r}: {folded!r}')
                if _NEW_HEADER_IN_OCTETS.search(folded.removesuffix(linesep)):
                    raise HeaderWriteError(f'folded header contains newline: {folded!r}')
            self._fp.write(folded)
        self.write(self._NL)

    def _handle_text(self, msg) -> None:
        # Octets are written as they are, unless the policy wants none.
        if msg._payload is None:
            return
        if _has_surrogates(msg._payload) and not self.policy.cte_type == '7bit':
            payload = _FROM.sub('>From ', msg._payload) if self._mangle_from_ else msg._payload
            self._write_lines(payload)
        else:
            super()._handle_text(msg)

    _writeBody = _handle_text

    @classmethod
    def _compile_re(cls, s, flags):
        return re.compile(s.encode('ascii'), flags)


_OTHER_PARTS = '[Non-text (%(type)s) part of message omitted, filename %(filename)s]'


class DecodedGenerator(Generator):
    """What writes the text of messages, and a line for each part that is none."""

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, fmt=None, *, policy=None) -> None:
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen, policy=policy)
        self._fmt = _OTHER_PARTS if fmt is None else fmt

    def _dispatch(self, msg) -> None:
        for part in msg.walk():
            main = part.get_content_maintype()
            if main == 'text':
                print(part.get_payload(decode=False), file=self)
            elif main != 'multipart':
                print(self._fmt % {
                    'type': part.get_content_type(), 'maintype': part.get_content_maintype(),
                    'subtype': part.get_content_subtype(), 'filename': part.get_filename('[no filename]'),
                    'description': part.get('Content-Description', '[no description]'),
                    'encoding': part.get('Content-Transfer-Encoding', '[no encoding]'),
                }, file=self)
