"""What happens when an argument is met."""

import sys

from argparse._names import (
    OPTIONAL,
    PARSER,
    SUPPRESS,
    UNRECOGNIZED,
    ZERO_OR_MORE,
    ArgumentError,
    ArgumentTypeError,
    AttributeHolder,
)

__all__ = ['Action', 'BooleanOptionalAction', 'FileType', 'ACTIONS']


class Action(AttributeHolder):
    """An argument: how it is written, and by its call what it does."""

    __module__ = 'argparse'

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required: bool = False, help=None, metavar=None, deprecated: bool = False) -> None:
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def _get_kwargs(self) -> list:
        names = ['option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help', 'metavar',
                 'deprecated']
        return [(name, getattr(self, name)) for name in names]

    def format_usage(self) -> str:
        """Return how usage shows an option without values."""
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class BooleanOptionalAction(Action):
    """An option with a second form that says no."""

    __module__ = 'argparse'

    def __init__(self, option_strings, dest, default=None, required: bool = False, help=None,
                 deprecated: bool = False) -> None:
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith('--'):
                if name.startswith('--no-'):
                    raise ValueError(f'invalid option name {name!r} for BooleanOptionalAction')
                names.append('--no-' + name[2:])
        super().__init__(names, dest, nargs=0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self) -> str:
        """Return all forms."""
        return ' | '.join(self.option_strings)


def _check_values(nargs, const, wording: tuple) -> None:
    kind, advice = wording
    if nargs == 0:
        raise ValueError(f'nargs for {kind} actions must be != 0; if {advice}')
    if const is not None and nargs != OPTIONAL:
        raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')


class _StoreAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required: bool = False, help=None, metavar=None, deprecated: bool = False) -> None:
        _check_values(nargs, const, ('store', 'you have nothing to store, actions such as store true or store const '
                                              'may be more appropriate'))
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, const=None, default=None, required: bool = False, help=None, metavar=None,
                 deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, default=False, required: bool = False, help=None,
                 deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, default=True, required: bool = False, help=None,
                 deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


def _copied(items):
    if items is None:
        return []
    return items[:] if type(items) is list else __import__('copy').copy(items)


class _AppendAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required: bool = False, help=None, metavar=None, deprecated: bool = False) -> None:
        _check_values(nargs, const, ('append', 'arg strings are not supplying the value to append, the append const '
                                               'action may be more appropriate'))
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        # The default must stay as it is.
        items = _copied(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, const=None, default=None, required: bool = False, help=None, metavar=None,
                 deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                         metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        items = _copied(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    __module__ = 'argparse'

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        items = _copied(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest, default=None, required: bool = False, help=None,
                 deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help,
                         deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated: bool = False) -> None:
        super().__init__(option_strings, dest, nargs=0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    __module__ = 'argparse'

    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None,
                 deprecated: bool = False) -> None:
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings, dest, nargs=0, default=default, help=help, deprecated=deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        version = self.version if self.version is not None else parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _ChoiceAction(Action):
    """A command as the help lists it."""

    __module__ = 'argparse'

    def __init__(self, name: str, aliases, help) -> None:
        metavar = f'{name} ({", ".join(aliases)})' if aliases else name
        super().__init__([], name, help=help, metavar=metavar)


class _SubParsersAction(Action):
    """Hands what follows the name of a command to the command's parser."""

    __module__ = 'argparse'

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required: bool = False, help=None,
                 metavar=None) -> None:
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._color = True
        self._name_parser_map = {}
        self._choices_actions = []
        self._deprecated = set()
        super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name: str, *, deprecated: bool = False, **kwargs):
        """Add a command, and return its parser."""
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        kwargs.setdefault('color', self._color)
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ValueError(f'conflicting subparser: {name}')
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ValueError(f'conflicting subparser alias: {alias}')
        choice = None
        if 'help' in kwargs:
            choice = _ChoiceAction(name, aliases, kwargs.pop('help'))
            self._choices_actions.append(choice)
        parser = self._parser_class(**kwargs)
        if choice is not None:
            parser._check_help(choice)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
            if deprecated:
                self._deprecated.add(known)
        return parser

    def _get_subactions(self) -> list:
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        name, *arguments = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            command = self._name_parser_map[name]
        except KeyError:
            choices = ', '.join(self._name_parser_map)
            raise ArgumentError(self, f'unknown parser {name!r} (choices: {choices})') from None
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        # Its defaults must not be hidden by those of the parser above, so it fills a namespace of its own.
        found, unknown = command.parse_known_args(arguments, None)
        for attribute, value in vars(found).items():
            setattr(namespace, attribute, value)
        if unknown:
            if not hasattr(namespace, UNRECOGNIZED):
                setattr(namespace, UNRECOGNIZED, [])
            getattr(namespace, UNRECOGNIZED).extend(unknown)


ACTIONS = {
    None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
    'store_false': _StoreFalseAction, 'append': _AppendAction, 'append_const': _AppendConstAction, 'count': _CountAction,
    'help': _HelpAction, 'version': _VersionAction, 'parsers': _SubParsersAction, 'extend': _ExtendAction,
}


class FileType:
    """A type that opens the file that an argument names; deprecated."""

    __module__ = 'argparse'

    def __init__(self, mode: str = 'r', bufsize: int = -1, encoding=None, errors=None) -> None:
        import warnings
        warnings.warn('FileType is deprecated. Simply open files after parsing arguments.',
                      category=PendingDeprecationWarning, stacklevel=2)
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string: str):
        if string == '-':
            if 'r' in self._mode:
                return sys.stdin.buffer if 'b' in self._mode else sys.stdin
            if any(sign in self._mode for sign in 'wax'):
                return sys.stdout.buffer if 'b' in self._mode else sys.stdout
            raise ValueError(f'argument "-" with mode {self._mode}')
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None

    def __repr__(self) -> str:
        texts = [repr(argument) for argument in (self._mode, self._bufsize) if argument != -1]
        named = [('encoding', self._encoding), ('errors', self._errors)]
        texts += [f'{name}={value!r}' for name, value in named if value is not None]
        return f'{type(self).__name__}({", ".join(texts)})'
