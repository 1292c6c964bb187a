"""The kinds of tokens that Python's text is made of."""

_names = """
    ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH
    VBAR AMPER LESS GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE CIRCUMFLEX
    LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL
    CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT ATEQUAL RARROW
    ELLIPSIS COLONEQUAL EXCLAMATION OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE
    FSTRING_END TSTRING_START TSTRING_MIDDLE TSTRING_END COMMENT NL ERRORTOKEN ENCODING
""".split()

tok_name = dict(enumerate(_names))
globals().update({_name: _number for _number, _name in tok_name.items()})

N_TOKENS = len(_names)
# Numbers from here on stand for parts of the grammar.
NT_OFFSET = 256
tok_name |= {N_TOKENS: 'N_TOKENS', NT_OFFSET: 'NT_OFFSET'}

_operators = """
    ! != % %= & &= ( ) * ** **= *= + += , - -= -> . ... / // //= /= : := ; < << <<= <= = == > >= >> >>= @ @= [ ] ^ ^= { |
    |= } ~
""".split()
_operator_names = """
    EXCLAMATION NOTEQUAL PERCENT PERCENTEQUAL AMPER AMPEREQUAL LPAR RPAR STAR DOUBLESTAR DOUBLESTAREQUAL STAREQUAL PLUS
    PLUSEQUAL COMMA MINUS MINEQUAL RARROW DOT ELLIPSIS SLASH DOUBLESLASH DOUBLESLASHEQUAL SLASHEQUAL COLON COLONEQUAL SEMI
    LESS LEFTSHIFT LEFTSHIFTEQUAL LESSEQUAL EQUAL EQEQUAL GREATER GREATEREQUAL RIGHTSHIFT RIGHTSHIFTEQUAL AT ATEQUAL LSQB
    RSQB CIRCUMFLEX CIRCUMFLEXEQUAL LBRACE VBAR VBAREQUAL RBRACE TILDE
""".split()
EXACT_TOKEN_TYPES = {
    operator: globals()[name] for operator, name in zip(_operators, _operator_names, strict=True)
}

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES', *_names, 'N_TOKENS', 'NT_OFFSET']


def ISTERMINAL(x: int) -> bool:  # noqa: N802
    """Whether a number is a kind of token."""
    return x < NT_OFFSET


def ISNONTERMINAL(x: int) -> bool:  # noqa: N802
    """Whether a number is a part of the grammar."""
    return x >= NT_OFFSET


def ISEOF(x: int) -> bool:  # noqa: N802
    """Whether a number is the end of the text."""
    return x == _names.index('ENDMARKER')
