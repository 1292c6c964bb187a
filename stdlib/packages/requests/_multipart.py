"""Forms with files in them (RFC 7578)."""

import os

__all__ = ['encoded']


def _quoted(name: str, value: str) -> str:
    value = value.replace('"', '%22').replace('\r', '%0D').replace('\n', '%0A')
    return f'{name}="{value}"'


def encoded(fields: list) -> tuple[bytes, str]:
    """Return the body and its type; a field is name, file name, content, type and further headers."""
    boundary = os.urandom(16).hex()
    body = bytearray()
    for name, filename, content, kind, headers in fields:
        lines = [f'--{boundary}']
        disposition = f'form-data; {_quoted("name", name)}'
        if filename is not None:
            disposition += f'; {_quoted("filename", filename)}'
        lines.append(f'Content-Disposition: {disposition}')
        if kind:
            lines.append(f'Content-Type: {kind}')
        lines += [f'{key}: {value}' for key, value in (headers or {}).items()]
        body += '\r\n'.join(lines).encode('utf-8') + b'\r\n\r\n'
        body += content.encode('utf-8') if isinstance(content, str) else content
        body += b'\r\n'
    body += f'--{boundary}--\r\n'.encode('ascii')
    return bytes(body), f'multipart/form-data; boundary={boundary}'
