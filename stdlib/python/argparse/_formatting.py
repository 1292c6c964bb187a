"""The layout of help: sections of text and arguments, usage broken into lines."""

from argparse._names import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE
from argparse._wrapping import wrap

__all__ = ['HelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'ArgumentDefaultsHelpFormatter',
           'MetavarTypeHelpFormatter']


class _Section:
    """A heading with what stands below it: functions that return text, with their arguments."""

    def __init__(self, formatter, parent, heading=None) -> None:
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []

    def format_help(self) -> str:
        """Return the text, nothing if there is nothing below the heading."""
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = formatter._join_parts([function(*arguments) for function, arguments in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ''
        heading = ''
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = f'{"":{formatter._current_indent}}{self.heading}:\n'
        return formatter._join_parts(['\n', heading, text, '\n'])


class HelpFormatter:
    """Lays out help; a parser makes one each time it needs help, from its name."""

    __module__ = 'argparse'
    _Section = _Section

    def __init__(self, prog: str, indent_increment: int = 2, max_help_position: int = 24, width: int | None = None,
                 color: bool = True) -> None:
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)

    def _set_color(self, color) -> None:
        # Help is plain text here.
        pass

    def _indent(self) -> None:
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self) -> None:
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, arguments) -> None:
        self._current_section.items.append((function, arguments))

    def start_section(self, heading) -> None:
        """Begin a section inside the current one."""
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self) -> None:
        """End the current section."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text) -> None:
        """Add a paragraph."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None) -> None:
        """Add how the program is called."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action) -> None:
        """Add an argument with its help."""
        if action.help is SUPPRESS:
            return
        length = len(self._format_action_invocation(action)) + self._current_indent
        for below in self._iter_indented_subactions(action):
            length = max(length, len(self._format_action_invocation(below)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, length)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions) -> None:
        """Add arguments with their help."""
        for action in actions:
            self.add_argument(action)

    def format_help(self) -> str:
        """Return the text of everything that was added."""
        text = self._root_section.format_help()
        if not text:
            return text
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        return text.strip('\n') + '\n'

    def _join_parts(self, parts) -> str:
        return ''.join(part for part in parts if part and part is not SUPPRESS)

    def _format_usage(self, usage, actions, groups, prefix) -> str:
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            usage = usage % {'prog': self._prog}
        else:
            usage = self._prog
            if actions:
                usage = self._format_whole_usage(list(actions), groups, prefix)
        return f'{prefix}{usage}\n\n'

    def _format_whole_usage(self, actions: list, groups, prefix: str) -> str:
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        parts, first_positional = self._get_actions_usage_parts(options + positionals, groups)
        usage = ' '.join([self._prog, *parts])
        if len(prefix) + len(usage) <= self._width - self._current_indent:
            return usage
        return '\n'.join(self._break_usage(parts[:first_positional], parts[first_positional:], prefix))

    def _break_usage(self, options: list, positionals: list, prefix: str) -> list:
        width = self._width - self._current_indent
        prog = self._prog

        def fill(parts, indent, before=None):
            lines, line = [], []
            length = (len(indent) if before is None else len(before)) - 1
            for part in parts:
                if line and length + 1 + len(part) > width:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if before is not None:
                # The first line follows what stands before it.
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                return fill([prog, *options], indent, prefix) + fill(positionals, indent)
            return fill([prog, *positionals], indent, prefix) if positionals else [prog]
        # A long name has a line for itself.
        indent = ' ' * len(prefix)
        lines = fill(options + positionals, indent)
        if len(lines) > 1:
            lines = fill(options, indent) + fill(positionals, indent)
        return [prog, *lines]

    def _get_actions_usage_parts(self, actions: list, groups) -> tuple:
        """Return the parts of the usage, and how many of them belong to options.

        Exclusive arguments stand together: where the first of them is, or at the positional one if there is any.
        """
        shown = [action for action in actions if action.help is not SUPPRESS]
        owners = {action: group for group in groups for action in group._group_actions}
        options, positionals, placed = [], [], set()
        for action in sorted(shown, key=lambda action: bool(action.option_strings)):
            if action in placed:
                continue
            group = owners.get(action)
            others = [] if group is None else [other for other in group._group_actions if other is not action
                                               and other.option_strings and other in shown and other not in placed]
            required = group is not None and group.required
            if action.option_strings:
                options.append((required, [action, *others]))
            else:
                positionals.append((required, [*others, action]))
            placed.update([action, *others])
        parts = [part for required, members in options for part in self._joined_parts(required, members)]
        count = len(parts)
        parts.extend(part for required, members in positionals for part in self._joined_parts(required, members))
        return parts, count

    def _joined_parts(self, required: bool, members: list) -> list:
        if len(members) == 1:
            return [self._usage_part(members[0], required, False)]
        texts = [self._usage_part(action, required, True) for action in members]
        opening, closing = '()' if required else '[]'
        texts[0] = opening + texts[0]
        texts[-1] += closing
        return [*(text + ' |' for text in texts[:-1]), texts[-1]]

    def _usage_part(self, action, is_required: bool, is_grouped: bool) -> str:
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            # The brackets of a group say already that it may be left out.
            if is_grouped and part[:1] == '[' and part[-1:] == ']':
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = f'{action.option_strings[0]} ' + self._format_args(
                action, self._get_default_metavar_for_optional(action))
        return part if action.required or is_required or is_grouped else f'[{part}]'

    def _format_text(self, text: str) -> str:
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action) -> str:
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        header_width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = ' ' * self._current_indent
        first_indent = position
        if action.help and len(header) <= header_width:
            header = f'{indent}{header:<{header_width}}  '
            first_indent = 0
        else:
            header = f'{indent}{header}\n'
        parts = [header]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                first, *rest = self._split_lines(text, help_width)
                parts.append(f'{"":{first_indent}}{first}\n')
                parts.extend(f'{"":{position}}{line}\n' for line in rest)
        elif not header.endswith('\n'):
            parts.append('\n')
        parts.extend(self._format_action(below) for below in self._iter_indented_subactions(action))
        return self._join_parts(parts)

    def _format_action_invocation(self, action) -> str:
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return ' '.join(self._metavar_formatter(action, default)(1))
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return f'{names} {self._format_args(action, self._get_default_metavar_for_optional(action))}'

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            result = default_metavar
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default_metavar) -> str:
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % metavar(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavar(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavar(1)
        if nargs == SUPPRESS:
            return ''
        if not isinstance(nargs, int):
            raise ValueError('invalid nargs value')
        return ' '.join(['%s'] * nargs) % metavar(nargs)

    def _expand_help(self, action) -> str:
        text = self._get_help_string(action)
        if '%' not in text:
            return text
        values = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is SUPPRESS:
                continue
            if hasattr(value, '__name__'):
                value = value.__name__
            elif name == 'choices' and value is not None:
                value = ', '.join(map(str, value))
            values[name] = value
        values.setdefault('prog', self._prog)
        return text % values

    def _iter_indented_subactions(self, action):
        try:
            below = action._get_subactions
        except AttributeError:
            return
        self._indent()
        yield from below()
        self._dedent()

    def _split_lines(self, text: str, width: int) -> list:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return '\n'.join(wrap(text, width, indent))

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action) -> str:
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action) -> str:
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of descriptions."""

    __module__ = 'argparse'

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return ''.join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of descriptions and of help."""

    __module__ = 'argparse'

    def _split_lines(self, text: str, width: int) -> list:
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds defaults to help."""

    __module__ = 'argparse'

    def _get_help_string(self, action):
        text = action.help or ''
        if '%(default)' in text or action.default is SUPPRESS or action.required:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of a value instead of its name."""

    __module__ = 'argparse'

    def _get_default_metavar_for_optional(self, action) -> str:
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action) -> str:
        return action.type.__name__
