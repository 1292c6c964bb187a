"""Forms that are sent, in the encoding that what they hold asks for."""

import io
import os
from urllib.parse import urlencode

from multidict import MultiDict

__all__ = ['FormData']


class FormData:
    """Names and values, which are sent as a form."""

    def __init__(self, fields=(), quote_fields=True, charset=None, *, default_to_multipart=False) -> None:
        self._fields = []
        self._is_multipart = default_to_multipart
        self._charset = charset
        self._quote_fields = quote_fields
        if isinstance(fields, dict):
            fields = list(fields.items())
        elif not isinstance(fields, (list, tuple)):
            fields = (fields,)
        self.add_fields(*fields)

    def __call__(self):
        return encoded(self)

    @property
    def is_multipart(self) -> bool:
        """Whether it is sent as one of several parts."""
        return self._is_multipart

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None) -> None:
        """Add a name and a value, which may be a file."""
        if isinstance(value, (io.IOBase, bytes, bytearray, memoryview)):
            self._is_multipart = True
        if content_type is not None and not isinstance(content_type, str):
            raise TypeError(f'content_type must be an instance of str. Got: {content_type}')
        if filename is not None and not isinstance(filename, str):
            raise TypeError(f'filename must be an instance of str. Got: {filename}')
        if filename is None and isinstance(value, io.IOBase):
            filename = os.path.basename(str(getattr(value, 'name', name)))
        if filename is not None or content_type is not None or content_transfer_encoding is not None:
            self._is_multipart = True
        self._fields.append((name, value, content_type, filename))

    def add_fields(self, *fields) -> None:
        """Add several."""
        for field in fields:
            if isinstance(field, io.IOBase):
                self.add_field(os.path.basename(str(getattr(field, 'name', 'unknown'))), field)
            elif isinstance(field, MultiDict):
                self.add_fields(*field.items())
            elif hasattr(field, 'items') and not isinstance(field, (list, tuple)):
                self.add_fields(*field.items())
            elif isinstance(field, (list, tuple)) and len(field) == 2:
                self.add_field(*field)
            else:
                raise TypeError('Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for '
                                f'passing more complex parameters, got {field!r}')


def encoded(form: FormData) -> tuple:
    """Return a form as octets, and its content type."""
    charset = form._charset or 'utf-8'
    if not form._is_multipart:
        pairs = [(name, value) for name, value, _, _ in form._fields]
        kind = 'application/x-www-form-urlencoded'
        if charset != 'utf-8':
            kind += f'; charset={charset}'
        return urlencode(pairs, doseq=True, encoding=charset).encode(charset), kind
    from .multipart import MultipartWriter
    writer = MultipartWriter('form-data')
    for name, value, kind, filename in form._fields:
        headers = {} if kind is None else {'Content-Type': kind}
        if not isinstance(value, (str, bytes, bytearray, memoryview, io.IOBase)):
            raise TypeError(f'Can not serialize value type: {type(value)}\n headers: {headers}\n value: {value!r}')
        part = writer.append(value, headers)
        part.set_content_disposition('form-data', name=name, **({} if filename is None else {'filename': filename}))
        part.headers.pop('Content-Length', None)
    return writer.as_bytes(), writer.headers['Content-Type']
