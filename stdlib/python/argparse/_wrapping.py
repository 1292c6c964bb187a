"""Help text broken into lines as `textwrap` breaks it, without the regular expressions that take long to import."""

__all__ = ['wrap']

# Other white space, such as one that no line is to be broken at, belongs to words.
_SPACES = dict.fromkeys(map(ord, '\t\n\v\f\r'), ' ')


def _is_letter(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index] == '_' or text[index].isalnum() and not text[index].isdecimal())


def _is_wordly(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isalnum() or text[index] in '_!"\'&.,?')


def _dash_end(text: str, index: int) -> int:
    """Return where the dash of two hyphens or more that begins here ends, before a word; 0 if there is none."""
    if not _is_wordly(text, index - 1):
        return 0
    end = index
    while end < len(text) and text[end] == '-':
        end += 1
    follows = end < len(text) and (text[end].isalnum() or text[end] == '_')
    return end if end - index >= 2 and follows else 0


def _breaks_after_hyphen(text: str, index: int) -> bool:
    before = (_is_letter(text, index - 1)
              and (_is_letter(text, index - 2)
                   or index >= 3 and text[index - 2] == '-' and _is_letter(text, index - 3)))
    after = (_is_letter(text, index + 1)
             and (_is_letter(text, index + 2) or text[index + 2:index + 3] == '-' and _is_letter(text, index + 3)))
    return before and after


def _pieces(word: str):
    """Yield the pieces between which a word may be broken."""
    begin = 0
    while begin < len(word):
        end = _dash_end(word, begin)
        if not end:
            end = begin + 1
            while end < len(word):
                if word[end] == '-' and _breaks_after_hyphen(word, end):
                    end += 1
                    break
                if _dash_end(word, end):
                    break
                end += 1
        yield word[begin:end]
        begin = end


def wrap(text: str, width: int, indent: str = '') -> list:
    """Return the lines of the text, whose whitespace is made single spaces."""
    pieces = []
    for word in filter(None, text.translate(_SPACES).split(' ')):
        if pieces:
            pieces.append(' ')
        pieces.extend(_pieces(word))
    pieces.reverse()
    lines = []
    width = max(width - len(indent), 1)
    while pieces:
        if lines and pieces[-1] == ' ':
            pieces.pop()
        line, length = [], 0
        while pieces and length + len(pieces[-1]) <= width:
            length += len(pieces[-1])
            line.append(pieces.pop())
        if pieces and len(pieces[-1]) > width:
            # It fits no line, so it is broken where this one is full.
            _break_long(pieces, line, width - length, width)
        if line and line[-1] == ' ':
            line.pop()
        if line:
            lines.append(indent + ''.join(line))
    return lines


def _break_long(pieces: list, line: list, room: int, width: int) -> None:
    room = max(room, 1) if width >= 1 else 1
    piece = pieces[-1]
    end = room
    if len(piece) > room:
        hyphen = piece.rfind('-', 0, room)
        if hyphen > 0 and any(sign != '-' for sign in piece[:hyphen]):
            end = hyphen + 1
    line.append(piece[:end])
    pieces[-1] = piece[end:]
