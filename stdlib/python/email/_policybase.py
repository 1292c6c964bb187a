"""Policies: how messages are read and written, and what is kept of their headers."""

import abc

from email import charset as _charset, header
from email.utils import _has_surrogates

__all__ = ['Compat32', 'Policy', 'compat32']


class _Settings:
    # Attributes of the class are settings: objects take their own by keyword, and never change.
    def __init__(self, **kw) -> None:
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f'{name!r} is an invalid keyword argument for {self.__class__.__name__}')
            super().__setattr__(name, value)

    def __repr__(self) -> str:
        settings = ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())
        return f'{self.__class__.__name__}({settings})'

    def clone(self, **kw):
        """The same with some other settings."""
        copy = self.__class__.__new__(self.__class__)
        for name, value in self.__dict__.items():
            object.__setattr__(copy, name, value)
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f'{name!r} is an invalid keyword argument for {self.__class__.__name__}')
            object.__setattr__(copy, name, value)
        return copy

    def __setattr__(self, name, value) -> None:
        if hasattr(self, name):
            raise AttributeError(f'{self.__class__.__name__!r} object attribute {name!r} is read-only')
        raise AttributeError(f'{self.__class__.__name__!r} object has no attribute {name!r}')

    def __add__(self, other):
        return self.clone(**other.__dict__)


class Policy(_Settings, metaclass=abc.ABCMeta):
    """What all policies have: settings, how defects are noted, and what a kind of policy decides about headers."""

    raise_on_defect = False
    linesep = '\n'
    cte_type = '8bit'
    max_line_length = 78
    mangle_from_ = False
    message_factory = None
    verify_generated_headers = True

    def handle_defect(self, obj, defect) -> None:
        """Raise a defect, or note it at the message."""
        if self.raise_on_defect:
            raise defect
        self.register_defect(obj, defect)

    def register_defect(self, obj, defect) -> None:
        """Note a defect at the message."""
        obj.defects.append(defect)

    def header_max_count(self, name):
        """How many headers of a name a message may have, or `None`."""
        return None

    @abc.abstractmethod
    def header_source_parse(self, sourcelines):
        """Name and value, as they are kept, of the lines of a header."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_store_parse(self, name, value):
        """Name and value, as they are kept, of what a program sets."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_fetch_parse(self, name, value):
        """What a program gets of a value that is kept."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold(self, name, value):
        """A header in lines, as text."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold_binary(self, name, value):
        """A header in lines, as octets."""
        raise NotImplementedError


def validate_header_name(name) -> None:
    """Raise `ValueError` for what is no name of a header."""
    if not name or any(not '!' <= character <= '~' or character == ':' for character in name):
        raise ValueError(f'Header field name contains invalid characters: {name!r}')


class Compat32(Policy):
    """What Python 3.2 did: values are texts as they were in the source."""

    mangle_from_ = True

    def _sanitize_header(self, name, value):
        # Octets that are no text make an object that writes them as they were.
        if isinstance(value, str) and _has_surrogates(value):
            return header.Header(value, charset=_charset.UNKNOWN8BIT, header_name=name)
        return value

    def header_source_parse(self, sourcelines):
        """The name, and the value with its lines but for the end of the last."""
        name, value = sourcelines[0].split(':', 1)
        value = ''.join((value, *sourcelines[1:])).lstrip(' \t\r\n')
        return name, value.rstrip('\r\n')

    def header_store_parse(self, name, value):
        """Both as they are."""
        validate_header_name(name)
        return name, value

    def header_fetch_parse(self, name, value):
        """The value, or a `Header` if it has octets that are no text."""
        return self._sanitize_header(name, value)

    def fold(self, name, value):
        """The header in lines; octets that are no text are encoded."""
        return self._fold(name, value, sanitize=True)

    def fold_binary(self, name, value):
        """The header in lines; octets that are no text stay if bodies may have them."""
        folded = self._fold(name, value, sanitize=self.cte_type == '7bit')
        return folded.encode('ascii', 'surrogateescape')

    def _fold(self, name, value, sanitize):
        before = f'{name}: '
        if isinstance(value, str):
            if _has_surrogates(value):
                if not sanitize:
                    # What came so goes so.
                    return before + value + self.linesep
                folding = header.Header(value, charset=_charset.UNKNOWN8BIT, header_name=name)
            else:
                folding = header.Header(value, header_name=name)
        else:
            # A `Header`, or something that can write itself.
            folding = value
        if folding is None:
            return before + self.linesep
        most = 0 if self.max_line_length is None else self.max_line_length
        return before + folding.encode(linesep=self.linesep, maxlinelen=most) + self.linesep


compat32 = Compat32()
