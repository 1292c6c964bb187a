"""Policies for messages whose headers are objects that know what they mean."""

import re

from email._policybase import Compat32, Policy, compat32, validate_header_name
from email.contentmanager import raw_data_manager
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import _has_surrogates

__all__ = ['Compat32', 'compat32', 'Policy', 'EmailPolicy', 'default', 'strict', 'SMTP', 'HTTP']

_LINE_END = re.compile(r'\r\n|\r|\n')


class EmailPolicy(Policy):
    """Headers are objects of a registry, and bodies are got and set by a content manager."""

    message_factory = EmailMessage
    utf8 = False
    refold_source = 'long'
    header_factory = HeaderRegistry()
    content_manager = raw_data_manager

    def __init__(self, **kw) -> None:
        # A registry for each, so that one changed does not change others.
        if 'header_factory' not in kw:
            object.__setattr__(self, 'header_factory', HeaderRegistry())
        super().__init__(**kw)

    def header_max_count(self, name):
        """What the class of the header says."""
        return self.header_factory[name].max_count

    def header_source_parse(self, sourcelines):
        """The name, and the value with its lines but for the end of the last."""
        name, value = sourcelines[0].split(':', 1)
        value = ''.join((value, *sourcelines[1:])).lstrip(' \t\r\n')
        return name, value.rstrip('\r\n')

    def header_store_parse(self, name, value):
        """The name, and a header of the value, which must be in one line."""
        validate_header_name(name)
        if hasattr(value, 'name') and value.name.lower() == name.lower():
            return name, value
        if isinstance(value, str) and len(value.splitlines()) > 1:
            raise ValueError('Header values may not contain linefeed or carriage return characters')
        return name, self.header_factory(name, value)

    def header_fetch_parse(self, name, value):
        """A header of the value, in one line."""
        if hasattr(value, 'name'):
            return value
        return self.header_factory(name, _LINE_END.sub('', value))

    def fold(self, name, value):
        """The header in lines; one from a source stays as it is unless it must be folded anew."""
        return self._fold(name, value, refold_binary=True)

    def fold_binary(self, name, value):
        """The header in lines, as octets."""
        folded = self._fold(name, value, refold_binary=self.cte_type == '7bit')
        return folded.encode('utf8' if self.utf8 else 'ascii', 'surrogateescape')

    def _fold(self, name, value, refold_binary=False):
        if hasattr(value, 'name'):
            return value.fold(policy=self)
        most = self.max_line_length if self.max_line_length else float('inf')
        lines = _LINE_END.split(value)
        refold = self.refold_source == 'all' or self.refold_source == 'long' and (
            lines and len(lines[0]) + len(name) + 2 > most or any(len(line) > most for line in lines[1:]))
        if not refold:
            if not self.utf8:
                refold = not value.isascii() and (refold_binary or not _has_surrogates(value))
            elif refold_binary:
                refold = _has_surrogates(value)
        if refold:
            return self.header_factory(name, ''.join(lines)).fold(policy=self)
        return name + ': ' + self.linesep.join(lines) + self.linesep


default = EmailPolicy()
# The default has the registry of the class: changing one changes the other.
del default.__dict__['header_factory']
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep='\r\n')
HTTP = default.clone(linesep='\r\n', max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
