"""The constants of `argparse`, what it raises, and objects that show their attributes."""

__all__ = ['SUPPRESS', 'OPTIONAL', 'ZERO_OR_MORE', 'ONE_OR_MORE', 'PARSER', 'REMAINDER', 'UNRECOGNIZED', 'AttributeHolder',
           'ArgumentError', 'ArgumentTypeError', 'Namespace', 'action_name']

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'

# The attribute in which parsers of commands hand on what they do not know.
UNRECOGNIZED = '_unrecognized_args'


class AttributeHolder:
    """Shows its attributes as the arguments of a call."""

    __module__ = 'argparse'

    def __repr__(self) -> str:
        texts = [repr(argument) for argument in self._get_args()]
        others = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                texts.append(f'{name}={value!r}')
            else:
                others[name] = value
        if others:
            texts.append(f'**{others!r}')
        return f'{type(self).__name__}({", ".join(texts)})'

    def _get_kwargs(self) -> list:
        return list(self.__dict__.items())

    def _get_args(self) -> list:
        return []


class Namespace(AttributeHolder):
    """What was parsed, as attributes."""

    __module__ = 'argparse'

    def __init__(self, **kwargs) -> None:
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    __hash__ = None

    def __contains__(self, key) -> bool:
        return key in self.__dict__


class ArgumentError(Exception):
    """The arguments are wrong; `argument_name` says which, unless it is None."""

    __module__ = 'argparse'

    def __init__(self, argument, message: str) -> None:
        self.argument_name = action_name(argument)
        self.message = message

    def __str__(self) -> str:
        if self.argument_name is None:
            return self.message
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    """A text is not of the type, for a reason that is shown to the user."""

    __module__ = 'argparse'


def action_name(action):
    """Return what messages call an argument, or None."""
    if action is None:
        return None
    if action.option_strings:
        return '/'.join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        if not isinstance(action.metavar, tuple):
            return action.metavar
        first, *rest = action.metavar
        if action.nargs == ZERO_OR_MORE and rest:
            return f'{first}[, {rest[0]}]'
        return f'{first}[, {rest[0]}]' if action.nargs == ONE_OR_MORE else ', '.join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return '{' + ','.join(map(str, action.choices)) + '}'
    return None
