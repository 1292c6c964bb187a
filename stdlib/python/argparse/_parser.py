"""The parser: made of arguments, it reads command lines and explains them."""

import os
import sys

from argparse._actions import _SubParsersAction
from argparse._containers import ActionsContainer, _is_negative_number
from argparse._formatting import HelpFormatter
from argparse._matching import CommandLine, match_first, match_partial
from argparse._names import (
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    UNRECOGNIZED,
    ZERO_OR_MORE,
    ArgumentError,
    ArgumentTypeError,
    AttributeHolder,
    Namespace,
    action_name,
)

__all__ = ['ArgumentParser']


def _program_name(prog):
    if prog is not None:
        return prog
    first = sys.argv[0] if sys.argv else ''
    spec = getattr(sys.modules.get('__main__'), '__spec__', None)
    if spec is None:
        return os.path.basename(first)
    name = spec.name
    if name == '__main__' or name.endswith('.__main__'):
        name = name.rpartition('.')[0]
    python = os.path.basename(sys.executable)
    return f'{python} -m {name}' if name else f'{python} {first}'


def _unchanged(string: str) -> str:
    # Parsers are pickled with it, by its name.
    return string


class ArgumentParser(AttributeHolder, ActionsContainer):
    """Reads command lines."""

    __module__ = 'argparse'

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars: str = '-', fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler: str = 'error', add_help: bool = True, allow_abbrev: bool = True,
                 exit_on_error: bool = True, *, suggest_on_error: bool = False, color: bool = True) -> None:
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = _program_name(prog)
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        self.register('type', None, _unchanged)
        if add_help:
            prefix = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + 'h', prefix * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self) -> list:
        names = ['prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help']
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        """Add the commands; return what parsers for them are added to."""
        if self._subparsers is not None:
            raise ValueError('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'), kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            # What stands before the command: this program and its positional arguments.
            formatter = self._get_formatter()
            formatter.add_usage(None, self._get_positional_actions(), self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, 'parsers')(option_strings=[], **kwargs)
        if isinstance(action, _SubParsersAction):
            action._color = self.color
        self._check_help(action)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self) -> list:
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self) -> list:
        return [action for action in self._actions if not action.option_strings]

    def parse_args(self, args=None, namespace=None):
        """Return the namespace that a command line makes; what is not known is an error."""
        found, unknown = self.parse_known_args(args, namespace)
        self._refuse(unknown)
        return found

    def _refuse(self, unknown: list) -> None:
        if not unknown:
            return
        message = f'unrecognized arguments: {" ".join(unknown)}'
        if not self.exit_on_error:
            raise ArgumentError(None, message)
        self.error(message)

    def parse_known_args(self, args=None, namespace=None) -> tuple:
        """Return the namespace that a command line makes, and the list of what is not known."""
        return self._parse_known_args2(args, namespace, intermixed=False)

    def parse_intermixed_args(self, args=None, namespace=None):
        """As `parse_args`, where positional arguments may stand between options."""
        found, unknown = self.parse_known_intermixed_args(args, namespace)
        self._refuse(unknown)
        return found

    def parse_known_intermixed_args(self, args=None, namespace=None) -> tuple:
        """As `parse_known_args`, where positional arguments may stand between options."""
        for action in self._get_positional_actions():
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f'parse_intermixed_args: positional arg with nargs={action.nargs}')
        return self._parse_known_args2(args, namespace, intermixed=True)

    def _parse_known_args2(self, args, namespace, intermixed: bool) -> tuple:
        args = list(sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                namespace, unknown = self._parse_known_args(args, namespace, intermixed)
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, unknown = self._parse_known_args(args, namespace, intermixed)
        if hasattr(namespace, UNRECOGNIZED):
            unknown.extend(getattr(namespace, UNRECOGNIZED))
            delattr(namespace, UNRECOGNIZED)
        return namespace, unknown

    def _parse_known_args(self, arg_strings: list, namespace, intermixed: bool) -> tuple:
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        line = CommandLine(self, arg_strings, namespace, intermixed)
        unknown = line.run()
        missing = []
        for action in self._actions:
            if action in line.seen:
                continue
            if action.required:
                missing.append(action_name(action))
            elif (isinstance(action.default, str) and hasattr(namespace, action.dest)
                  and action.default is getattr(namespace, action.dest)):
                # A default that is text is converted as an argument is, if it is needed.
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f'the following arguments are required: {", ".join(missing)}')
        for group in self._mutually_exclusive_groups:
            if group.required and not any(action in line.given for action in group._group_actions):
                names = [action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f'one of the arguments {" ".join(names)} is required')
        return namespace, unknown

    def _read_args_from_files(self, arg_strings: list) -> list:
        found = []
        for argument in arg_strings:
            if not argument or argument[0] not in self.fromfile_prefix_chars:
                found.append(argument)
                continue
            try:
                with open(argument[1:], encoding=sys.getfilesystemencoding(),
                          errors=sys.getfilesystemencodeerrors()) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                raise ArgumentError(None, str(error)) from error
            inside = [piece for line in lines for piece in self.convert_arg_line_to_args(line)]
            found.extend(self._read_args_from_files(inside))
        return found

    def convert_arg_line_to_args(self, arg_line: str) -> list:
        """Return the arguments in a line of a file of arguments."""
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern: str) -> int:
        return match_first(action, arg_strings_pattern)

    def _match_arguments_partial(self, actions: list, arg_strings_pattern: str) -> list:
        return match_partial(actions, arg_strings_pattern)

    def _parse_optional(self, arg_string: str):
        """Return the options that an argument may mean, or None if it is none."""
        options = self._option_string_actions
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        if arg_string in options:
            return [(options[arg_string], arg_string, None, None)]
        if len(arg_string) == 1:
            return None
        name, separator, value = arg_string.partition('=')
        if separator and name in options:
            return [(options[name], name, separator, value)]
        meanings = self._get_option_tuples(arg_string)
        if meanings:
            return meanings
        if _is_negative_number(arg_string) and not self._has_negative_number_optionals or ' ' in arg_string:
            return None
        return [(None, arg_string, None, None)]

    def _get_option_tuples(self, option_string: str) -> list:
        options = self._option_string_actions
        prefix, separator, value = option_string.partition('=')
        if not separator:
            separator = value = None
        if option_string[1] in self.prefix_chars:
            if not self.allow_abbrev:
                return []
            return [(action, name, separator, value) for name, action in options.items() if name.startswith(prefix)]
        meanings = []
        for name, action in options.items():
            if name == option_string[:2]:
                # The value follows a short option at once.
                meanings.append((action, name, '', option_string[2:]))
            elif self.allow_abbrev and name.startswith(prefix):
                meanings.append((action, name, separator, value))
        return meanings

    def _get_values(self, action, arg_strings: list):
        nargs = action.nargs
        if not arg_strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(arg_strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in arg_strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, arg_string: str):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise TypeError(f'{convert!r} is not callable')
        try:
            return convert(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {arg_string!r}') from None

    def _check_value(self, action, value) -> None:
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            # Each character is a choice, and a piece of several is none.
            choices = list(choices)
        if value in choices:
            return
        hint = ''
        if self.suggest_on_error and isinstance(value, str) and all(isinstance(choice, str) for choice in choices):
            import difflib
            closest = difflib.get_close_matches(value, choices, 1)
            if closest:
                hint = f', maybe you meant {closest[0]!r}?'
        known = ', '.join(repr(str(choice)) for choice in choices)
        raise ArgumentError(action, f'invalid choice: {str(value)!r}{hint} (choose from {known})')

    def format_usage(self) -> str:
        """Return how the program is called."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self) -> str:
        """Return how the program is called, and what its arguments mean."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        formatter = self.formatter_class(prog=self.prog)
        if hasattr(formatter, '_set_color'):
            formatter._set_color(self.color)
        return formatter

    def _get_validation_formatter(self):
        return self._get_formatter()

    def print_usage(self, file=None) -> None:
        """Print how the program is called."""
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None) -> None:
        """Print how the program is called, and what its arguments mean."""
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message: str, file=None) -> None:
        if message:
            try:
                (file or sys.stderr).write(message)
            except (AttributeError, OSError):
                # There is no such stream, or nobody reads it.
                pass

    def exit(self, status: int = 0, message=None):
        """End the program, after a message."""
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message: str):
        """End the program because its arguments are wrong."""
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')

    def _warning(self, message: str) -> None:
        self._print_message(f'{self.prog}: warning: {message}\n', sys.stderr)
