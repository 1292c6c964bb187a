"""A prompt in a program."""

import builtins
import sys
import traceback

from codeop import CommandCompiler, compile_command

__all__ = ['InteractiveConsole', 'InteractiveInterpreter', 'compile_command', 'interact']


class InteractiveInterpreter:
    """Compiles and runs what is typed, and shows what goes wrong."""

    def __init__(self, locals=None):
        if locals is None:
            locals = {'__name__': '__console__', '__doc__': None}
        self.locals = locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Run a text if it is whole; return whether more has to follow."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run code; all exceptions but SystemExit are shown."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:  # noqa: E722
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Show the syntax error that was just raised."""
        kind, value, tb = sys.exc_info()
        try:
            if filename and kind is not None and issubclass(kind, SyntaxError):
                value.filename = filename
            self._show(kind, value.with_traceback(None), None)
        finally:
            value = tb = None

    def showtraceback(self):
        """Show the exception that was just raised, without the frame of this class."""
        kind, value, tb = sys.exc_info()
        try:
            self._show(kind, value, tb.tb_next)
        finally:
            value = tb = None

    def _show(self, kind, value, tb):
        sys.last_type, sys.last_value, sys.last_traceback = kind, value, tb
        sys.last_exc = value
        if sys.excepthook is sys.__excepthook__:
            self.write(''.join(traceback.format_exception(kind, value.with_traceback(tb), tb)))
            return
        # A hook that was set takes over, but may not break the prompt.
        try:
            sys.excepthook(kind, value, tb)
        except SystemExit:
            raise
        except BaseException as error:
            error.__context__ = None
            print('Error in sys.excepthook:', file=sys.stderr)
            sys.__excepthook__(type(error), error, error.__traceback__.tb_next)
            print(file=sys.stderr)
            print('Original exception was:', file=sys.stderr)
            sys.__excepthook__(kind, value, tb)

    def write(self, data):
        """Write to standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines and runs what they make."""

    def __init__(self, locals=None, filename='<console>', *, local_exit=False):
        super().__init__(locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines so far."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read and run until the end of the input."""
        kept = [(name, getattr(sys, name)) for name in ('ps1', 'ps2') if hasattr(sys, name)]
        sys.ps1 = getattr(sys, 'ps1', '>>> ')
        sys.ps2 = getattr(sys, 'ps2', '... ')
        if banner is None:
            self.write(f'Python {sys.version} on {sys.platform}\n'
                       'Type "help", "copyright", "credits" or "license" for more information.\n'
                       f'({self.__class__.__name__})\n')
        elif banner:
            self.write(f'{banner}\n')
        exits = {}
        if self.local_exit:
            for name in ('exit', 'quit'):
                if hasattr(builtins, name):
                    exits[name] = getattr(builtins, name)
                    setattr(builtins, name, _Leave(name))
        try:
            self._loop()
        finally:
            for name, value in exits.items():
                setattr(builtins, name, value)
            for name in ('ps1', 'ps2'):
                delattr(sys, name)
            for name, value in kept:
                setattr(sys, name, value)
        if exitmsg is None:
            self.write(f'now exiting {self.__class__.__name__}...\n')
        elif exitmsg != '':
            self.write(f'{exitmsg}\n')

    def _loop(self):
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write('\n')
                    return
                more = self.push(line)
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                more = False
            except SystemExit:
                if not self.local_exit:
                    raise
                self.write('\n')
                return

    def push(self, line, filename=None, _symbol='single'):
        """Add a line, and run all lines if they are whole; return whether more has to follow."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer), self.filename if filename is None else filename, _symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=''):
        """Read a line."""
        return input(prompt)


class _Leave:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Use {self.name}() or Ctrl-D (i.e. EOF) to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """Read and run until the end of the input."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
