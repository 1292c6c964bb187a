"""Arguments of a command line given to the actions that take them.

A command line is seen as a string of kinds: `O` is an option, `A` an argument, and `-` the two hyphens after which there are
only arguments. How many an action takes is a pattern over it, which takes as much as it can.
"""

from argparse._names import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    ArgumentError,
    action_name,
)

__all__ = ['CommandLine', 'match_first', 'match_partial']

_MANY = 1 << 30


def _pattern(action) -> list:
    """Return (kinds, at least, at most) for each stretch that the action takes."""
    nargs = action.nargs
    hyphens = [] if action.option_strings else [('-', 0, _MANY)]
    plain = 'A' if action.option_strings else 'A-'
    if nargs is None:
        return [*hyphens, ('A', 1, 1), *hyphens]
    if nargs == OPTIONAL:
        return [*hyphens, ('A', 0, 1), *hyphens]
    if nargs == ZERO_OR_MORE:
        return [*hyphens, (plain, 0, _MANY)]
    if nargs == ONE_OR_MORE:
        return [*hyphens, ('A', 1, 1), (plain, 0, _MANY)]
    if nargs == REMAINDER:
        return [('AO' if action.option_strings else 'AO-', 0, _MANY)]
    if nargs == PARSER:
        return [*hyphens, ('A', 1, 1), ('AO' if action.option_strings else 'AO-', 0, _MANY)]
    if nargs == SUPPRESS:
        return hyphens
    stretches = list(hyphens)
    for _ in range(nargs):
        stretches += [('A', 1, 1), *hyphens]
    return stretches


def _ends(stretches: list, kinds: str, index: int, position: int):
    """Return where each stretch from this one on ends, or None if they cannot all be satisfied."""
    if index == len(stretches):
        return []
    wanted, least, most = stretches[index]
    end = position
    while end < len(kinds) and end - position < most and kinds[end] in wanted:
        end += 1
    while end - position >= least:
        rest = _ends(stretches, kinds, index + 1, end)
        if rest is not None:
            return [end, *rest]
        end -= 1
    return None


def match_first(action, kinds: str) -> int:
    """Return how many arguments the action takes."""
    ends = _ends(_pattern(action), kinds, 0, 0)
    if ends is not None:
        return ends[-1] if ends else 0
    nargs = action.nargs
    if isinstance(nargs, int):
        raise ArgumentError(action, f'expected {nargs} argument' + ('' if nargs == 1 else 's'))
    messages = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                ONE_OR_MORE: 'expected at least one argument'}
    raise ArgumentError(action, messages.get(nargs, f'expected {nargs} arguments'))


def match_partial(actions: list, kinds: str) -> list:
    """Return how many arguments each of the first actions takes, for as many of them as there are arguments for."""
    for count in range(len(actions), 0, -1):
        stretches, lasts = [], []
        for action in actions[:count]:
            stretches += _pattern(action)
            lasts.append(len(stretches))
        ends = _ends(stretches, kinds, 0, 0)
        if ends is None:
            continue
        ends = [0, *ends]
        borders = [0, *(ends[last] for last in lasts)]
        sizes = [after - before for before, after in zip(borders, borders[1:])]
        if borders[-1] < len(kinds) and kinds[borders[-1]] == 'O':
            # What takes nothing so far may find something after the option.
            while sizes and not sizes[-1]:
                sizes.pop()
        return sizes
    return []


class CommandLine:
    """One run over a command line."""

    def __init__(self, parser, arguments: list, namespace, intermixed: bool) -> None:
        self.parser = parser
        self.arguments = arguments
        self.namespace = namespace
        self.intermixed = intermixed
        self.positionals = parser._get_positional_actions()
        self.seen = set()
        self.given = set()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for index, action in enumerate(members):
                self.conflicts.setdefault(action, []).extend(members[:index] + members[index + 1:])
        # What options each argument may mean, and the kinds of them all.
        self.options = {}
        self.kinds = self._kinds()
        self.unknown = []
        self.unknown_kinds = []
        self.warned = set()

    def _kinds(self) -> str:
        kinds = []
        for index, argument in enumerate(self.arguments):
            if argument == '--':
                kinds.append('-')
                kinds.extend('A' * (len(self.arguments) - index - 1))
                break
            meanings = self.parser._parse_optional(argument)
            if meanings is None:
                kinds.append('A')
            else:
                self.options[index] = meanings
                kinds.append('O')
        return ''.join(kinds)

    def run(self) -> list:
        """Give all arguments to their actions; return those that nothing takes."""
        last_option = max(self.options, default=-1)
        start = 0
        while start <= last_option:
            next_option = start
            while next_option not in self.options:
                next_option += 1
            if not self.intermixed and start != next_option:
                end = self._take_positionals(start)
                if end > start:
                    start = end
                    continue
            if start not in self.options:
                self._leave(start, next_option)
                start = next_option
            start = self._take_option(start)
        if self.intermixed:
            # What stands between options is looked at together.
            self._leave(start, len(self.arguments))
            left = list(zip(self.unknown, self.unknown_kinds))
            self.unknown = [argument for argument, kind in left if kind == 'O']
            self.arguments = [argument for argument, kind in left if kind != 'O']
            self.kinds = ''.join(self.unknown_kinds).replace('O', '')
            start = 0
        end = self._take_positionals(start)
        return self.unknown + self.arguments[end:]

    def _leave(self, start: int, end: int) -> None:
        self.unknown.extend(self.arguments[start:end])
        self.unknown_kinds.extend(self.kinds[start:end])

    def _take(self, action, arguments: list, option=None) -> None:
        self.seen.add(action)
        values = self.parser._get_values(action, arguments)
        if action.option_strings or arguments:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, f'not allowed with argument {action_name(other)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _take_positionals(self, start: int) -> int:
        sizes = match_partial(self.positionals, self.kinds[start:])
        taken = self.positionals[:len(sizes)]
        for action, size in zip(taken, sizes):
            arguments = self.arguments[start:start + size]
            kinds = self.kinds[start:start + size]
            # The two hyphens are no argument, unless of what takes all the rest.
            if action.nargs == PARSER:
                if kinds[:1] == '-':
                    arguments.remove('--')
            elif action.nargs != REMAINDER and '-' in kinds:
                arguments.remove('--')
            start += size
            if arguments and action.deprecated:
                self.parser._warning(f"argument '{action_name(action)}' is deprecated")
            self._take(action, arguments)
        del self.positionals[:len(sizes)]
        return start

    def _take_option(self, start: int) -> int:
        meanings = self.options[start]
        if len(meanings) > 1:
            matches = ', '.join(name for _, name, _, _ in meanings)
            raise ArgumentError(None, f'ambiguous option: {self.arguments[start]} could match {matches}')
        action, name, separator, value = meanings[0]
        if action is None:
            self._leave_option(self.arguments[start])
            return start + 1
        found = []
        end = start + 1
        while True:
            if value is None:
                size = match_first(action, self.kinds[end:])
                found.append((action, self.arguments[end:end + size], name))
                end += size
                break
            size = match_first(action, 'A')
            if size == 1:
                found.append((action, [value], name))
                break
            is_short = name[1] not in self.parser.prefix_chars
            if size or not is_short or value == '' or separator or value[0] in self.parser.prefix_chars:
                raise ArgumentError(action, f'ignored explicit argument {value!r}')
            # Short options without values may be written together.
            found.append((action, [], name))
            name = name[0] + value[0]
            action = self.parser._option_string_actions.get(name)
            if action is None:
                self._leave_option(name[0] + value)
                break
            value = value[1:]
            if not value:
                separator = value = None
            elif value[0] == '=':
                separator, value = '=', value[1:]
            else:
                separator = ''
        for action, arguments, name in found:
            if action.deprecated and name not in self.warned:
                self.warned.add(name)
                self.parser._warning(f"option '{name}' is deprecated")
            self._take(action, arguments, name)
        return end

    def _leave_option(self, text: str) -> None:
        self.unknown.append(text)
        self.unknown_kinds.append('O')
