"""Finds lines whose indentation means different things for different widths of a tab."""

import os
import sys
import tokenize

__all__ = ['check', 'NannyNag', 'process_tokens']

verbose = 0
filename_only = 0


def errprint(*args) -> None:
    """Print to the error stream and exit with status 1."""
    sys.stderr.write(' '.join(str(arg) for arg in args) + '\n')
    sys.exit(1)


class NannyNag(Exception):
    """A line whose indentation is ambiguous."""

    def __init__(self, lineno: int, msg: str, line: str) -> None:
        self.lineno, self.msg, self.line = lineno, msg, line

    def get_lineno(self) -> int:
        """Return the number of the line."""
        return self.lineno

    def get_msg(self) -> str:
        """Return what is wrong with it."""
        return self.msg

    def get_line(self) -> str:
        """Return its text."""
        return self.line


def check(file: str) -> None:
    """Check a file, or all files of Python in a folder and in those inside it."""
    if os.path.isdir(file) and not os.path.islink(file):
        if verbose:
            print(f'{file!r}: listing directory')
        for name in os.listdir(file):
            path = os.path.join(file, name)
            if (os.path.isdir(path) and not os.path.islink(path)) or os.path.normcase(name[-3:]) == '.py':
                check(path)
        return
    try:
        opened = tokenize.open(file)
    except OSError as error:
        errprint(f'{file!r}: I/O Error: {error}')
        return
    if verbose > 1:
        print(f'checking {file!r} ...')
    try:
        process_tokens(tokenize.generate_tokens(opened.readline))
    except tokenize.TokenError as error:
        errprint(f'{file!r}: Token Error: {error}')
    except IndentationError as error:
        errprint(f'{file!r}: Indentation Error: {error}')
    except SyntaxError as error:
        errprint(f'{file!r}: Syntax Error: {error}')
    except NannyNag as nag:
        number, line = nag.get_lineno(), nag.get_line()
        if verbose:
            print(f'{file!r}: *** Line {number}: trouble in tab city! ***')
            print(f'offending line: {line!r}')
            print(nag.get_msg())
        else:
            name = f'"{file}"' if ' ' in file else file
            print(name) if filename_only else print(name, number, repr(line))
        return
    finally:
        opened.close()
    if verbose:
        print(f'{file!r}: Clean bill of health.')


class Whitespace:
    """The blanks that a line begins with, and how wide they are for each width of a tab."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.nt = 0
        spaces = []
        run = 0
        for char in text:
            if char == ' ':
                run += 1
            elif char == '\t':
                spaces.append(run)
                self.nt += 1
                run = 0
            else:
                break
        self.n = sum(spaces) + len(spaces) + run
        # How often a tab follows so many spaces, and how many spaces come last.
        counts = [0] * (max(spaces) + 1) if spaces else []
        for each in spaces:
            counts[each] += 1
        self.norm = tuple(counts), run
        self.is_simple = len(counts) <= 1

    def longest_run_of_spaces(self) -> int:
        """Return the most spaces that stand in a row."""
        counts, trailing = self.norm
        return max(len(counts) - 1, trailing)

    def indent_level(self, tabsize: int) -> int:
        """Return the column where the text begins."""
        counts, trailing = self.norm
        return trailing + tabsize * sum(
            (before // tabsize + 1) * count for before, count in enumerate(counts))

    def equal(self, other: 'Whitespace') -> bool:
        """Whether both are as wide for each width of a tab."""
        return self.norm == other.norm

    def _differing(self, other, differs) -> list:
        widest = max(self.longest_run_of_spaces(), other.longest_run_of_spaces()) + 1
        pairs = ((size, self.indent_level(size), other.indent_level(size)) for size in range(1, widest + 1))
        return [each for each in pairs if differs(each[1], each[2])]

    def not_equal_witness(self, other: 'Whitespace') -> list:
        """Return the widths of a tab for which both differ, with their columns."""
        return self._differing(other, lambda mine, its: mine != its)

    def less(self, other: 'Whitespace') -> bool:
        """Whether this is less wide than the other for each width of a tab."""
        if self.n >= other.n:
            return False
        if self.is_simple and other.is_simple:
            return self.nt <= other.nt
        return not self.not_less_witness(other)

    def not_less_witness(self, other: 'Whitespace') -> list:
        """Return the widths of a tab for which this is not less wide, with the columns."""
        return self._differing(other, lambda mine, its: mine >= its)


def format_witnesses(witnesses: list) -> str:
    """Return the widths of tabs in words."""
    plural = 's' if len(witnesses) > 1 else ''
    return f"at tab size{plural} {', '.join(str(each[0]) for each in witnesses)}"


def process_tokens(tokens) -> None:
    """Raise NannyNag at the first line whose indentation is ambiguous."""
    try:
        _process(tokens)
    except TabError as error:
        raise NannyNag(error.lineno, error.msg, error.text) from None


def _process(tokens) -> None:
    passed_over = (tokenize.COMMENT, tokenize.NL)
    indents = [Whitespace('')]
    is_at_start = False
    for kind, text, start, _, line in tokens:
        if kind == tokenize.NEWLINE:
            is_at_start = True
        elif kind == tokenize.INDENT:
            is_at_start = False
            blanks = Whitespace(text)
            if not indents[-1].less(blanks):
                witnesses = indents[-1].not_less_witness(blanks)
                raise NannyNag(start[0], 'indent not greater e.g. ' + format_witnesses(witnesses), line)
            indents.append(blanks)
        elif kind == tokenize.DEDENT:
            is_at_start = True
            indents.pop()
        elif is_at_start and kind not in passed_over:
            is_at_start = False
            blanks = Whitespace(line)
            if not indents[-1].equal(blanks):
                witnesses = indents[-1].not_equal_witness(blanks)
                raise NannyNag(start[0], 'indent not equal e.g. ' + format_witnesses(witnesses), line)


def main() -> None:
    """Check what the command line names."""
    import getopt
    global verbose, filename_only
    try:
        options, names = getopt.getopt(sys.argv[1:], 'qv')
    except getopt.error as error:
        errprint(error)
        return
    for option, _ in options:
        if option == '-q':
            filename_only += 1
        if option == '-v':
            verbose += 1
    if not names:
        errprint('Usage:', sys.argv[0], '[-v] file_or_directory ...')
        return
    for name in names:
        check(name)


if __name__ == '__main__':
    main()
