"""Templates: what t-strings make."""

from _template_strings import Interpolation, Template

__all__ = ['Interpolation', 'Template', 'convert']


def convert(obj, /, conversion: str | None):
    """Apply a conversion letter, or none, to an object."""
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')
