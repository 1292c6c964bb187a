"""A debugger for the command line."""

import bdb
import cmd
import linecache
import os
import pprint
import sys
import traceback

__all__ = ['Pdb', 'help', 'pm', 'post_mortem', 'run', 'runcall', 'runctx', 'runeval', 'set_trace']


class Restart(Exception):
    """The program shall be run anew."""


class Pdb(bdb.Bdb, cmd.Cmd):
    """The debugger: it reads commands where the program stops."""

    def __init__(
        self, completekey: str = 'tab', stdin=None, stdout=None, skip=None, nosigint: bool = False, readrc: bool = True,
        mode=None, backend=None, colorize: bool = False,
    ) -> None:
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout is not None:
            self.use_rawinput = 0
        self.prompt = '(Pdb) '
        self.aliases = {}
        self.curframe = None
        self.curindex = 0
        self.stack = []
        self._listed = 0

    def _print(self, *values) -> None:
        print(*values, file=self.stdout)

    def message(self, msg: str, end: str = '\n') -> None:
        """Show a text."""
        print(msg, end=end, file=self.stdout)

    def error(self, msg: str) -> None:
        """Show what is wrong."""
        self._print('***', msg)

    # Stopping.

    def user_line(self, frame) -> None:
        """Ask for commands at a line."""
        self.interaction(frame, None)

    def user_return(self, frame, return_value) -> None:
        """Ask for commands where a function returns."""
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info) -> None:
        """Ask for commands where an exception passes."""
        kind, value, trace = exc_info
        self.message(''.join(traceback.format_exception_only(kind, value)).strip())
        self.interaction(frame, trace)

    def interaction(self, frame, tb_or_exc) -> None:
        """Ask for commands until one lets the program go on."""
        trace = tb_or_exc.__traceback__ if isinstance(tb_or_exc, BaseException) else tb_or_exc
        self.stack, self.curindex = self.get_stack(frame, trace)
        if not self.stack:
            return
        self._select(self.curindex)
        self._show()
        self.cmdloop()

    def _select(self, index: int) -> None:
        self.curindex = index
        self.curframe, self._line = self.stack[index]
        self._listed = 0

    def _show(self, index: int | None = None) -> None:
        index = self.curindex if index is None else index
        mark = '> ' if index == self.curindex else '  '
        self.message(mark + self.format_stack_entry(self.stack[index], '\n-> '))

    def default(self, line: str) -> None:
        """Run a line as a statement of the program."""
        line = line.removeprefix('!').strip()
        try:
            exec(compile(line + '\n', '<stdin>', 'single'), self.curframe.f_globals, self.curframe.f_locals)
        except Exception as error:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        self.error(''.join(traceback.format_exception_only(error)).strip())

    def _value(self, arg: str):
        return eval(arg, self.curframe.f_globals, self.curframe.f_locals)

    # Commands: looking.

    def do_p(self, arg: str) -> None:
        """Print the value of an expression."""
        try:
            self.message(repr(self._value(arg)))
        except Exception as error:
            self._failed(error)

    def do_pp(self, arg: str) -> None:
        """Print the value of an expression prettily."""
        try:
            self.message(pprint.pformat(self._value(arg)))
        except Exception as error:
            self._failed(error)

    def do_whatis(self, arg: str) -> None:
        """Print the type of the value of an expression."""
        try:
            self.message(str(type(self._value(arg))))
        except Exception as error:
            self._failed(error)

    def do_args(self, arg: str) -> None:
        """Print the arguments of the current function."""
        code = self.curframe.f_code
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        for name in code.co_varnames[:count]:
            value = self.curframe.f_locals.get(name, '*** undefined ***')
            self.message(f'{name} = {value!r}')

    def do_where(self, arg: str) -> None:
        """Print the frames, the current one last."""
        for index in range(len(self.stack)):
            self._show(index)

    def do_list(self, arg: str) -> None:
        """Print lines around the current one, or from a line on, or between two lines."""
        numbers = [int(each) for each in arg.replace(',', ' ').split() if each.isdigit()]
        if numbers:
            first = numbers[0]
            last = numbers[1] if len(numbers) > 1 else first + 10
        elif self._listed and arg != '.':
            first, last = self._listed + 1, self._listed + 11
        else:
            first = max(1, self._line - 5)
            last = first + 10
        self._print_lines(linecache.getlines(self.curframe.f_code.co_filename, self.curframe.f_globals), first, last)

    def _print_lines(self, lines: list, first: int, last: int) -> None:
        for number in range(first, min(last, len(lines)) + 1):
            mark = 'B' if self.get_break(self.curframe.f_code.co_filename, number) else ' '
            mark += '->' if number == self._line else ''
            self.message(f'{number:>3} {mark}\t{lines[number - 1].rstrip()}')
        self._listed = min(last, len(lines))
        if self._listed == len(lines):
            self.message('[EOF]')

    def do_longlist(self, arg: str) -> None:
        """Print the whole source of the current function."""
        import inspect
        try:
            lines, first = inspect.getsourcelines(self.curframe.f_code)
        except OSError as error:
            self.error(str(error))
            return
        first = max(first, 1)
        for number, line in enumerate(lines, first):
            self.message(f'{number:>3} {" ->" if number == self._line else " "}\t{line.rstrip()}')

    # Commands: frames.

    def do_up(self, arg: str) -> None:
        """Go to the frame that called the current one."""
        if self.curindex == 0:
            self.error('Oldest frame')
            return
        self._select(max(0, self.curindex - int(arg or 1)))
        self._show()

    def do_down(self, arg: str) -> None:
        """Go to the frame that the current one called."""
        if self.curindex + 1 == len(self.stack):
            self.error('Newest frame')
            return
        self._select(min(len(self.stack) - 1, self.curindex + int(arg or 1)))
        self._show()

    # Commands: going on.

    def do_step(self, arg: str) -> bool:
        """Go to the next line, of a function that is called too."""
        self.set_step()
        return True

    def do_next(self, arg: str) -> bool:
        """Go to the next line of the current function."""
        self.set_next(self.curframe)
        return True

    def do_return(self, arg: str) -> bool:
        """Go on until the current function returns."""
        self.set_return(self.curframe)
        return True

    def do_until(self, arg: str) -> bool:
        """Go on until a later line."""
        self.set_until(self.curframe, int(arg) if arg else None)
        return True

    def do_continue(self, arg: str) -> bool:
        """Go on until a breakpoint."""
        self.set_continue()
        return True

    def do_quit(self, arg: str) -> bool:
        """End the program."""
        self.set_quit()
        return True

    def do_EOF(self, arg: str) -> bool:  # noqa: N802
        """End the program at the end of the input."""
        self.message('')
        self.set_quit()
        return True

    # Commands: breakpoints.

    def do_break(self, arg: str, temporary: bool = False) -> None:
        """Set a breakpoint at `[file:]line` or a function, perhaps with `, condition`; without argument, list them."""
        if not arg:
            for point in bdb.Breakpoint.bpbynumber:
                if point:
                    self.message(point.bpformat())
            return
        place, _, condition = arg.partition(',')
        file, colon, line = place.strip().rpartition(':')
        file = file if colon else self.curframe.f_code.co_filename
        if not line.isdigit():
            try:
                code = self._value(line).__code__
            except Exception:
                self.error(f'The specified object {line!r} is not a function or was not found along sys.path.')
                return
            file, line = code.co_filename, code.co_firstlineno + 1
        wrong = self.set_break(file, int(line), temporary, condition.strip() or None)
        if wrong:
            self.error(wrong)
        else:
            point = self.get_breaks(file, int(line))[-1]
            self.message(f'Breakpoint {point.number} at {point.file}:{point.line}')

    def do_tbreak(self, arg: str) -> None:
        """Set a breakpoint that is forgotten when the program stopped there."""
        self.do_break(arg, True)

    def do_clear(self, arg: str) -> None:
        """Forget breakpoints by their numbers, or all."""
        for number in arg.split() or [None]:
            wrong = self.clear_all_breaks() if number is None else self.clear_bpbynumber(number)
            if wrong:
                self.error(wrong)

    do_a, do_b, do_c, do_cont, do_d, do_l, do_ll, do_n = (
        do_args, do_break, do_continue, do_continue, do_down, do_list, do_longlist, do_next)
    do_q, do_exit, do_r, do_s, do_u, do_unt, do_w, do_bt, do_h, do_cl = (
        do_quit, do_quit, do_return, do_step, do_up, do_until, do_where, do_where, cmd.Cmd.do_help, do_clear)

    def set_trace(self, frame=None, *, commands=None) -> None:
        """Stop at the next line."""
        self.cmdqueue.extend(commands or ())
        super().set_trace(frame or sys._getframe().f_back)


def run(statement, globals=None, locals=None) -> None:
    """Run statements under the debugger."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Evaluate an expression under the debugger."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals) -> None:
    """As `run`."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Call a function under the debugger."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None, commands=None) -> None:
    """Stop the program here."""
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    debugger.set_trace(sys._getframe().f_back, commands=commands)


def post_mortem(t=None) -> None:
    """Look at where an exception came from: one that is given, or the one that is handled."""
    t = sys.exception() if t is None else t
    if t is None:
        raise ValueError('A valid traceback must be passed if no exception is being handled')
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, t)


def pm() -> None:
    """Look at where the last exception that nobody caught came from."""
    post_mortem(getattr(sys, 'last_exc', None) or sys.last_traceback)


def help() -> None:
    """Show the commands."""
    Pdb().do_help('')


def main() -> None:
    """Debug the program that the command line names."""
    if len(sys.argv) < 2:
        print('usage: pdb.py script ...')
        sys.exit(2)
    sys.argv.pop(0)
    name = sys.argv[0]
    sys.path[0] = os.path.dirname(os.path.abspath(name))
    with open(name, 'rb') as file:
        code = compile(file.read(), name, 'exec')
    debugger = Pdb()
    namespace = {'__name__': '__main__', '__file__': name, '__builtins__': __builtins__}
    try:
        debugger.run(code, namespace)
    except SystemExit as error:
        print(f'The program exited via sys.exit(). Exit status: {error.code}')
    except Exception as error:
        traceback.print_exception(error)
        debugger.interaction(None, error)


if __name__ == '__main__':
    main()
