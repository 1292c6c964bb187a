"""References in values to other values, and how they are put in their place."""

from configparser._errors import (
    MAX_INTERPOLATION_DEPTH,
    InterpolationDepthError,
    InterpolationMissingOptionError,
    InterpolationSyntaxError,
    NoOptionError,
    NoSectionError,
)

__all__ = ['Interpolation', 'BasicInterpolation', 'ExtendedInterpolation']


class Interpolation:
    """Leaves values as they are."""

    __module__ = 'configparser'

    def before_get(self, parser, section, option, value, defaults):
        """Return the value as the program gets it."""
        return value

    def before_set(self, parser, section, option, value):
        """Return the value as it is kept."""
        return value

    def before_read(self, parser, section, option, value):
        """Return the value as it is kept, from a file."""
        return value

    def before_write(self, parser, section, option, value):
        """Return the value as it is written."""
        return value


class _References(Interpolation):
    """Replaces references that begin with a sign; the sign twice is the sign."""

    __module__ = 'configparser'
    sign = opening = closing = ''

    def before_get(self, parser, section, option, value, defaults):
        """Return the value with its references replaced."""
        pieces = []
        self._replace(parser, option, pieces, value, section, defaults, 1)
        return ''.join(pieces)

    def before_set(self, parser, section, option, value):
        """Return the value; raise `ValueError` for a sign that begins no reference."""
        rest = self._without_references(value.replace(self.sign * 2, ''))
        if self.sign in rest:
            raise ValueError(f'invalid interpolation syntax in {value!r} at position {rest.find(self.sign)}')
        return value

    def _without_references(self, text: str) -> str:
        kept = ''
        while True:
            before, opening, rest = text.partition(self.opening)
            name, closing, after = rest.partition(self.closing)
            if not opening:
                return kept + text
            if not closing or not self._is_name(name):
                kept += before + opening
                text = rest
            else:
                kept += before
                text = after

    def _is_name(self, name: str) -> bool:
        return name != ''

    def _replace(self, parser, option, pieces: list, rest: str, section, values, depth: int) -> None:
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, sign, after = rest.partition(self.sign)
            if before:
                pieces.append(before)
            if not sign:
                return
            rest = sign + after
            if after.startswith(self.sign):
                pieces.append(self.sign)
                rest = after[1:]
                continue
            if not after.startswith(self.opening[1]):
                raise InterpolationSyntaxError(
                    option, section, f"'{self.sign}' must be followed by '{self.sign}' or '{self.opening[1]}', "
                    f'found: {rest!r}')
            name, closing, after = after[1:].partition(self.closing[0])
            if not closing or not name or not after.startswith(self.closing[1:]):
                raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
            self._put(parser, option, pieces, (rest, raw), section, values, depth, name)
            rest = after[len(self.closing) - 1:]

    def _put(self, parser, option, pieces: list, texts: tuple, section, values, depth: int, name: str) -> None:
        raise NotImplementedError


class BasicInterpolation(_References):
    """Replaces `%(name)s` with the value of that name in the same section or the defaults."""

    __module__ = 'configparser'
    sign, opening, closing = '%', '%(', ')s'

    def _is_name(self, name: str) -> bool:
        return name != '' and ')' not in name

    def _put(self, parser, option, pieces, texts, section, values, depth, name) -> None:
        name = parser.optionxform(name)
        try:
            value = values[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, texts[1], name) from None
        if '%' in value:
            self._replace(parser, option, pieces, value, section, values, depth + 1)
        else:
            pieces.append(value)


class ExtendedInterpolation(_References):
    """Replaces `${name}` and `${section:name}`."""

    __module__ = 'configparser'
    sign, opening, closing = '$', '${', '}'

    def _put(self, parser, option, pieces, texts, section, values, depth, name) -> None:
        path = name.split(':')
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {texts[0][len(name) + 3:]!r}")
        other_section, other = section, parser.optionxform(path[-1])
        try:
            if len(path) == 1:
                value = values[other]
            else:
                other_section = path[0]
                value = parser.get(other_section, other, raw=True)
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, texts[1], ':'.join(path)) from None
        if value is not None and '$' in value:
            self._replace(parser, other, pieces, value, other_section, dict(parser.items(other_section, raw=True)), depth + 1)
        elif value is not None:
            pieces.append(value)
