"""The layout of the help of `optparse`."""

import os

from argparse._wrapping import wrap

from optparse._options import NO_DEFAULT, SUPPRESS_HELP

__all__ = ['HelpFormatter', 'IndentedHelpFormatter', 'TitledHelpFormatter']


class HelpFormatter:
    """Lays out help."""

    __module__ = 'optparse'
    NO_DEFAULT_VALUE = 'none'

    def __init__(self, indent_increment: int, max_help_position: int, width, short_first) -> None:
        if width is None:
            try:
                width = int(os.environ['COLUMNS'])
            except (KeyError, ValueError):
                width = 80
            width -= 2
        self.parser = None
        self.indent_increment = indent_increment
        self.width = width
        self.help_position = self.max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self.current_indent = 0
        self.level = 0
        self.help_width = max(width - self.max_help_position, 11)
        self.short_first = short_first
        self.default_tag = '%default'
        self.option_strings = {}
        self._short_opt_fmt = '%s %s'
        self._long_opt_fmt = '%s=%s'

    def set_parser(self, parser) -> None:
        """Set whose help this is."""
        self.parser = parser

    def set_short_opt_delimiter(self, delim: str) -> None:
        """Set what stands between a short option and its value."""
        if delim not in ('', ' '):
            raise ValueError(f'invalid metavar delimiter for short options: {delim!r}')
        self._short_opt_fmt = '%s' + delim + '%s'

    def set_long_opt_delimiter(self, delim: str) -> None:
        """Set what stands between a long option and its value."""
        if delim not in ('=', ' '):
            raise ValueError(f'invalid metavar delimiter for long options: {delim!r}')
        self._long_opt_fmt = '%s' + delim + '%s'

    def indent(self) -> None:
        """Begin what stands further to the right."""
        self.current_indent += self.indent_increment
        self.level += 1

    def dedent(self) -> None:
        """End what stands further to the right."""
        self.current_indent -= self.indent_increment
        self.level -= 1

    def _format_text(self, text: str) -> str:
        return '\n'.join(wrap(text, max(self.width - self.current_indent, 11), ' ' * self.current_indent))

    def format_description(self, description) -> str:
        """Return what the program does."""
        return self._format_text(description) + '\n' if description else ''

    def format_epilog(self, epilog) -> str:
        """Return what stands at the end."""
        return '\n' + self._format_text(epilog) + '\n' if epilog else ''

    def expand_default(self, option) -> str:
        """Return help with the default in its place."""
        if self.parser is None or not self.default_tag:
            return option.help
        default = self.parser.defaults.get(option.dest)
        if default is NO_DEFAULT or default is None:
            default = self.NO_DEFAULT_VALUE
        return option.help.replace(self.default_tag, str(default))

    def format_option(self, option) -> str:
        """Return an option and its help."""
        names = self.option_strings[option]
        width = self.help_position - self.current_indent - 2
        indent = ' ' * self.current_indent
        if len(names) > width:
            result, first_indent = f'{indent}{names}\n', self.help_position
        else:
            result, first_indent = f'{indent}{names:<{width}}  ', 0
        if option.help:
            first, *rest = wrap(self.expand_default(option), self.help_width) or ['']
            result += f'{"":{first_indent}}{first}\n'
            result += ''.join(f'{"":{self.help_position}}{line}\n' for line in rest)
        elif result[-1] != '\n':
            result += '\n'
        return result

    def store_option_strings(self, parser) -> None:
        """Work out how wide the names of options are."""
        self.indent()
        longest = self._store(parser.option_list, 0)
        self.indent()
        for group in parser.option_groups:
            longest = self._store(group.option_list, longest)
        self.dedent()
        self.dedent()
        self.help_position = min(longest + 2, self.max_help_position)
        self.help_width = max(self.width - self.help_position, 11)

    def _store(self, options, longest: int) -> int:
        for option in options:
            text = self.option_strings[option] = self.format_option_strings(option)
            longest = max(longest, len(text) + self.current_indent)
        return longest

    def format_option_strings(self, option) -> str:
        """Return the names of an option with its value."""
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short = [self._short_opt_fmt % (name, metavar) for name in short]
            long = [self._long_opt_fmt % (name, metavar) for name in long]
        return ', '.join(short + long if self.short_first else long + short)

    def _shown(self, options):
        return [option for option in options if option.help is not SUPPRESS_HELP]


class IndentedHelpFormatter(HelpFormatter):
    """Indents what belongs to a heading."""

    __module__ = 'optparse'

    def __init__(self, indent_increment: int = 2, max_help_position: int = 24, width=None, short_first=1) -> None:
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage: str) -> str:
        """Return how the program is called."""
        return f'Usage: {usage}\n'

    def format_heading(self, heading: str) -> str:
        """Return a heading."""
        return f'{"":{self.current_indent}}{heading}:\n'


class TitledHelpFormatter(HelpFormatter):
    """Underlines headings."""

    __module__ = 'optparse'

    def __init__(self, indent_increment: int = 0, max_help_position: int = 24, width=None, short_first=0) -> None:
        HelpFormatter.__init__(self, indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage: str) -> str:
        """Return how the program is called."""
        return f'{self.format_heading("Usage")}  {usage}\n'

    def format_heading(self, heading: str) -> str:
        """Return a heading."""
        return f'{heading}\n{"=-"[self.level] * len(heading)}\n'
