"""Parameters of headers, in messages whose headers are plain texts."""

import re

from email import utils

_NEED_QUOTES = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def split_value(value) -> tuple[str, str | None]:
    """What is before the first semicolon and what is behind it."""
    first, semicolon, rest = str(value).partition(';')
    return first.strip(), rest.strip() if semicolon else None


def format_parameter(name: str, value=None, quote: bool = True) -> str:
    """A parameter as a header has it: in quotes if it needs them, encoded if it is outside of ASCII."""
    if value is None or len(value) == 0:
        return name
    if isinstance(value, tuple):
        return f'{name}*={utils.encode_rfc2231(value[2], value[0], value[1])}'
    try:
        value.encode('ascii')
    except UnicodeEncodeError:
        return f"{name}*={utils.encode_rfc2231(value, 'utf-8', '')}"
    if quote or _NEED_QUOTES.search(value):
        return f'{name}="{utils.quote(value)}"'
    return f'{name}={value}'


def parse_parameters(value) -> list[str]:
    """The value of a header and its parameters, apart; semicolons in quotes part nothing."""
    parts = []
    for part in _split(str(value)):
        name, equals, text = part.partition('=')
        parts.append((name.strip().lower() + '=' + text.strip()) if equals else part.strip())
    return parts


def _split(text: str):
    start, position, in_quotes = 0, 0, False
    while position < len(text):
        character = text[position]
        if character == '\\' and in_quotes:
            position += 1
        elif character == '"':
            in_quotes = not in_quotes
        elif character == ';' and not in_quotes:
            yield text[start:position]
            start = position + 1
        position += 1
    rest = text[start:]
    if rest or start == 0:
        yield rest


def unquote_value(value):
    """A parameter without its quotes; the text in a triple has none."""
    if isinstance(value, tuple):
        return value[0], value[1], utils.unquote(value[2])
    return utils.unquote(value)
