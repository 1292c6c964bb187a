"""What debuggers are made of: breakpoints, and stopping a program at its lines, calls and returns."""

import fnmatch
import os
import sys

__all__ = ['Bdb', 'BdbQuit', 'Breakpoint']


class BdbQuit(Exception):
    """The program that is debugged shall end."""


class Breakpoint:
    """A place where a program stops: a line of a file, perhaps under a condition."""

    next = 1
    bplist = {}
    bpbynumber = [None]

    def __init__(self, file: str, line: int, temporary: bool = False, cond: str | None = None, funcname=None) -> None:
        self.file, self.line, self.temporary, self.cond, self.funcname = file, line, temporary, cond, funcname
        self.enabled = True
        self.ignore = self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints() -> None:  # noqa: N802
        """Forget all of them."""
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self) -> None:  # noqa: N802
        """Forget this one."""
        self.bpbynumber[self.number] = None
        there = self.bplist[self.file, self.line]
        there.remove(self)
        if not there:
            del self.bplist[self.file, self.line]

    def enable(self) -> None:
        """Stop here again."""
        self.enabled = True

    def disable(self) -> None:
        """Stop here no more."""
        self.enabled = False

    def bpformat(self) -> str:
        """Return a description of several lines."""
        kind = 'del  ' if self.temporary else 'keep '
        text = f'{self.number:<4}breakpoint   {kind}{"yes " if self.enabled else "no  "} at {self.file}:{self.line}'
        if self.cond:
            text += f'\n\tstop only if {self.cond}'
        if self.ignore:
            text += f'\n\tignore next {self.ignore} hits'
        if self.hits:
            text += f'\n\tbreakpoint already hit {self.hits} time{"s" if self.hits > 1 else ""}'
        return text

    def bpprint(self, out=None) -> None:
        """Print the description."""
        print(self.bpformat(), file=out)

    def __str__(self) -> str:
        return f'breakpoint {self.number} at {self.file}:{self.line}'


class Bdb:
    """A debugger without a face: subclasses say what happens when the program stops."""

    def __init__(self, skip=None, backend: str = 'settrace') -> None:
        self.skip = set(skip) if skip else None
        self.breaks = {}
        self.fncache = {}
        self.backend = backend
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self.botframe = None
        self._stop_at(None, None)

    def _stop_at(self, stopframe, returnframe, stoplineno: int = 0) -> None:
        self.stopframe, self.returnframe, self.stoplineno = stopframe, returnframe, stoplineno
        self.quitting = False

    def canonic(self, filename: str) -> str:
        """Return a file's name in the form in which names are compared."""
        if filename == f'<{filename[1:-1]}>':
            return filename
        if filename not in self.fncache:
            self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return self.fncache[filename]

    # What the interpreter tells.

    def trace_dispatch(self, frame, event: str, arg):
        """Called for each step of the program."""
        if self.quitting:
            raise BdbQuit
        if event == 'line':
            if self.stop_here(frame) or self.break_here(frame):
                self.user_line(frame)
        elif event == 'call':
            if self.botframe is None:
                self.botframe = frame.f_back
                return self.trace_dispatch
            if not (self.stop_here(frame) or self.break_anywhere(frame)):
                return None
            self.user_call(frame, arg)
        elif event == 'return':
            if self.stop_here(frame) or frame is self.returnframe:
                self.user_return(frame, arg)
        elif event == 'exception':
            if self.stop_here(frame):
                self.user_exception(frame, arg)
        if self.quitting:
            raise BdbQuit
        return self.trace_dispatch

    def is_skipped_module(self, module_name) -> bool:
        """Whether the program is not stopped in a module."""
        return bool(self.skip and module_name and any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip))

    def stop_here(self, frame) -> bool:
        """Whether stepping ends in a frame."""
        if self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame) -> bool:
        """Whether there is a breakpoint at the line of a frame, which stops now."""
        file = self.canonic(frame.f_code.co_filename)
        line = frame.f_lineno
        if line not in self.breaks.get(file, ()):
            return False
        for point in Breakpoint.bplist.get((file, line), ()):
            if not point.enabled:
                continue
            if point.cond:
                try:
                    if not eval(point.cond, frame.f_globals, frame.f_locals):
                        continue
                except Exception:
                    # What cannot be decided stops.
                    pass
            point.hits += 1
            if point.ignore > 0:
                point.ignore -= 1
                continue
            self.currentbp = point.number
            if point.temporary:
                self.do_clear(str(point.number))
            return True
        return False

    def break_anywhere(self, frame) -> bool:
        """Whether the file of a frame has breakpoints."""
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # What subclasses do.

    def do_clear(self, arg) -> None:
        """Forget a breakpoint that was temporary."""
        raise NotImplementedError('subclass of bdb must implement do_clear()')

    def user_call(self, frame, argument_list) -> None:
        """The program called a function."""

    def user_line(self, frame) -> None:
        """The program is at a line."""

    def user_return(self, frame, return_value) -> None:
        """The program returns from a function."""

    def user_exception(self, frame, exc_info) -> None:
        """The program raised an exception."""

    # How it goes on.

    def set_step(self) -> None:
        """Stop at the next line, wherever it is."""
        self._stop_at(None, None)

    def set_next(self, frame) -> None:
        """Stop at the next line of a frame."""
        self._stop_at(frame, None)

    def set_until(self, frame, lineno: int | None = None) -> None:
        """Stop at a later line of a frame."""
        self._stop_at(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_return(self, frame) -> None:
        """Stop when a frame returns."""
        self._stop_at(frame.f_back, frame)

    def set_trace(self, frame=None) -> None:
        """Stop at the next line of a frame, the caller's by default."""
        frame = frame or sys._getframe().f_back
        self.reset()
        while frame:
            frame.f_trace = self.trace_dispatch
            self.botframe = frame
            frame = frame.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self) -> None:
        """Stop at breakpoints only."""
        self._stop_at(self.botframe, None, -1)
        if not self.breaks:
            sys.settrace(None)

    def set_quit(self) -> None:
        """End the program at its next step."""
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        sys.settrace(None)

    # Breakpoints.

    def set_break(self, filename: str, lineno: int, temporary: bool = False, cond=None, funcname=None) -> str | None:
        """Stop at a line; return what is wrong with it."""
        import linecache
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return f'Line {filename}:{lineno} does not exist'
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def _prune(self, filename: str, lineno: int) -> None:
        if (filename, lineno) not in Breakpoint.bplist and lineno in self.breaks.get(filename, ()):
            self.breaks[filename].remove(lineno)
            if not self.breaks[filename]:
                del self.breaks[filename]

    def clear_break(self, filename: str, lineno: int) -> str | None:
        """Stop at a line no more; return what is wrong with it."""
        filename = self.canonic(filename)
        if lineno not in self.breaks.get(filename, ()):
            return f'There is no breakpoint at {filename}:{lineno}'
        for point in list(Breakpoint.bplist[filename, lineno]):
            point.deleteMe()
        self._prune(filename, lineno)
        return None

    def get_bpbynumber(self, arg) -> Breakpoint:
        """Return the breakpoint of a number."""
        if not arg:
            raise ValueError('Breakpoint number expected')
        try:
            number = int(arg)
        except ValueError:
            raise ValueError(f'Non-numeric breakpoint number {arg}') from None
        try:
            point = Breakpoint.bpbynumber[number]
        except IndexError:
            raise ValueError(f'Breakpoint number {arg} out of range') from None
        if point is None:
            raise ValueError(f'Breakpoint {arg} already deleted')
        return point

    def clear_bpbynumber(self, arg) -> str | None:
        """Forget the breakpoint of a number; return what is wrong with it."""
        try:
            point = self.get_bpbynumber(arg)
        except ValueError as error:
            return str(error)
        point.deleteMe()
        self._prune(point.file, point.line)
        return None

    def clear_all_breaks(self) -> str | None:
        """Forget all breakpoints; return what is wrong with that."""
        if not self.breaks:
            return 'There are no breakpoints'
        for point in Breakpoint.bpbynumber:
            if point:
                point.deleteMe()
        self.breaks = {}
        return None

    def get_break(self, filename: str, lineno: int) -> bool:
        """Whether there is a breakpoint at a line."""
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename: str, lineno: int) -> list:
        """Return the breakpoints at a line."""
        filename = self.canonic(filename)
        return Breakpoint.bplist.get((filename, lineno), []) if self.get_break(filename, lineno) else []

    def get_file_breaks(self, filename: str) -> list:
        """Return the lines of a file at which there are breakpoints."""
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self) -> dict:
        """Return the lines at which there are breakpoints, by their files."""
        return self.breaks

    # Frames.

    def get_stack(self, f, t) -> tuple[list, int]:
        """Return the frames of a stack and of a traceback, with their lines, and the place of the current one."""
        stack = []
        if t and t.tb_frame is f:
            t = t.tb_next
        while f is not None:
            stack.append((f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        stack.reverse()
        place = max(0, len(stack) - 1)
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        return stack, place if f is not None and t is None and not stack[place + 1:] else max(0, len(stack) - 1)

    def format_stack_entry(self, frame_lineno, lprefix: str = ': ') -> str:
        """Return a frame of a stack as text, with its line."""
        import linecache
        import reprlib
        frame, lineno = frame_lineno
        text = f'{self.canonic(frame.f_code.co_filename)}({lineno}){frame.f_code.co_name or "<lambda>"}()'
        if '__return__' in frame.f_locals:
            text += '->' + reprlib.repr(frame.f_locals['__return__'])
        line = linecache.getline(frame.f_code.co_filename, lineno, frame.f_globals).strip()
        return text + lprefix + line if line else text

    # Running.

    def run(self, cmd, globals=None, locals=None) -> None:
        """Run statements under the debugger."""
        if globals is None:
            import __main__
            globals = __main__.__dict__
        self.reset()
        if isinstance(cmd, str):
            cmd = compile(cmd, '<string>', 'exec')
        sys.settrace(self.trace_dispatch)
        try:
            exec(cmd, globals, globals if locals is None else locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runeval(self, expr, globals=None, locals=None):
        """Evaluate an expression under the debugger."""
        return self.runcall(eval, expr, globals if globals is not None else {}, locals)

    def runctx(self, cmd, globals, locals) -> None:
        """As `run`."""
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        """Call a function under the debugger."""
        self.reset()
        sys.settrace(self.trace_dispatch)
        try:
            return func(*args, **kwds)
        except BdbQuit:
            return None
        finally:
            self.quitting = True
            sys.settrace(None)
