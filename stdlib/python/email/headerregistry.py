"""Classes of headers that know what their values mean."""

import re
from types import MappingProxyType

from email import _header_values, errors, utils
from email._folding import Parameters, Text, Tree, fold

__all__ = ['Address', 'Group', 'HeaderRegistry', 'BaseHeader', 'UnstructuredHeader', 'UniqueUnstructuredHeader',
           'DateHeader', 'UniqueDateHeader', 'AddressHeader', 'UniqueAddressHeader', 'SingleAddressHeader',
           'UniqueSingleAddressHeader', 'MIMEVersionHeader', 'ParameterizedMIMEHeader', 'ContentTypeHeader',
           'ContentDispositionHeader', 'ContentTransferEncodingHeader', 'MessageIDHeader', 'ReferencesHeader']

_ATOM_SPECIALS = frozenset('()<>@,:;.\\"[]')


def _quoted(text: str) -> str:
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


class Address:
    """A mailbox: the name to show, and the two sides of the @."""

    def __init__(self, display_name='', username='', domain='', addr_spec=None) -> None:
        given = ''.join(part for part in (display_name, username, domain, addr_spec) if part is not None)
        if '\r' in given or '\n' in given:
            raise ValueError('invalid arguments; address parts cannot contain CR or LF')
        if addr_spec is not None:
            if username or domain:
                raise TypeError('addrspec specified when username and/or domain also specified')
            reader = _header_values.Reader(addr_spec)
            username, domain = _header_values._specification(reader)
            if reader.peek():
                raise ValueError(f"Invalid addr_spec; only '{addr_spec[:reader.position]}' could be parsed from "
                                 f"'{addr_spec}'")
            if reader.defects:
                raise reader.defects[0]
        self._display_name = display_name
        self._username = username
        self._domain = domain

    @property
    def display_name(self) -> str:
        """The name to show."""
        return self._display_name

    @property
    def username(self) -> str:
        """What is before the @."""
        return self._username

    @property
    def domain(self) -> str:
        """What is behind the @."""
        return self._domain

    @property
    def addr_spec(self) -> str:
        """The address proper, with quotes if it needs them."""
        name = self.username
        if not _ATOM_SPECIALS.isdisjoint(name.replace('.', '')) or ' ' in name or name[:1] == '.' \
                or name[-1:] == '.' or '..' in name:
            name = _quoted(name)
        if self.domain:
            return name + '@' + self.domain
        return name or '<>'

    def __repr__(self) -> str:
        return (f'{type(self).__name__}(display_name={self.display_name!r}, username={self.username!r}, '
                f'domain={self.domain!r})')

    def __str__(self) -> str:
        shown = self.display_name
        if not _ATOM_SPECIALS.isdisjoint(shown):
            shown = _quoted(shown)
        if shown:
            spec = '' if self.addr_spec == '<>' else self.addr_spec
            return f'{shown} <{spec}>'
        return self.addr_spec

    def __eq__(self, other) -> bool:
        if not isinstance(other, Address):
            return NotImplemented
        return (self.display_name == other.display_name and self.username == other.username
                and self.domain == other.domain)


class Group:
    """Addresses under one name, or one address without."""

    def __init__(self, display_name=None, addresses=None) -> None:
        self._display_name = display_name
        self._addresses = tuple(addresses) if addresses else ()

    @property
    def display_name(self):
        """The name, or `None`."""
        return self._display_name

    @property
    def addresses(self) -> tuple:
        """The addresses."""
        return self._addresses

    def __repr__(self) -> str:
        return f'{type(self).__name__}(display_name={self.display_name!r}, addresses={self.addresses!r}'

    def __str__(self) -> str:
        if self.display_name is None and len(self.addresses) == 1:
            return str(self.addresses[0])
        shown = self.display_name
        if shown is not None and not _ATOM_SPECIALS.isdisjoint(shown):
            shown = _quoted(shown)
        members = ', '.join(map(str, self.addresses))
        return f'{shown}:{" " + members if members else ""};'

    def __eq__(self, other) -> bool:
        if not isinstance(other, Group):
            return NotImplemented
        return self.display_name == other.display_name and self.addresses == other.addresses


class BaseHeader(str):
    """A header: its decoded value, which is a text, with what its kind knows about it."""

    def __new__(cls, name, value):
        kwds = {'defects': []}
        cls.parse(value, kwds)
        if utils._has_surrogates(kwds['decoded']):
            kwds['decoded'] = utils._sanitize(kwds['decoded'])
        self = str.__new__(cls, kwds['decoded'])
        del kwds['decoded']
        self.init(name, **kwds)
        return self

    def init(self, name, *, parse_tree, defects) -> None:
        """Take what `parse` found."""
        self._name = name
        self._parse_tree = parse_tree
        self._defects = defects

    @property
    def name(self) -> str:
        """The name of the header."""
        return self._name

    @property
    def defects(self) -> tuple:
        """What is wrong with it."""
        return tuple(self._defects)

    def __reduce__(self):
        return (_reconstruct_header, (self.__class__.__name__, self.__class__.__bases__, str(self)), self.__dict__)

    @classmethod
    def _reconstruct(cls, value):
        return str.__new__(cls, value)

    def fold(self, *, policy) -> str:
        """The header in lines, as the policy wants them."""
        return fold(self.name, self._parse_tree, policy)


def _reconstruct_header(cls_name, bases, value):
    return type(cls_name, bases, {})._reconstruct(value)


class UnstructuredHeader:
    """A header of free text."""

    max_count = None

    @staticmethod
    def value_parser(value):
        """The tree of the value."""
        return _header_values.unstructured(value)

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the value."""
        tree = cls.value_parser(value)
        kwds['parse_tree'] = tree
        kwds['decoded'] = str(tree)
        kwds['defects'].extend(tree.all_defects())


class UniqueUnstructuredHeader(UnstructuredHeader):
    """A header of free text that a message has once."""

    max_count = 1


class DateHeader:
    """A header with a date and time."""

    max_count = None

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the date, or write one down."""
        if not value:
            kwds['defects'].append(errors.HeaderMissingRequiredValue())
            kwds['datetime'] = None
            kwds['decoded'] = ''
            kwds['parse_tree'] = Tree()
            return
        if isinstance(value, str):
            kwds['decoded'] = value
            try:
                value = utils.parsedate_to_datetime(value)
            except ValueError:
                kwds['defects'].append(errors.InvalidDateDefect('Invalid date value or format'))
                kwds['datetime'] = None
                kwds['parse_tree'] = Tree([Text(kwds['decoded'])])
                return
        kwds['datetime'] = value
        kwds['decoded'] = utils.format_datetime(value)
        kwds['parse_tree'] = _header_values.unstructured(kwds['decoded'])

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._datetime = kw.pop('datetime')
        super().init(*args, **kw)

    @property
    def datetime(self):
        """The date and time, or `None`."""
        return self._datetime


class UniqueDateHeader(DateHeader):
    """A header with a date that a message has once."""

    max_count = 1


class AddressHeader:
    """A header of addresses."""

    max_count = None

    @staticmethod
    def value_parser(value):
        """The addresses and the tree of the value."""
        return _header_values.address_list(value)

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the addresses, or take those that are given."""
        tree = None
        if isinstance(value, str):
            found, tree = cls.value_parser(value)
            groups = [Group(name, [Address(box.display_name or '', box.local_part or '', box.domain or '')
                                   for box in members]) for name, members in found]
            defects = list(tree.all_defects())
        else:
            if not hasattr(value, '__iter__'):
                value = [value]
            groups = [item if hasattr(item, 'addresses') else Group(None, [item]) for item in value]
            defects = []
        kwds['groups'] = groups
        kwds['defects'] = defects
        kwds['decoded'] = ', '.join(map(str, groups))
        kwds['parse_tree'] = cls.value_parser(kwds['decoded'])[1] if tree is None else tree

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._groups = tuple(kw.pop('groups'))
        self._addresses = None
        super().init(*args, **kw)

    @property
    def groups(self) -> tuple:
        """The groups; an address of its own is one without a name."""
        return self._groups

    @property
    def addresses(self) -> tuple:
        """All addresses."""
        if self._addresses is None:
            self._addresses = tuple(address for group in self._groups for address in group.addresses)
        return self._addresses


class UniqueAddressHeader(AddressHeader):
    """A header of addresses that a message has once."""

    max_count = 1


class SingleAddressHeader(AddressHeader):
    """A header of one address."""

    @property
    def address(self):
        """The address."""
        if len(self.addresses) != 1:
            raise ValueError(f'value of single address header {self.name} is not a single address')
        return self.addresses[0]


class UniqueSingleAddressHeader(SingleAddressHeader):
    """A header of one address that a message has once."""

    max_count = 1


class MIMEVersionHeader:
    """The version of MIME."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the version."""
        major, minor, defects = _header_values.mime_version(value)
        kwds['parse_tree'] = Tree([Text(value)])
        kwds['decoded'] = value
        kwds['defects'].extend(defects)
        kwds['major'] = None if minor is None else major
        kwds['minor'] = minor
        kwds['version'] = None if minor is None else f'{major}.{minor}'

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._version = kw.pop('version')
        self._major = kw.pop('major')
        self._minor = kw.pop('minor')
        super().init(*args, **kw)

    @property
    def major(self):
        """The number before the point."""
        return self._major

    @property
    def minor(self):
        """The number behind the point."""
        return self._minor

    @property
    def version(self):
        """The version, or `None`."""
        return self._version


class ParameterizedMIMEHeader:
    """A header with parameters."""

    max_count = 1

    @classmethod
    def _take(cls, value, kwds, first, pairs, defects) -> None:
        # The last of two parameters with one name counts.
        kwds['params'] = {utils._sanitize(name).lower(): utils._sanitize(text) for name, text in pairs}
        kwds['defects'].extend(defects)
        tree = Tree([Text(first)])
        if pairs:
            tree.parts.append(Text(';'))
            tree.parts.append(Parameters(pairs))
        kwds['parse_tree'] = tree
        kwds['decoded'] = str(tree)

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._params = kw.pop('params')
        super().init(*args, **kw)

    @property
    def params(self):
        """The parameters by their names in small letters."""
        return MappingProxyType(self._params)


class ContentTypeHeader(ParameterizedMIMEHeader):
    """The type of a body."""

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the type and its parameters."""
        main, sub, pairs, defects = _header_values.content_type(value)
        cls._take(value, kwds, value.partition(';')[0], pairs, defects)
        kwds['main_and_sub'] = main, sub

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._maintype, self._subtype = map(utils._sanitize, kw.pop('main_and_sub'))
        super().init(*args, **kw)

    @property
    def maintype(self) -> str:
        """What is before the slash."""
        return self._maintype

    @property
    def subtype(self) -> str:
        """What is behind the slash."""
        return self._subtype

    @property
    def content_type(self) -> str:
        """Both."""
        return self.maintype + '/' + self.subtype


class ContentDispositionHeader(ParameterizedMIMEHeader):
    """Whether a part is shown or kept as a file."""

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the disposition and its parameters."""
        disposition, pairs, defects = _header_values.content_disposition(value)
        cls._take(value, kwds, value.partition(';')[0], pairs, defects)
        kwds['disposition'] = disposition

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        disposition = kw.pop('disposition')
        self._content_disposition = disposition if disposition is None else utils._sanitize(disposition)
        super().init(*args, **kw)

    @property
    def content_disposition(self):
        """The disposition, or `None`."""
        return self._content_disposition


class ContentTransferEncodingHeader:
    """How a body is encoded."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the encoding."""
        encoding, defects = _header_values.content_transfer_encoding(value)
        kwds['parse_tree'] = Tree([Text(value)])
        kwds['decoded'] = value
        kwds['defects'].extend(defects)
        kwds['cte'] = encoding

    def init(self, *args, **kw) -> None:
        """Take what `parse` found."""
        self._cte = utils._sanitize(kw.pop('cte'))
        super().init(*args, **kw)

    @property
    def cte(self) -> str:
        """The encoding, in small letters."""
        return self._cte


class MessageIDHeader:
    """The name of a message."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the name, which is never parted."""
        stripped = value.strip()
        word = Text(value, is_encodable=False)
        word.stays = stripped.startswith('<')
        kwds['parse_tree'] = Tree([word], is_encodable=False)
        kwds['decoded'] = value
        if not (stripped.startswith('<') and stripped.endswith('>') and '@' in stripped):
            kwds['defects'].append(errors.InvalidHeaderDefect(f'Invalid msg-id: {value!r}'))


class ReferencesHeader:
    """The names of messages that came before."""

    max_count = 1

    @classmethod
    def parse(cls, value, kwds) -> None:
        """Read the names, between which lines may end."""
        tree = Tree(is_encodable=False)
        for piece in re.split(r'([ \t\r\n]+)', value):
            if piece:
                word = Text(piece, is_encodable=False)
                word.stays = True
                tree.parts.append(word)
        kwds['parse_tree'] = tree
        kwds['decoded'] = value


_DEFAULT_MAP = {
    'subject': UniqueUnstructuredHeader,
    'date': UniqueDateHeader,
    'resent-date': DateHeader,
    'orig-date': UniqueDateHeader,
    'sender': UniqueSingleAddressHeader,
    'resent-sender': SingleAddressHeader,
    **{name: UniqueAddressHeader for name in ('to', 'cc', 'bcc', 'from', 'reply-to')},
    **{name: AddressHeader for name in ('resent-to', 'resent-cc', 'resent-bcc', 'resent-from', 'resent-reply-to')},
    'mime-version': MIMEVersionHeader,
    'content-type': ContentTypeHeader,
    'content-disposition': ContentDispositionHeader,
    'content-transfer-encoding': ContentTransferEncodingHeader,
    'message-id': MessageIDHeader,
    'in-reply-to': ReferencesHeader,
    'references': ReferencesHeader,
}


class HeaderRegistry:
    """What makes a header of a name and a value, of the class that the name has."""

    def __init__(self, base_class=BaseHeader, default_class=UnstructuredHeader, use_default_map=True) -> None:
        self.registry = dict(_DEFAULT_MAP) if use_default_map else {}
        self.base_class = base_class
        self.default_class = default_class

    def map_to_type(self, name, cls) -> None:
        """Let headers of a name be of a class."""
        self.registry[name.lower()] = cls

    def __getitem__(self, name):
        cls = self.registry.get(name.lower(), self.default_class)
        return type('_' + cls.__name__, (cls, self.base_class), {})

    def __call__(self, name, value):
        return self[name](name, value)
