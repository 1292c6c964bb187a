"""Finds the keyword that was meant where the syntax is invalid because a name stands in its place."""

import codeop
import difflib
import keyword
import re
import warnings

_MOST_NAMES = 10
_MOST_MATCHES = 3
_LONGEST = 1024
_TOKEN = re.compile(
    r'''(?:[a-zA-Z]{0,2}(?:"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))'''
    r'''|\#[^\n]*|(?P<name>[^\W\d]\w*)|\d\w*''', re.DOTALL)


def _compiles(code: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            codeop.compile_command(code, symbol='exec')
        except (SyntaxError, ValueError, OverflowError, RecursionError):
            return False
    return True


def _beginnings(lines: list) -> list:
    """The last two lines that may begin a statement at the top: an `elif` needs what stands before it."""
    starts = [number for number, line in enumerate(lines) if line and not line[0].isspace() and line[0] not in '#)]}']
    return starts[-2:]


def find(source: str, number: int):
    """Find `(keyword, line, start, end)` for an error in a line (from 1) of a text; None if no keyword helps."""
    lines = source.splitlines()[:number]
    if not lines or len(lines) < number:
        return None
    for start in _beginnings(lines):
        chunk = '\n'.join(lines[start:])
        if len(chunk) > _LONGEST:
            continue
        before = len(chunk) - len(lines[-1])
        names = [match for match in _TOKEN.finditer(chunk) if match['name'] and match.start() >= before
                 and not keyword.iskeyword(match['name'])]
        for match in names[:_MOST_NAMES]:
            for meant in difflib.get_close_matches(match['name'], keyword.kwlist, n=_MOST_MATCHES, cutoff=0.5):
                if _compiles(chunk[:match.start()] + meant + chunk[match.end():]):
                    return meant, lines[-1] + '\n', match.start() - before, match.end() - before
    return None
