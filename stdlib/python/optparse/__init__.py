"""Command lines read by options, the older way; `argparse` does more."""

import os
import sys

from optparse._help import HelpFormatter, IndentedHelpFormatter, TitledHelpFormatter
from optparse._options import (
    NO_DEFAULT,
    SUPPRESS_HELP,
    SUPPRESS_USAGE,
    AmbiguousOptionError,
    BadOptionError,
    Option,
    _parse_num,
    OptionConflictError,
    OptionError,
    OptionValueError,
    OptParseError,
    Values,
)
from optparse._options import match_abbrev as _match_abbrev

__all__ = ['Option', 'make_option', 'SUPPRESS_HELP', 'SUPPRESS_USAGE', 'Values', 'OptionContainer', 'OptionGroup',
           'OptionParser', 'HelpFormatter', 'IndentedHelpFormatter', 'TitledHelpFormatter', 'OptParseError',
           'OptionError', 'OptionConflictError', 'OptionValueError', 'BadOptionError', 'check_choice']

make_option = Option
check_choice = Option.TYPE_CHECKER['choice']


class OptionContainer:
    """Holds options."""

    def __init__(self, option_class, conflict_handler: str, description) -> None:
        self._create_option_list()
        self.option_class = option_class
        self.set_conflict_handler(conflict_handler)
        self.set_description(description)

    def _share_option_mappings(self, parser) -> None:
        self._short_opt = parser._short_opt
        self._long_opt = parser._long_opt
        self.defaults = parser.defaults

    def set_conflict_handler(self, handler: str) -> None:
        """Say what happens when two options have one name."""
        if handler not in ('error', 'resolve'):
            raise ValueError(f'invalid conflict_resolution value {handler!r}')
        self.conflict_handler = handler

    def set_description(self, description) -> None:
        """Set what help says of this."""
        self.description = description

    def get_description(self):
        """Return what help says of this."""
        return self.description

    def destroy(self) -> None:
        """Let go of the options."""
        del self._short_opt, self._long_opt, self.defaults

    def _check_conflict(self, option) -> None:
        conflicts = [(name, self._short_opt[name]) for name in option._short_opts if name in self._short_opt]
        conflicts += [(name, self._long_opt[name]) for name in option._long_opts if name in self._long_opt]
        if not conflicts:
            return
        if self.conflict_handler == 'error':
            names = ', '.join(name for name, _ in conflicts)
            raise OptionConflictError(f'conflicting option string(s): {names}', option)
        for name, other in conflicts:
            if name.startswith('--'):
                other._long_opts.remove(name)
                del self._long_opt[name]
            else:
                other._short_opts.remove(name)
                del self._short_opt[name]
            if not (other._short_opts or other._long_opts):
                other.container.option_list.remove(other)

    def add_option(self, *args, **kwargs):
        """Add an option, or make one and add it."""
        if isinstance(args[0], str):
            option = self.option_class(*args, **kwargs)
        elif len(args) == 1 and not kwargs:
            option = args[0]
            if not isinstance(option, Option):
                raise TypeError(f'not an Option instance: {option!r}')
        else:
            raise TypeError('invalid arguments')
        self._check_conflict(option)
        self.option_list.append(option)
        option.container = self
        self._short_opt.update(dict.fromkeys(option._short_opts, option))
        self._long_opt.update(dict.fromkeys(option._long_opts, option))
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            elif option.dest not in self.defaults:
                self.defaults[option.dest] = None
        return option

    def add_options(self, option_list) -> None:
        """Add several options."""
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str: str):
        """Return an option by its name, or None."""
        return self._short_opt.get(opt_str) or self._long_opt.get(opt_str)

    def has_option(self, opt_str: str) -> bool:
        """Return whether there is an option of this name."""
        return opt_str in self._short_opt or opt_str in self._long_opt

    def remove_option(self, opt_str: str) -> None:
        """Remove an option by one of its names."""
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError(f'no such option {opt_str!r}')
        for name in option._short_opts:
            del self._short_opt[name]
        for name in option._long_opts:
            del self._long_opt[name]
        option.container.option_list.remove(option)

    def format_option_help(self, formatter) -> str:
        """Return the help of the options."""
        return ''.join(formatter.format_option(option) for option in formatter._shown(self.option_list))

    def format_description(self, formatter) -> str:
        """Return what help says of this."""
        return formatter.format_description(self.get_description())

    def format_help(self, formatter) -> str:
        """Return description and options."""
        parts = [self.format_description(formatter)] if self.description else []
        return '\n'.join([*parts, self.format_option_help(formatter)])


class OptionGroup(OptionContainer):
    """Options under a heading of their own."""

    def __init__(self, parser, title: str, description=None) -> None:
        self.parser = parser
        OptionContainer.__init__(self, parser.option_class, parser.conflict_handler, description)
        self.title = title

    def _create_option_list(self) -> None:
        self.option_list = []
        self._share_option_mappings(self.parser)

    def set_title(self, title: str) -> None:
        """Set the heading."""
        self.title = title

    def format_help(self, formatter) -> str:
        """Return heading, description and options."""
        result = formatter.format_heading(self.title)
        formatter.indent()
        result += OptionContainer.format_help(self, formatter)
        formatter.dedent()
        return result


class OptionParser(OptionContainer):
    """Reads command lines."""

    standard_option_list = []

    def __init__(self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler: str = 'error',
                 description=None, formatter=None, add_help_option: bool = True, prog=None, epilog=None) -> None:
        OptionContainer.__init__(self, option_class, conflict_handler, description)
        self.set_usage(usage)
        self.prog = prog
        self.version = version
        self.allow_interspersed_args = True
        self.process_default_values = True
        self.formatter = IndentedHelpFormatter() if formatter is None else formatter
        self.formatter.set_parser(self)
        self.epilog = epilog
        self.add_options(self.standard_option_list)
        if option_list:
            self.add_options(option_list)
        if self.version:
            self.add_option('--version', action='version', help="show program's version number and exit")
        if add_help_option:
            self.add_option('-h', '--help', action='help', help='show this help message and exit')
        self.values = self.rargs = self.largs = None

    def _create_option_list(self) -> None:
        self.option_list = []
        self.option_groups = []
        self._short_opt, self._long_opt, self.defaults = {}, {}, {}

    def set_usage(self, usage) -> None:
        """Set how the program is called."""
        if usage is None:
            self.usage = '%prog [options]'
        elif usage is SUPPRESS_USAGE:
            self.usage = None
        else:
            self.usage = usage[7:] if usage.lower().startswith('usage: ') else usage

    def enable_interspersed_args(self) -> None:
        """Let options follow arguments."""
        self.allow_interspersed_args = True

    def disable_interspersed_args(self) -> None:
        """End the options at the first argument."""
        self.allow_interspersed_args = False

    def set_process_default_values(self, process: bool) -> None:
        """Say whether defaults that are text are converted."""
        self.process_default_values = process

    def set_default(self, dest: str, value) -> None:
        """Set a default."""
        self.defaults[dest] = value

    def set_defaults(self, **kwargs) -> None:
        """Set defaults."""
        self.defaults.update(kwargs)

    def get_default_values(self):
        """Return the values of a command line without options."""
        if not self.process_default_values:
            return Values(self.defaults)
        defaults = self.defaults.copy()
        options = self.option_list + [option for group in self.option_groups for option in group.option_list]
        for option in options:
            default = defaults.get(option.dest)
            if isinstance(default, str):
                defaults[option.dest] = option.check_value(option.get_opt_string(), default)
        return Values(defaults)

    def add_option_group(self, *args, **kwargs):
        """Add a group, or make one and add it."""
        if isinstance(args[0], str):
            group = OptionGroup(self, *args, **kwargs)
        elif len(args) == 1 and not kwargs:
            group = args[0]
            if not isinstance(group, OptionGroup):
                raise TypeError(f'not an OptionGroup instance: {group!r}')
            if group.parser is not self:
                raise ValueError('invalid OptionGroup (wrong parser)')
        else:
            raise TypeError('invalid arguments')
        self.option_groups.append(group)
        return group

    def get_option_group(self, opt_str: str):
        """Return the group of an option, or None."""
        option = self.get_option(opt_str)
        return option.container if option and option.container is not self else None

    def parse_args(self, args=None, values=None) -> tuple:
        """Return the values of the options, and the arguments."""
        self.rargs = rargs = sys.argv[1:] if args is None else list(args)
        self.largs = largs = []
        self.values = self.get_default_values() if values is None else values
        try:
            self._process_args(largs, rargs, self.values)
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return self.check_values(self.values, largs + rargs)

    def check_values(self, values, args) -> tuple:
        """Return values and arguments, after looking at them."""
        return values, args

    def _process_args(self, largs: list, rargs: list, values) -> None:
        while rargs:
            text = rargs[0]
            if text == '--':
                del rargs[0]
                return
            if text[:2] == '--':
                self._process_long_opt(rargs, values)
            elif text[:1] == '-' and len(text) > 1:
                self._process_short_opts(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(rargs.pop(0))
            else:
                return

    def _match_long_opt(self, opt: str) -> str:
        return _match_abbrev(opt, self._long_opt)

    def _take(self, option, opt: str, rargs: list):
        if len(rargs) < option.nargs:
            count = 'argument' if option.nargs == 1 else 'arguments'
            self.error(f'{opt} option requires {option.nargs} {count}')
        if option.nargs == 1:
            return rargs.pop(0)
        taken = tuple(rargs[:option.nargs])
        del rargs[:option.nargs]
        return taken

    def _process_long_opt(self, rargs: list, values) -> None:
        name, equals, value = rargs.pop(0).partition('=')
        if equals:
            rargs.insert(0, value)
        opt = self._match_long_opt(name)
        option = self._long_opt[opt]
        if option.takes_value():
            value = self._take(option, opt, rargs)
        elif equals:
            self.error(f'{opt} option does not take a value')
        else:
            value = None
        option.process(opt, value, values, self)

    def _process_short_opts(self, rargs: list, values) -> None:
        text = rargs.pop(0)
        for index, letter in enumerate(text[1:], start=2):
            opt = '-' + letter
            option = self._short_opt.get(opt)
            if not option:
                raise BadOptionError(opt)
            if not option.takes_value():
                option.process(opt, None, values, self)
                continue
            if index < len(text):
                # What follows the letter is the value.
                rargs.insert(0, text[index:])
            option.process(opt, self._take(option, opt, rargs), values, self)
            break

    def get_prog_name(self) -> str:
        """Return the name of the program."""
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, s: str) -> str:
        """Return a text with the name of the program in its place."""
        return s.replace('%prog', self.get_prog_name())

    def get_description(self):
        """Return what the program does."""
        return self.description and self.expand_prog_name(self.description)

    def exit(self, status: int = 0, msg=None):
        """End the program, after a message."""
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg: str):
        """End the program because its options are wrong."""
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.get_prog_name()}: error: {msg}\n')

    def get_usage(self) -> str:
        """Return how the program is called."""
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ''

    def print_usage(self, file=None) -> None:
        """Print how the program is called."""
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self) -> str:
        """Return the version of the program."""
        return self.expand_prog_name(self.version) if self.version else ''

    def print_version(self, file=None) -> None:
        """Print the version of the program."""
        if self.version:
            print(self.get_version(), file=file)

    def format_option_help(self, formatter=None) -> str:
        """Return the help of the options and groups."""
        formatter = self.formatter if formatter is None else formatter
        formatter.store_option_strings(self)
        result = [formatter.format_heading('Options')]
        formatter.indent()
        if self.option_list:
            result += [OptionContainer.format_option_help(self, formatter), '\n']
        for group in self.option_groups:
            result += [group.format_help(formatter), '\n']
        formatter.dedent()
        return ''.join(result[:-1])

    def format_epilog(self, formatter) -> str:
        """Return what stands at the end of the help."""
        return formatter.format_epilog(self.epilog)

    def format_help(self, formatter=None) -> str:
        """Return the help."""
        formatter = self.formatter if formatter is None else formatter
        result = [self.get_usage() + '\n'] if self.usage else []
        if self.description:
            result.append(self.format_description(formatter) + '\n')
        result += [self.format_option_help(formatter), self.format_epilog(formatter)]
        return ''.join(result)

    def print_help(self, file=None) -> None:
        """Print the help."""
        (sys.stdout if file is None else file).write(self.format_help())
