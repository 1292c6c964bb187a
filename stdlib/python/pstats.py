"""What a profiler found: read, added up, sorted and printed."""

import marshal
import os
import re
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key

__all__ = ['Stats', 'SortKey', 'FunctionProfile', 'StatsProfile']


class SortKey(StrEnum):
    """What functions may be sorted by; each has other spellings."""

    CALLS = 'calls', 'ncalls'
    CUMULATIVE = 'cumulative', 'cumtime'
    FILENAME = 'filename', 'module'
    LINE = 'line'
    NAME = 'name'
    NFL = 'nfl'
    PCALLS = 'pcalls'
    STDNAME = 'stdname'
    TIME = 'time', 'tottime'

    def __new__(cls, *values):
        member = str.__new__(cls, values[0])
        member._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = member
        member._all_values = values
        return member


@dataclass(unsafe_hash=True)
class FunctionProfile:
    """What was found of one function."""

    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """What was found of all functions, by their names."""

    total_tt: float
    func_profiles: dict[str, FunctionProfile]


# What each key sorts by: the place in a row, 1 or -1 for the direction; and what it is called.
_SORTS = {
    'calls': (((1, -1),), 'call count'),
    'ncalls': (((1, -1),), 'call count'),
    'cumtime': (((3, -1),), 'cumulative time'),
    'cumulative': (((3, -1),), 'cumulative time'),
    'filename': (((4, 1),), 'file name'),
    'line': (((5, 1),), 'line number'),
    'module': (((4, 1),), 'file name'),
    'name': (((6, 1),), 'function name'),
    'nfl': (((6, 1), (4, 1), (5, 1)), 'name/file/line'),
    'pcalls': (((0, -1),), 'primitive call count'),
    'stdname': (((7, 1),), 'standard name'),
    'time': (((2, -1),), 'internal time'),
    'tottime': (((2, -1),), 'internal time'),
}
_OLD_SORTS = {-1: 'stdname', 0: 'calls', 1: 'time', 2: 'cumulative'}


def func_std_string(func_name: tuple) -> str:
    """Return a function's file, line and name as text."""
    if func_name[:2] == ('~', 0):
        name = func_name[2]
        if name.startswith('<') and name.endswith('>'):
            return f'{{{name[1:-1]}}}'
        return name
    return '%s:%d(%s)' % func_name


def func_get_function_name(func: tuple) -> str:
    """Return the name of a function."""
    return func[2]


def func_strip_path(func_name: tuple) -> tuple:
    """Leave out the folder."""
    file, line, name = func_name
    return os.path.basename(file), line, name


def add_func_stats(target: tuple, source: tuple) -> tuple:
    """Add up two rows."""
    return (*(mine + its for mine, its in zip(target[:4], source[:4])), add_callers(target[4], source[4]))


def add_callers(target: dict, source: dict) -> dict:
    """Add up who calls."""
    added = dict(target)
    for func, caller in source.items():
        if func in added:
            if isinstance(caller, tuple):
                added[func] = tuple(mine + its for mine, its in zip(caller, added[func]))
            else:
                added[func] += caller
        else:
            added[func] = caller
    return added


def count_calls(callers: dict) -> int:
    """Return how many calls there were."""
    return sum(callers.values())


def f8(x: float) -> str:
    """Return a time in eight places."""
    return '%8.3f' % x


class Stats:
    """What one or more profilers or their files found."""

    def __init__(self, *args, stream=None) -> None:
        self.stream = stream or sys.stdout
        first, *others = args or (None,)
        self.all_callees = None
        self.files: list = []
        self.fcn_list = None
        self.total_tt = 0
        self.total_calls = 0
        self.prim_calls = 0
        self.max_name_len = 0
        self.top_level: set = set()
        self.stats: dict = {}
        self.sort_arg_dict: dict = {}
        self.sort_type = ''
        self.load_stats(first)
        self.get_top_level_stats()
        self.add(*others)

    def init(self, arg) -> None:
        """Begin anew."""
        self.__init__(arg, stream=self.stream)

    def load_stats(self, arg) -> None:
        """Take what a profiler or a file has."""
        if arg is None:
            self.stats = {}
            return
        if isinstance(arg, (str, os.PathLike)):
            with open(arg, 'rb') as file:
                self.stats = marshal.load(file)
            try:
                self.files = [time.ctime(os.stat(arg).st_mtime) + '    ' + os.fspath(arg)]
            except OSError:
                self.files = [arg]
        elif hasattr(arg, 'create_stats'):
            arg.create_stats()
            self.stats = arg.stats
            arg.stats = {}
        if not self.stats:
            raise TypeError(f"Cannot create or construct a {self.__class__!r} object from {arg!r}")

    def get_top_level_stats(self) -> None:
        """Add up calls and times."""
        for func, (primitive, calls, own, _, callers) in self.stats.items():
            self.total_calls += calls
            self.prim_calls += primitive
            self.total_tt += own
            if ('jprofile', 0, 'profiler') in callers:
                self.top_level.add(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(func)))

    def add(self, *arg_list):
        """Add what others found."""
        for item in reversed(arg_list):
            if type(self) is not type(item):
                item = Stats(item)
            self.files += item.files
            self.total_calls += item.total_calls
            self.prim_calls += item.prim_calls
            self.total_tt += item.total_tt
            self.top_level |= item.top_level
            self.max_name_len = max(self.max_name_len, item.max_name_len)
            self.fcn_list = None
            for func, row in item.stats.items():
                known = self.stats.get(func, (0, 0, 0, 0, {}))
                self.stats[func] = add_func_stats(known, row)
        return self

    def dump_stats(self, filename) -> None:
        """Keep all in a file."""
        with open(filename, 'wb') as file:
            marshal.dump(self.stats, file)

    def get_sort_arg_defs(self) -> dict:
        """Return what each spelling sorts by."""
        if not self.sort_arg_dict:
            self.sort_arg_dict = known = {}
            clashes = set()
            for word, definition in _SORTS.items():
                for length in range(len(word), 0, -1):
                    fragment = word[:length]
                    if fragment in known:
                        clashes.add(fragment)
                        break
                    known[fragment] = definition
            for word in clashes:
                del known[word]
        return self.sort_arg_dict

    def sort_stats(self, *field):
        """Sort the functions by one or more keys."""
        if not field:
            self.fcn_list = None
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_OLD_SORTS[field[0]]]
        elif len(field) >= 2:
            for each in field[1:]:
                if type(each) is not type(field[0]):
                    raise TypeError("Can't have mixed argument type")
        definitions = self.get_sort_arg_defs()
        parts, titles = (), []
        for each in field:
            if isinstance(each, SortKey):
                each = each.value
            parts += definitions[each][0]
            titles.append(definitions[each][1])
        self.sort_type = ', '.join(titles)
        rows = [(primitive, calls, own, whole, *func, func_std_string(func), func)
                for func, (primitive, calls, own, whole, _) in self.stats.items()]

        def compare(left, right):
            for place, direction in parts:
                if left[place] != right[place]:
                    return -direction if left[place] < right[place] else direction
            return 0
        rows.sort(key=cmp_to_key(compare))
        self.fcn_list = [row[-1] for row in rows]
        return self

    def reverse_order(self):
        """Turn the order around."""
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        """Leave out the folders of files, and add up what is the same then."""
        before = self.stats
        self.stats = {}
        self.max_name_len = 0
        for func, (primitive, calls, own, whole, callers) in before.items():
            short = func_strip_path(func)
            self.max_name_len = max(self.max_name_len, len(func_std_string(short)))
            shortened: dict = {}
            for caller, row in callers.items():
                shortened = add_callers(shortened, {func_strip_path(caller): row})
            row = (primitive, calls, own, whole, shortened)
            self.stats[short] = add_func_stats(self.stats[short], row) if short in self.stats else row
        self.top_level = {func_strip_path(func) for func in self.top_level}
        self.fcn_list = None
        self.all_callees = None
        return self

    def calc_callees(self) -> None:
        """Find whom each function calls."""
        if self.all_callees:
            return
        self.all_callees = callees = {}
        for func, row in self.stats.items():
            callees.setdefault(func, {})
            for caller, numbers in row[4].items():
                callees.setdefault(caller, {})[func] = numbers

    def eval_print_amount(self, sel, list, msg):
        """Choose functions by a pattern, a share or a number."""
        chosen = list
        if isinstance(sel, str):
            try:
                pattern = re.compile(sel)
            except re.PatternError:
                return list, msg + f'   <Invalid regular expression {sel!r}>\n'
            chosen = [func for func in list if pattern.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            chosen = list[:int(len(list) * sel + .5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            chosen = list[:sel]
        if len(list) != len(chosen):
            msg += f'   List reduced from {len(list)!r} to {len(chosen)!r} due to restriction <{sel!r}>\n'
        return chosen, msg

    def get_stats_profile(self) -> StatsProfile:
        """Return all as records."""
        functions: dict = {}
        profile = StatsProfile(float(f8(self.total_tt)), functions)
        for func in self.fcn_list[:] if self.fcn_list else list(self.stats):
            primitive, calls, own, whole, _ = self.stats[func]
            file, line, name = func
            functions[name] = FunctionProfile(
                str(calls) if primitive == calls else f'{calls}/{primitive}', float(f8(own)),
                -1 if calls == 0 else float(f8(own / calls)), float(f8(whole)),
                -1 if primitive == 0 else float(f8(whole / primitive)), file, line)
        return profile

    def get_print_list(self, sel_list):
        """Choose what is printed, and how wide it is."""
        width = self.max_name_len
        if self.fcn_list:
            chosen = self.fcn_list[:]
            message = '   Ordered by: ' + self.sort_type + '\n'
        else:
            chosen = list(self.stats)
            message = '   Random listing order was used\n'
        for each in sel_list:
            chosen, message = self.eval_print_amount(each, chosen, message)
        if not chosen:
            return 0, chosen
        print(message, file=self.stream)
        if len(chosen) < len(self.stats):
            width = max(len(func_std_string(func)) for func in chosen)
        return width + 2, chosen

    def print_stats(self, *amount):
        """Print the functions, or those that are chosen."""
        for name in self.files:
            print(name, file=self.stream)
        if self.files:
            print(file=self.stream)
        indent = ' ' * 8
        for func in self.top_level:
            print(indent, func_get_function_name(func), file=self.stream)
        print(indent, self.total_calls, 'function calls', end=' ', file=self.stream)
        if self.total_calls != self.prim_calls:
            print('(%d primitive calls)' % self.prim_calls, end=' ', file=self.stream)
        print('in %.3f seconds' % self.total_tt, file=self.stream)
        print(file=self.stream)
        _, chosen = self.get_print_list(amount)
        if chosen:
            self.print_title()
            for func in chosen:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callees(self, *amount):
        """Print whom each function calls."""
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.calc_callees()
            self.print_call_heading(width, 'called...')
            for func in chosen:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        """Print who calls each function."""
        width, chosen = self.get_print_list(amount)
        if chosen:
            self.print_call_heading(width, 'was called by...')
            for func in chosen:
                self.print_call_line(width, func, self.stats[func][4], '<-')
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size: int, column_title: str) -> None:
        """Print the head of such a list."""
        print('Function '.ljust(name_size) + column_title, file=self.stream)
        for row in self.stats.values():
            if row[4]:
                if isinstance(next(iter(row[4].values())), tuple):
                    print(' ' * name_size + '    ncalls  tottime  cumtime', file=self.stream)
                break

    def print_call_line(self, name_size: int, source, call_dict: dict, arrow: str = '->') -> None:
        """Print a row of such a list."""
        print(func_std_string(source).ljust(name_size) + arrow, end=' ', file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ''
        for func in sorted(call_dict):
            name = func_std_string(func)
            value = call_dict[func]
            if isinstance(value, tuple):
                calls, primitive, own, whole = value
                shown = '%d/%d' % (calls, primitive) if calls != primitive else '%d' % calls
                line = '%s %s %s  %s' % (shown.rjust(7 + 2 * len(indent)), f8(own), f8(whole), name)
                left = name_size + 1
            else:
                line = '%s(%r) %s' % (name, value, f8(self.stats[func][3]))
                left = name_size + 3
            print(indent * left + line, file=self.stream)
            indent = ' '

    def print_line(self, func) -> None:
        """Print a row."""
        primitive, calls, own, whole, _ = self.stats[func]
        shown = str(calls) if calls == primitive else f'{calls}/{primitive}'
        print(shown.rjust(9), end=' ', file=self.stream)
        print(f8(own), end=' ', file=self.stream)
        print(' ' * 8 if calls == 0 else f8(own / calls), end=' ', file=self.stream)
        print(f8(whole), end=' ', file=self.stream)
        print(' ' * 8 if primitive == 0 else f8(whole / primitive), end=' ', file=self.stream)
        print(func_std_string(func), file=self.stream)

    def print_title(self) -> None:
        """Print the head of the columns."""
        print('   ncalls  tottime  percall  cumtime  percall', end=' ', file=self.stream)
        print('filename:lineno(function)', file=self.stream)
