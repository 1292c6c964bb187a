"""The command line of tests."""

import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

_NO_TESTS_EXITCODE = 5

MAIN_EXAMPLES = """\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
"""

MODULE_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""

_ARGUMENTS = 'a list of any number of test modules, classes and test methods.'
_DISCOVERY = 'For test discovery all test modules must be importable from the top level directory of the project.'


def _convert_name(name):
    """Return the module that a file's path says, or the name as it is."""
    if os.path.isfile(name) and name.lower().endswith('.py'):
        if os.path.isabs(name):
            relative = os.path.relpath(name, os.getcwd())
            if os.path.isabs(relative) or relative.startswith(os.pardir):
                return name
            name = relative
        return os.path.normpath(name)[:-3].replace('\\', '.').replace('/', '.')
    return name


def _convert_names(names):
    return [_convert_name(name) for name in names]


def _convert_select_pattern(pattern):
    return pattern if '*' in pattern else f'*{pattern}*'


class TestProgram:
    """Reads the arguments, loads the tests, runs them, and exits with a status that says how it went."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None
    tb_locals = False
    durations = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        self.module = module
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        # Programs that choose their warnings on the command line keep them.
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def _print_help(self, *args, **kwargs):
        parser = _Parser(self.progName, discovery=False)
        if self.module is not None:
            print(parser.help())
            print(MODULE_EXAMPLES % {'prog': self.progName})
            return
        print(parser.help())
        print(MAIN_EXAMPLES % {'prog': self.progName})
        print(_Parser(f'{self.progName} discover', discovery=True).help(), end='')

    def parseArgs(self, argv):
        """Do what the arguments say, but for running the tests."""
        if self.module is None:
            if len(argv) > 1 and argv[1].lower() == 'discover':
                self._do_discovery(argv[2:])
                return
            tests = self._parse(argv[1:])
            if not tests:
                # Without names, everything below the current folder is looked for.
                self._do_discovery([])
                return
        else:
            tests = self._parse(argv[1:])
        if tests:
            self.testNames = _convert_names(tests)
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _parse(self, arguments):
        # What the caller has decided is no option any more.
        decided = [flag for flag in ('failfast', 'catchbreak', 'buffer') if getattr(self, flag) is not None]
        for flag in ('failfast', 'catchbreak', 'buffer'):
            if flag not in decided:
                setattr(self, flag, False)
        parser = _Parser(self.progName, discovery=False, show_help=self._print_help)
        parser.options = [option for option in parser.options if option.attribute not in decided]
        return parser.parse(arguments, self)

    def createTests(self, from_discovery=False, Loader=None):
        """Load the tests."""
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            found = self.testLoader if Loader is None else Loader()
            self.test = found.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = '.', 'test*.py', None
        if argv is not None:
            _Parser(f'{self.progName} discover', discovery=True).parse(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        """Run the tests, and exit if that is wanted."""
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        made = self.testRunner
        if isinstance(made, type):
            made = self._make_runner(made)
        self.result = made.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0)

    def _make_runner(self, cls):
        options = {'verbosity': self.verbosity, 'failfast': self.failfast, 'buffer': self.buffer,
                   'warnings': self.warnings}
        # Older runners take fewer options.
        for newer in ({'tb_locals': self.tb_locals, 'durations': self.durations}, {}):
            try:
                return cls(**options, **newer)
            except TypeError:
                continue
        return cls()


main = TestProgram


class _Option:
    """An option: its names, the attribute it sets, what it makes of its value, and its help."""

    def __init__(self, names, attribute, help, metavar=None, convert=str, constant=True, repeated=False):
        self.names = names
        self.attribute = attribute
        self.help = help
        self.metavar = metavar
        self.convert = convert
        self.constant = constant
        self.repeated = repeated

    @property
    def usage(self) -> str:
        return f'[{self.names[0]}{" " + self.metavar if self.metavar else ""}]'

    @property
    def invocation(self) -> str:
        names = ', '.join(self.names)
        return f'{names} {self.metavar}' if self.metavar else names


_OPTIONS = [
    _Option(['-h', '--help'], None, 'show this help message and exit'),
    _Option(['-v', '--verbose'], 'verbosity', 'Verbose output', constant=2),
    _Option(['-q', '--quiet'], 'verbosity', 'Quiet output', constant=0),
    _Option(['--locals'], 'tb_locals', 'Show local variables in tracebacks'),
    _Option(['--durations'], 'durations', 'Show the N slowest test cases (N=0 for all)', 'N', int),
    _Option(['-f', '--failfast'], 'failfast', 'Stop on first fail or error'),
    _Option(['-c', '--catch'], 'catchbreak', 'Catch Ctrl-C and display results so far'),
    _Option(['-b', '--buffer'], 'buffer', 'Buffer stdout and stderr during tests'),
    _Option(['-k'], 'testNamePatterns', 'Only run tests which match the given substring', 'TESTNAMEPATTERNS',
            _convert_select_pattern, repeated=True),
]

_DISCOVERY_OPTIONS = [
    _Option(['-s', '--start-directory'], 'start', "Directory to start discovery ('.' default)", 'START'),
    _Option(['-p', '--pattern'], 'pattern', "Pattern to match tests ('test*.py' default)", 'PATTERN'),
    _Option(['-t', '--top-level-directory'], 'top',
            'Top level directory of project (defaults to start directory)', 'TOP'),
]


class _Parser:
    """Reads arguments by the rules of argparse, which is too large to be imported for every test."""

    def __init__(self, prog, discovery, show_help=None):
        self.prog = prog
        self.discovery = discovery
        self.options = _OPTIONS + _DISCOVERY_OPTIONS if discovery else list(_OPTIONS)
        self.show_help = show_help or (lambda: print(self.help(), end=''))

    def parse(self, arguments, target):
        """Set the attributes of the target; return what are no options."""
        names, unknown = [], []
        waiting = list(arguments)
        given = set()
        while waiting:
            argument = waiting.pop(0)
            if argument == '--':
                names += waiting
                break
            if not argument.startswith('-') or argument == '-':
                names.append(argument)
                continue
            option, value, rest = self._find(argument)
            if option is None:
                unknown.append(argument)
                continue
            if rest is not None:
                # Several letters in one argument.
                waiting.insert(0, '-' + rest)
            if option.attribute is None:
                self.show_help()
                sys.exit(0)
            self._apply(option, value, waiting, target, given)
        if self.discovery:
            for attribute, name in zip(('start', 'pattern', 'top'), names):
                setattr(target, attribute, name)
            unknown = names[3:] + unknown
        if unknown:
            self.error('unrecognized arguments: ' + ' '.join(unknown))
        return names

    def _find(self, argument):
        """Return the option that an argument names, the value in it, and letters after the option's."""
        if argument.startswith('--'):
            name, equals, value = argument.partition('=')
            fits = [option for option in self.options if name in option.names]
            if not fits:
                candidates = [(option, each) for option in self.options for each in option.names
                              if each.startswith(name) and each.startswith('--')]
                if len(candidates) > 1:
                    found = ', '.join(each for _, each in candidates)
                    self.error(f'ambiguous option: {argument} could match {found}')
                fits = [option for option, _ in candidates]
            if not fits:
                return None, None, None
            if equals and not fits[0].metavar:
                self.error(f'argument {"/".join(fits[0].names)}: ignored explicit argument {value!r}')
            return fits[0], value if equals else None, None
        for option in self.options:
            if argument[:2] in option.names:
                if option.metavar:
                    return option, argument[2:] or None, None
                return option, None, argument[2:] or None
        return None, None, None

    def _apply(self, option, value, waiting, target, given):
        if not option.metavar:
            setattr(target, option.attribute, option.constant)
            return
        name = '/'.join(option.names)
        if value is None:
            if not waiting or (waiting[0].startswith('-') and len(waiting[0]) > 1):
                self.error(f'argument {name}: expected one argument')
            value = waiting.pop(0)
        value = value.removeprefix('=') if len(option.names[0]) == 2 else value
        try:
            value = option.convert(value)
        except ValueError:
            self.error(f'argument {name}: invalid {option.convert.__name__} value: {value!r}')
        if option.repeated:
            earlier = (getattr(target, option.attribute) or []) if option.attribute in given else []
            value = [*earlier, value]
            given.add(option.attribute)
        setattr(target, option.attribute, value)

    def error(self, message):
        """Say how the command is used and what is wrong, and exit."""
        print(self.usage(), file=sys.stderr)
        print(f'{self.prog}: error: {message}', file=sys.stderr)
        sys.exit(2)

    def usage(self) -> str:
        """Return the usage, in lines of at most 78 characters."""
        start = f'usage: {self.prog}'
        parts = [option.usage for option in self.options]
        arguments = [] if self.discovery else ['[tests ...]']
        if len(' '.join([start, *parts, *arguments])) <= 78:
            return ' '.join([start, *parts, *arguments])
        indent = ' ' * (len(start) + 1)
        lines = _wrap(parts, 78 - len(indent)) + ([' '.join(arguments)] if arguments else [])
        return start + ' ' + f'\n{indent}'.join(lines)

    def help(self) -> str:
        """Return all that `--help` shows."""
        entries = [(option.invocation, option.help) for option in self.options]
        column = min(max(len(invocation) for invocation, _ in entries) + 4, 24)
        if not self.discovery:
            column = min(max(column, len('tests') + 4), 24)
        lines = [self.usage(), '']
        if not self.discovery:
            lines += ['positional arguments:', *self._entry('tests', _ARGUMENTS, column), '']
        lines.append('options:')
        for invocation, text in entries:
            lines += self._entry(invocation, text, column)
        if self.discovery:
            lines += ['', *_wrap(_DISCOVERY.split(), 78)]
        return '\n'.join(lines) + '\n'

    @staticmethod
    def _entry(invocation, text, column) -> list:
        body = _wrap(text.split(), 78 - column)
        first = f'  {invocation}'
        if len(first) <= column - 2:
            first, body = first.ljust(column) + body[0], body[1:]
        return [first, *(' ' * column + line for line in body)]


def _wrap(words, width) -> list:
    lines = ['']
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append('')
        lines[-1] += ' ' + word if lines[-1] else word
    return lines
