"""Examples in texts: finding them, and comparing what they print."""

import __future__

__all__ = ['OPTIONFLAGS_BY_NAME', 'DocTest', 'DocTestParser', 'Example', 'OutputChecker', 'register_optionflag']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """Return the flag of a name, which is made if it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'
_TRACEBACK_HEADS = ('Traceback (most recent call last):', 'Traceback (innermost last):')


def _extract_future_flags(globs):
    """Return the flags of the `__future__` features that a namespace has."""
    flags = 0
    for name in __future__.all_feature_names:
        if globs.get(name) is getattr(__future__, name):
            flags |= getattr(__future__, name).compiler_flag
    return flags


def _indent(text, indent=4):
    return '\n'.join(' ' * indent + line if line else line for line in text.split('\n'))


class Example:
    """A statement, and what it has to print or raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want + '\n' if want and not want.endswith('\n') else want
        self.exc_msg = exc_msg + '\n' if exc_msg is not None and not exc_msg.endswith('\n') else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg, tuple(sorted(self.options.items()))

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, and the namespace they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), 'DocTest no longer accepts str; use DocTestParser instead'
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = 'no examples' if not count else '1 example' if count == 1 else f'{count} examples'
        return f'<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>'

    def _key(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        def key(test):
            return test.name, test.filename or '', -1 if test.lineno is None else test.lineno, id(test)
        return key(self) < key(other)


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name='<string>'):
        """Return the examples of a text and the texts between them."""
        string = string.expandtabs()
        lines = string.split('\n')
        margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        parts, between = [], []
        index = 0
        while index < len(lines):
            line = lines[index]
            bare = line.lstrip(' ')
            if not bare.startswith('>>>') or bare[3:4] == '>':
                between.append(line)
                index += 1
                continue
            indent = len(line) - len(bare)
            begin = index
            source = [line]
            index += 1
            while index < len(lines) and lines[index].lstrip(' ').startswith('...'):
                source.append(lines[index])
                index += 1
            want = []
            while index < len(lines) and lines[index].strip() and not lines[index].lstrip(' ').startswith('>>>'):
                want.append(lines[index])
                index += 1
            parts.append('\n'.join(between) + '\n' if between else '')
            between = []
            example = self._example(source, want, name, begin, indent)
            if example is not None:
                parts.append(example)
        parts.append('\n'.join(between))
        return parts

    def _example(self, source, want, name, lineno, indent):
        for offset, line in enumerate(source):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {lineno + offset + 1!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')
        for offset, line in enumerate(source[1:], 1):
            self._check_prefix(line, indent, name, lineno + offset)
        text = '\n'.join(line[indent + 4:] for line in source)
        for offset, line in enumerate(want):
            self._check_prefix(line, indent, name, lineno + len(source) + offset)
        wanted = [line[indent:] for line in want]
        options = self._find_options(text, name, lineno)
        if all(not line.strip() or line.strip().startswith('#') for line in text.split('\n')):
            return None
        message = None
        if wanted and wanted[0].strip() in _TRACEBACK_HEADS and not wanted[0].startswith(' '):
            for offset, line in enumerate(wanted[1:], 1):
                if line[:1].isalnum() or line[:1] == '_':
                    message = '\n'.join(wanted[offset:])
                    break
        return Example(text, '\n'.join(wanted), exc_msg=message, lineno=lineno, indent=indent, options=options)

    @staticmethod
    def _check_prefix(line, indent, name, lineno):
        if line and not line.startswith(' ' * indent):
            raise ValueError(f'line {lineno + 1!r} of the docstring for {name} has inconsistent leading whitespace: '
                             f'{line!r}')

    def _find_options(self, source, name, lineno):
        options = {}
        for line in source.split('\n'):
            comment, marker, rest = line.rpartition('doctest:')
            comment = comment.rstrip()
            if not marker or not comment.endswith('#') or '"' in rest or "'" in rest:
                continue
            for option in rest.replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and all(not line.strip() or line.strip().startswith('#') for line in source.split('\n')):
            raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no '
                             f'example: {source!r}')
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """Return the test of a text."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """Return the examples of a text."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


def _ellipsis_match(want, got) -> bool:
    """Whether a text is what another says in which dots stand for anything."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
        return False
    start, end = len(first), len(got) - len(last)
    for piece in middle:
        # The leftmost place leaves most for the rest.
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class OutputChecker:
    """Compares what was printed with what was wanted."""

    def _toAscii(self, s):
        return str(s.encode('ASCII', 'backslashreplace'), 'ASCII')

    def check_output(self, want, got, optionflags):
        """Whether the output is right."""
        got, want = self._toAscii(got), self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = '\n'.join('' if line.strip() == BLANKLINE_MARKER and line.startswith(BLANKLINE_MARKER) else line
                             for line in want.split('\n'))
            got = '\n'.join('' if not line.strip() else line for line in got.split('\n'))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or (want.count('\n') > 2 and got.count('\n') > 2)

    def output_difference(self, example, got, optionflags):
        """Return a text that says how the output is wrong."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = '\n'.join(BLANKLINE_MARKER if not line.strip(' ') and index < got.count('\n') else line
                            for index, line in enumerate(got.split('\n')))
        if self._do_a_fancy_diff(want, got, optionflags):
            return self._difference(want.splitlines(keepends=True), got.splitlines(keepends=True), optionflags)
        if want and got:
            return f'Expected:\n{_indent(want)}Got:\n{_indent(got)}'
        if want:
            return f'Expected:\n{_indent(want)}Got nothing\n'
        if got:
            return f'Expected nothing\nGot:\n{_indent(got)}'
        return 'Expected nothing\nGot nothing\n'

    @staticmethod
    def _difference(want, got, optionflags):
        import difflib
        if optionflags & REPORT_UDIFF:
            lines, kind = list(difflib.unified_diff(want, got, n=2))[2:], 'unified diff with -expected +actual'
        elif optionflags & REPORT_CDIFF:
            lines, kind = list(difflib.context_diff(want, got, n=2))[2:], 'context diff with expected followed by actual'
        else:
            lines = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got))
            kind = 'ndiff with -expected +actual'
        return f'Differences ({kind}):\n' + _indent(''.join(lines))
