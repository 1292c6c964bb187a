"""A session: statements and commands that run one after the other in the namespace of `__main__`."""

import builtins
import sys

from _prompt_support import keep_source

from . import _background, _display, _output

_AWAITS = 0x2000
_IS_COROUTINE = 0x80
_WORDS = ('exit', 'quit', 'help', 'copyright', 'credits', 'license')


class Session:
    """Runs what is typed, and says what the prompt has to do next."""

    def __init__(self) -> None:
        import __main__
        self.namespace = __main__.__dict__
        self.inputs: list[str] = []
        self.hidden = set(self.namespace)
        self.background = _background.Background()
        self.is_terminal = False
        self.loaded: str | None = None
        self.restart: list[str] | None = None

    # What the prompt calls.

    def start(self, is_terminal: bool, write) -> None:
        """Get ready; on a terminal, output is written above the line that is edited, and results are laid out."""
        self.is_terminal = is_terminal
        if is_terminal:
            _output.take_over(write)
            if sys.displayhook is sys.__displayhook__:
                sys.displayhook = _display.show
        elif not hasattr(builtins, '_'):
            builtins._ = None

    def look_here(self) -> None:
        """Have modules looked for in the current folder first."""
        sys.path.insert(0, '')

    def run_file(self, path: str) -> list[str]:
        """Run what PYTHONSTARTUP names."""
        try:
            with open(path, 'rb') as file:
                text = file.read()
        except OSError as error:
            print(f'Could not open PYTHONSTARTUP\n{type(error).__name__}: {error}', file=sys.stderr)
            return self._next()
        return self._guarded(lambda: self.execute(text, path))

    def run(self, text: str) -> list[str]:
        """Run a text that is whole; give what is to be done next, and with what."""
        return self._guarded(lambda: self._run(text))

    def complete(self, before: str) -> list[str]:
        """Give what can stand in place of the end of a text, which comes first."""
        from ._completion import complete
        return complete(before, self.namespace)

    def builtin_names(self) -> list[str]:
        """Names that are shown as the built-in ones."""
        return [name for name in vars(builtins) if not name.startswith('_')]

    def restore(self, path: str) -> list[str]:
        """Take over the names that the interpreter before this one has left."""
        from ._modes import restore
        return self._guarded(lambda: restore(self, path))

    def has_loop(self) -> bool:
        """Say whether there is an event loop that goes on while nothing is run."""
        return self.background.is_there

    def wait(self) -> None:
        """Run the event loop until the prompt has a line."""
        self._in_loop(self.background.wait)

    def turn(self) -> None:
        """Run what the event loop has ready."""
        self._in_loop(self.background.turn)

    def _in_loop(self, running) -> None:
        try:
            running()
        except BaseException as error:
            self.show(error, 0)

    def wake(self) -> None:
        """End `wait`, from another thread."""
        self.background.wake()

    def read_line(self, prompt: str) -> str:
        """Read a line where lines cannot be edited; nothing at the end of the input."""
        sys.stderr.write(prompt)
        sys.stderr.flush()
        return sys.__stdin__.readline()

    def end(self) -> None:
        """Let the event loop go."""
        self.background.close()
        if self.is_terminal:
            _output.give_back()

    # Running.

    def _next(self) -> list[str]:
        if self.restart is not None:
            return ['restart', *self.restart]
        loaded, self.loaded = self.loaded, None
        return ['next'] if loaded is None else ['load', loaded]

    def _guarded(self, body) -> list[str]:
        try:
            body()
        except SystemExit as leaving:
            return ['leave', str(_status(leaving.code))]
        except BaseException as error:
            self.show(error, 1)
        finally:
            _flush()
        return self._next()

    def _run(self, text: str) -> None:
        from . import _commands
        self.inputs.append(text)
        command = _commands.find(text)
        if command is not None:
            name, rest = command
            _commands.call(self, name, rest)
            return
        word = text.strip()
        if word in _WORDS and word not in self.namespace and hasattr(builtins, word):
            getattr(builtins, word)()
            return
        self.execute(text, self.name())

    def name(self) -> str:
        """The name of the file that what is typed now would stand in."""
        return f'<python-input-{len(self.inputs) - 1}>' if self.is_terminal else '<stdin>'

    def execute(self, text: str, name: str) -> bool:
        """Run statements, and show what goes wrong; say whether nothing did."""
        try:
            parts = _compiled(text, name)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            self.show(error.with_traceback(None), 0)
            return False
        for code in parts:
            self.background.prepare()
            try:
                if code.co_flags & _IS_COROUTINE:
                    self.background.run(eval(code, self.namespace))
                else:
                    self.background.beside(exec, code, self.namespace)
            except SystemExit:
                raise
            except KeyboardInterrupt as error:
                self.show(_where_cancelled(error), name)
                return False
            except BaseException as error:
                self.show(error, name)
                return False
        return True

    def show(self, error: BaseException, frames: int | str) -> None:
        """Have `sys.excepthook` show an exception, without its outermost frames: a number of them, or up to a file."""
        tb = error.__traceback__
        if isinstance(frames, str):
            link = tb
            while link is not None and link.tb_frame.f_code.co_filename != frames:
                link = link.tb_next
            if link is not None:
                # What shows a result is of no interest, either.
                link.tb_next = _below_prompt(link.tb_next)
            tb = link if link is not None else _below_prompt(tb)
        else:
            for _ in range(frames):
                tb = tb and tb.tb_next
            tb = _below_prompt(tb)
        error = error.with_traceback(tb)
        if tb is None and isinstance(error, KeyboardInterrupt) and self.is_terminal:
            # The terminal has shown ^C, and no line of a traceback comes before the exception's own.
            print(file=sys.stderr)
        if isinstance(error, SyntaxError) and error.text is None and error.filename == self.name() and self.inputs:
            lines = self.inputs[-1].split('\n')
            if error.lineno and error.lineno <= len(lines):
                error.text = lines[error.lineno - 1]
        sys.last_type, sys.last_value, sys.last_traceback = type(error), error, tb
        sys.last_exc = error
        hook = getattr(sys, 'excepthook', sys.__excepthook__)
        try:
            hook(type(error), error, tb)
        except SystemExit:
            raise
        except BaseException as second:
            print('Error in sys.excepthook:', file=sys.stderr)
            sys.__excepthook__(type(second), second, second.__traceback__)
            print('\nOriginal exception was:', file=sys.stderr)
            sys.__excepthook__(type(error), error, tb)


def _below_prompt(tb):
    """A traceback without the prompt's own frames at its beginning."""
    while tb is not None and tb.tb_frame.f_code.co_filename.startswith('<frozen _prompt'):
        tb = tb.tb_next
    return tb


def _where_cancelled(error: KeyboardInterrupt) -> KeyboardInterrupt:
    """An interrupt as one of what was awaited: the loop cancels that, and interrupts when it has ended."""
    cancelled = error.__context__
    if cancelled is None or type(cancelled).__name__ != 'CancelledError':
        return error
    error.__context__ = None
    return error.with_traceback(cancelled.__traceback__)


def _compiled(text: str | bytes, name: str) -> list:
    """The statements of a text. What the last one gives is shown if it is an expression."""
    if isinstance(text, bytes):
        return [_kept(compile(text, name, 'exec', 0, True))]
    if not text.strip() or all(line.lstrip().startswith('#') or not line.strip() for line in text.split('\n')):
        return []
    text = text.rstrip(' \t\n') + '\n'
    try:
        return [_kept(compile(text, name, 'single', _AWAITS, True))]
    except SyntaxError as error:
        if '\n' not in text.strip('\n') or 'multiple statements' not in str(error.msg):
            single = error
        else:
            single = None
    try:
        # Wrong in any of its statements, it runs none of them.
        compile(text, name, 'exec', _AWAITS, True)
    except SyntaxError:
        if single is not None:
            raise single from None
        raise
    import ast
    parts = []
    stretches = _stretches(ast.parse(text, name).body)
    lines = text.split('\n')
    for index, (first, last) in enumerate(stretches):
        part = '\n' * (first - 1) + '\n'.join(lines[first - 1:last]) + '\n'
        mode = 'single' if index == len(stretches) - 1 else 'exec'
        parts.append(_kept(compile(part, name, mode, _AWAITS, True)))
    return parts


def _kept(code):
    keep_source(code)
    return code


def _stretches(body: list) -> list[list[int]]:
    """The first and last lines of the statements; those that share a line go together."""
    stretches: list[list[int]] = []
    for statement in body:
        decorators = getattr(statement, 'decorator_list', None)
        first = decorators[0].lineno if decorators else statement.lineno
        if stretches and first <= stretches[-1][1]:
            stretches[-1][1] = statement.end_lineno
        else:
            stretches.append([first, statement.end_lineno])
    return stretches


def _status(code) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code if -0x8000_0000 <= code <= 0x7fff_ffff else -1
    print(code, file=sys.stderr)
    return 1


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            # A stream that was closed, or that a program put there, is no reason to end the prompt.
            pass
