"""Text brought to a width."""

import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Wraps paragraphs; its attributes say how."""

    _word = r'[\w!"\'&.,?]'
    _letter = r'[^\d\W]'
    # Words with what hyphens they may be broken at, dashes and whitespace, each a piece.
    _split_pattern = rf'''
        ([{_whitespace}]+
        |(?<={_word})-{{2,}}(?=\w)
        |[^{_whitespace}](?:[^{_whitespace}]*?)
            (?:-(?:(?<={_letter}{{2}}-)|(?<={_letter}-{_letter}-))(?={_letter}-?{_letter})
            |(?=[{_whitespace}]|\Z)
            |(?<={_word})(?=-{{2,}}\w)))'''
    wordsep_re = None
    wordsep_simple_re = re.compile(rf'([{_whitespace}]+)')
    sentence_end_re = re.compile(r'[a-z][\.\!\?][\"\']?\Z')

    def __init__(self, width: int = 70, initial_indent: str = '', subsequent_indent: str = '', expand_tabs: bool = True,
                 replace_whitespace: bool = True, fix_sentence_endings: bool = False, break_long_words: bool = True,
                 drop_whitespace: bool = True, break_on_hyphens: bool = True, tabsize: int = 8, *,
                 max_lines: int | None = None, placeholder: str = ' [...]') -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text: str) -> str:
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _whitespace), ' '))
        return text

    def _split(self, text: str) -> list:
        if self.break_on_hyphens:
            if TextWrapper.wordsep_re is None:
                TextWrapper.wordsep_re = re.compile(self._split_pattern, re.VERBOSE)
            pieces = self.wordsep_re.split(text)
        else:
            pieces = self.wordsep_simple_re.split(text)
        return [piece for piece in pieces if piece]

    def _split_chunks(self, text: str) -> list:
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks: list) -> None:
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ' and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = '  '

    def _handle_long_word(self, chunks: list, line: list, length: int, width: int) -> None:
        room = 1 if width < 1 else width - length
        word = chunks[-1]
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        end = room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind('-', 0, room)
            if hyphen > 0 and any(char != '-' for char in word[:hyphen]):
                end = hyphen + 1
        if end > 0:
            line.append(word[:end])
            chunks[-1] = word[end:]

    def _wrap_chunks(self, chunks: list) -> list:
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            rest_is_blank = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if not is_last or rest_is_blank and length <= width:
                lines.append(indent + ''.join(line))
                continue
            # The last line that is allowed, and more text to come: make room for the placeholder.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line.pop())
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text: str) -> list:
        """Return the lines, without line ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text: str) -> str:
        """Return the text with line ends in it."""
        return '\n'.join(self.wrap(text))


def wrap(text: str, width: int = 70, **kwargs) -> list:
    """Return a paragraph as lines of at most `width` characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text: str, width: int = 70, **kwargs) -> str:
    """Return a paragraph as text of such lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text: str, width: int, **kwargs) -> str:
    """Return the text on one line, cut at a word to fit."""
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(' '.join(text.strip().split()))


def dedent(text: str) -> str:
    """Take away the whitespace with which every line begins."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    filled = [line for line in lines if line and not line.isspace()]
    first, last = min(filled, default=''), max(filled, default='')
    margin = 0
    for margin, char in enumerate(first):
        if char != last[margin:margin + 1] or char not in ' \t':
            break
    return '\n'.join(line[margin:] if line and not line.isspace() else '' for line in lines)


def indent(text: str, prefix: str, predicate=None) -> str:
    """Put `prefix` before every line, or those that `predicate` picks; by default those with something in them."""
    pick = predicate or (lambda line: not line.isspace())
    return ''.join(prefix + line if pick(line) else line for line in text.splitlines(True))
