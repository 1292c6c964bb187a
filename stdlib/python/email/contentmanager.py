"""Getting and setting the contents of messages as objects of Python."""

import binascii

import email.charset
import email.errors
import email.message
from email import quoprimime

__all__ = ['ContentManager', 'raw_data_manager']


class ContentManager:
    """Functions that get contents by the type of a message, and set them by the type of an object."""

    def __init__(self) -> None:
        self.get_handlers = {}
        self.set_handlers = {}

    def add_get_handler(self, key, handler) -> None:
        """Let a function get contents of a MIME type, a main type, or (with an empty text) all others."""
        self.get_handlers[key] = handler

    def get_content(self, msg, *args, **kw):
        """The contents of a message."""
        kind = msg.get_content_type()
        for key in (kind, msg.get_content_maintype(), ''):
            if key in self.get_handlers:
                return self.get_handlers[key](msg, *args, **kw)
        raise KeyError(kind)

    def add_set_handler(self, typekey, handler) -> None:
        """Let a function set contents of a class, which is given itself or by name."""
        self.set_handlers[typekey] = handler

    def set_content(self, msg, obj, *args, **kw) -> None:
        """Set the contents of a message."""
        if msg.get_content_maintype() == 'multipart':
            raise TypeError('set_content not valid on multipart')
        handler = self._find_set_handler(msg, obj)
        msg.clear_content()
        handler(msg, obj, *args, **kw)

    def _find_set_handler(self, msg, obj):
        full_path = None
        for cls in type(obj).__mro__:
            path = cls.__module__ + '.' + cls.__qualname__ if cls.__module__ else cls.__qualname__
            full_path = full_path or path
            for key in (cls, path, cls.__qualname__, cls.__name__):
                if key in self.set_handlers:
                    return self.set_handlers[key]
        if None in self.set_handlers:
            return self.set_handlers[None]
        raise KeyError(full_path)


raw_data_manager = ContentManager()


def get_text_content(msg, errors: str = 'replace') -> str:
    """The text of a message of text."""
    content = msg.get_payload(decode=True)
    charset = msg.get_param('charset', 'ASCII')
    return content.decode(charset, errors=errors)


def get_non_text_content(msg) -> bytes:
    """The octets of a message."""
    return msg.get_payload(decode=True)


def get_message_content(msg):
    """The message in a message."""
    return msg.get_payload(0)


def get_and_fixup_unknown_message_content(msg) -> bytes:
    """What a message of a kind that is not known holds, as octets."""
    return bytes(msg.get_payload(0))


raw_data_manager.add_get_handler('text', get_text_content)
for _type in ('audio', 'image', 'video', 'application'):
    raw_data_manager.add_get_handler(_type, get_non_text_content)
for _type in ('rfc822', 'external-body'):
    raw_data_manager.add_get_handler('message/' + _type, get_message_content)
raw_data_manager.add_get_handler('message', get_and_fixup_unknown_message_content)
del _type


def _prepare_set(msg, maintype, subtype, headers) -> None:
    msg['Content-Type'] = f'{maintype}/{subtype}'
    if headers:
        if not hasattr(headers[0], 'name'):
            policy = msg.policy
            headers = [policy.header_factory(*policy.header_source_parse([line])) for line in headers]
        try:
            for header in headers:
                if header.defects:
                    raise header.defects[0]
                msg[header.name] = header
        except email.errors.HeaderDefect as error:
            raise ValueError(f'Invalid header: {header.fold(policy=msg.policy)}') from error


def _finalize_set(msg, disposition, filename, cid, params) -> None:
    if disposition is None and filename is not None:
        disposition = 'attachment'
    if disposition is not None:
        msg['Content-Disposition'] = disposition
    if filename is not None:
        msg.set_param('filename', filename, header='Content-Disposition', replace=True)
    if cid is not None:
        msg['Content-ID'] = cid
    for name, value in (params or {}).items():
        msg.set_param(name, value)


def _base64_lines(data: bytes, most) -> str:
    width = (most or 76) // 4 * 3
    return ''.join(binascii.b2a_base64(data[start:start + width]).decode('ascii')
                   for start in range(0, len(data), width))


def _encode_text(string: str, charset: str, cte, policy):
    # The encoding that is named, or else the one that suits the text best, with the body in it.
    linesep = policy.linesep.encode('ascii')
    octets = string.encode(charset)
    lines = octets.splitlines()

    def embedded() -> bytes:
        return linesep.join(lines) + linesep

    def normal() -> bytes:
        return b'\n'.join(lines) + b'\n'

    most = policy.max_line_length
    if cte is None:
        longest = max(map(len, lines), default=0)
        if octets.isascii() and longest <= (most or float('inf')):
            cte = '7bit'
        elif policy.cte_type == '8bit' and longest <= (most or float('inf')):
            return '8bit', normal().decode('ascii', 'surrogateescape')
        else:
            # As much as ten lines show which encoding is shorter.
            sample = b'\n'.join(lines[:10]) + b'\n'
            in_base64 = len(_base64_lines(sample, most))
            quoted = quoprimime.body_encode(sample.decode('latin-1'), most or 1000000)
            cte = 'base64' if len(quoted) > in_base64 else 'quoted-printable'
            if cte == 'quoted-printable' and len(lines) <= 10:
                return cte, quoprimime.body_encode(normal().decode('latin-1'), most or 1000000)
    if cte == '7bit':
        return cte, normal().decode('ascii')
    if cte == '8bit':
        return cte, normal().decode('ascii', 'surrogateescape')
    if cte == 'quoted-printable':
        return cte, quoprimime.body_encode(normal().decode('latin-1'), most or 1000000)
    if cte == 'base64':
        return cte, _base64_lines(embedded(), most)
    raise ValueError(f'Unknown content transfer encoding {cte}')


def set_text_content(msg, string, subtype='plain', charset='utf-8', cte=None, disposition=None, filename=None,
                     cid=None, params=None, headers=None) -> None:
    """Make a message one of text."""
    _prepare_set(msg, 'text', subtype, headers)
    cte, payload = _encode_text(string, charset, cte, msg.policy)
    msg.set_payload(payload)
    msg.set_param('charset', email.charset.ALIASES.get(charset, charset), replace=True)
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


def set_message_content(msg, message, subtype='rfc822', cte=None, disposition=None, filename=None, cid=None,
                        params=None, headers=None) -> None:
    """Make a message one that holds another."""
    if subtype == 'partial':
        raise ValueError('message/partial is not supported for Message objects')
    if subtype == 'rfc822':
        if cte not in (None, '7bit', '8bit', 'binary'):
            raise ValueError(f'message/rfc822 parts do not support cte={cte}')
        # The encoding of the message inside is its own matter.
        cte = '8bit' if cte is None else cte
    elif subtype == 'external-body':
        if cte not in (None, '7bit'):
            raise ValueError(f'message/external-body parts do not support cte={cte}')
        cte = '7bit'
    elif cte is None:
        cte = '7bit'
    _prepare_set(msg, 'message', subtype, headers)
    msg.set_payload([message])
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


def set_bytes_content(msg, data, maintype, subtype, cte='base64', disposition=None, filename=None, cid=None,
                      params=None, headers=None) -> None:
    """Make a message one of octets."""
    _prepare_set(msg, maintype, subtype, headers)
    if cte == 'base64':
        data = _base64_lines(bytes(data), msg.policy.max_line_length)
    elif cte == 'quoted-printable':
        # Line ends are data here, so they are quoted too.
        data = binascii.b2a_qp(data, istext=False, header=False, quotetabs=True).decode('ascii')
    elif cte == '7bit':
        data = data.decode('ascii')
    elif cte in ('8bit', 'binary'):
        data = data.decode('ascii', 'surrogateescape')
    msg.set_payload(data)
    msg['Content-Transfer-Encoding'] = cte
    _finalize_set(msg, disposition, filename, cid, params)


raw_data_manager.add_set_handler(str, set_text_content)
raw_data_manager.add_set_handler(email.message.EmailMessage, set_message_content)
for _kind in (bytes, bytearray, memoryview):
    raw_data_manager.add_set_handler(_kind, set_bytes_content)
del _kind
