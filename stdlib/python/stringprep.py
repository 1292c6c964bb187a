"""The tables of RFC 3454, by which protocols prepare texts of Unicode 3.2 for comparison."""

import unicodedata as _today
from unicodedata import ucd_3_2_0 as unicodedata

__all__ = [
    'in_table_a1', 'in_table_b1', 'in_table_c11', 'in_table_c11_c12', 'in_table_c12', 'in_table_c21', 'in_table_c21_c22',
    'in_table_c22', 'in_table_c3', 'in_table_c4', 'in_table_c5', 'in_table_c6', 'in_table_c7', 'in_table_c8',
    'in_table_c9', 'in_table_d1', 'in_table_d2', 'map_table_b2', 'map_table_b3',
]

assert unicodedata.unidata_version == '3.2.0'


def _is_noncharacter(point: int) -> bool:
    return 0xFDD0 <= point < 0xFDF0 or point & 0xFFFF in (0xFFFE, 0xFFFF)


def in_table_a1(code: str) -> bool:
    """Whether a character is assigned to nothing in Unicode 3.2."""
    return unicodedata.category(code) == 'Cn' and not _is_noncharacter(ord(code))


_MAPPED_TO_NOTHING = {0x00AD, 0x034F, 0x1806, 0x180B, 0x180C, 0x180D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF,
                      *range(0xFE00, 0xFE10)}


def in_table_b1(code: str) -> bool:
    """Whether a character is commonly mapped to nothing."""
    return ord(code) in _MAPPED_TO_NOTHING


# What folds otherwise than by being written small, as Unicode 3.2 had it.
_FOLDED = {
    0x00B5: '\u03bc', 0x00DF: 'ss', 0x0130: 'i\u0307', 0x0149: '\u02bcn', 0x017F: 's', 0x01F0: 'j\u030c', 0x0345: '\u03b9',
    0x037A: ' \u03b9', 0x0390: '\u03b9\u0308\u0301', 0x03B0: '\u03c5\u0308\u0301', 0x03C2: '\u03c3', 0x03D0: '\u03b2',
    0x03D1: '\u03b8', 0x03D2: '\u03c5', 0x03D3: '\u03cd', 0x03D4: '\u03cb', 0x03D5: '\u03c6', 0x03D6: '\u03c0',
    0x03F0: '\u03ba', 0x03F1: '\u03c1', 0x03F2: '\u03c3', 0x03F5: '\u03b5', 0x0587: '\u0565\u0582', 0x1E96: 'h\u0331',
    0x1E97: 't\u0308', 0x1E98: 'w\u030a', 0x1E99: 'y\u030a', 0x1E9A: 'a\u02be', 0x1E9B: '\u1e61', 0x1FBE: '\u03b9',
    0x1F50: '\u03c5\u0313', 0x1F52: '\u03c5\u0313\u0300', 0x1F54: '\u03c5\u0313\u0301', 0x1F56: '\u03c5\u0313\u0342',
}


def _folds_to_several(code: str) -> bool:
    # Letters with what is written below or beside them, of Greek and as ligatures.
    point = ord(code)
    return 0x1F80 <= point <= 0x1FFC or 0xFB00 <= point <= 0xFB06 or 0xFB13 <= point <= 0xFB17


def _folded(code: str) -> str:
    point = ord(code)
    if point in _FOLDED:
        return _FOLDED[point]
    if unicodedata.category(code) == 'Cn':
        return code
    if _folds_to_several(code):
        folded = code.casefold()
        if len(folded) > 1 or folded != code:
            return folded
    small = code.lower()
    # A letter may have got its small one in a later standard only.
    return code if any(unicodedata.category(each) == 'Cn' for each in small) else small


def map_table_b3(code: str) -> str:
    """Return what a character folds to where no normal form is taken."""
    folded = _folded(code)
    if folded != code:
        return folded
    # What stands for capital letters folds to small ones.
    plain = unicodedata.normalize('NFKC', code)
    small = ''.join(map(_folded, plain))
    return code if small == plain else unicodedata.normalize('NFKC', small)


def map_table_b2(a: str) -> str:
    """Return what a character folds to where the normal form NFKC is taken."""
    al = map_table_b3(a)
    b = unicodedata.normalize('NFKC', al)
    bl = ''.join([map_table_b3(ch) for ch in b])
    c = unicodedata.normalize('NFKC', bl)
    return c if b != c else al


def in_table_c11(code: str) -> bool:
    """Whether a character is a space of ASCII."""
    return code == ' '


def in_table_c12(code: str) -> bool:
    """Whether a character is another space."""
    return unicodedata.category(code) == 'Zs' and code != ' '


def in_table_c11_c12(code: str) -> bool:
    """Whether a character is a space."""
    return unicodedata.category(code) == 'Zs'


def in_table_c21(code: str) -> bool:
    """Whether a character controls, and is of ASCII."""
    return ord(code) < 128 and unicodedata.category(code) == 'Cc'


_CONTROLS = {0x06DD, 0x070F, 0x180E, 0x200C, 0x200D, 0x2028, 0x2029, 0xFEFF, *range(0x2060, 0x2064), *range(0x206A, 0x2070),
             *range(0xFFF9, 0xFFFD), *range(0x1D173, 0x1D17B)}


def in_table_c22(code: str) -> bool:
    """Whether a character controls, and is not of ASCII."""
    point = ord(code)
    return point >= 128 and (unicodedata.category(code) == 'Cc' or point in _CONTROLS)


def in_table_c21_c22(code: str) -> bool:
    """Whether a character controls."""
    return unicodedata.category(code) == 'Cc' or ord(code) in _CONTROLS


def in_table_c3(code: str) -> bool:
    """Whether a character is for private use."""
    return unicodedata.category(code) == 'Co'


def in_table_c4(code: str) -> bool:
    """Whether a number stands for no character."""
    return unicodedata.category(code) == 'Cn' and _is_noncharacter(ord(code))


def in_table_c5(code: str) -> bool:
    """Whether a number is half of a pair."""
    return unicodedata.category(code) == 'Cs'


def in_table_c6(code: str) -> bool:
    """Whether a character is unfit for plain text."""
    return 0xFFF9 <= ord(code) <= 0xFFFD


def in_table_c7(code: str) -> bool:
    """Whether a character is unfit for canonical representation."""
    return 0x2FF0 <= ord(code) <= 0x2FFB


_DISPLAY = {0x0340, 0x0341, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x206A, 0x2070)}


def in_table_c8(code: str) -> bool:
    """Whether a character changes the display, or is deprecated."""
    return ord(code) in _DISPLAY


def in_table_c9(code: str) -> bool:
    """Whether a character is a tag."""
    return ord(code) == 0xE0001 or 0xE0020 <= ord(code) <= 0xE007F


def in_table_d1(code: str) -> bool:
    """Whether a character is written from right to left."""
    return unicodedata.bidirectional(code) in ('R', 'AL')


def in_table_d2(code: str) -> bool:
    """Whether a character is written from left to right."""
    return unicodedata.bidirectional(code) == 'L'
