"""The numbers and names of tokens."""

_NAMES = (
    'ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR RPAR LSQB RSQB COLON COMMA SEMI PLUS MINUS STAR SLASH '
    'VBAR AMPER LESS GREATER EQUAL DOT PERCENT LBRACE RBRACE EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL TILDE CIRCUMFLEX '
    'LEFTSHIFT RIGHTSHIFT DOUBLESTAR PLUSEQUAL MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL '
    'CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASH DOUBLESLASHEQUAL AT ATEQUAL RARROW '
    'ELLIPSIS COLONEQUAL EXCLAMATION OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END '
    'TSTRING_START TSTRING_MIDDLE TSTRING_END COMMENT NL ERRORTOKEN ENCODING N_TOKENS'
).split()

# Numbers from here on are those of a grammar's own symbols.
NT_OFFSET = 256

tok_name = {**dict(enumerate(_NAMES)), NT_OFFSET: 'NT_OFFSET'}

globals().update(zip(_NAMES, range(len(_NAMES))))

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES', *_NAMES, 'NT_OFFSET']

EXACT_TOKEN_TYPES = {
    sign: _NAMES.index(name) for sign, name in (pair.split() for pair in (
        '! EXCLAMATION', '!= NOTEQUAL', '% PERCENT', '%= PERCENTEQUAL', '& AMPER', '&= AMPEREQUAL', '( LPAR', ') RPAR',
        '* STAR', '** DOUBLESTAR', '**= DOUBLESTAREQUAL', '*= STAREQUAL', '+ PLUS', '+= PLUSEQUAL', ', COMMA',
        '- MINUS', '-= MINEQUAL', '-> RARROW', '. DOT', '... ELLIPSIS', '/ SLASH', '// DOUBLESLASH',
        '//= DOUBLESLASHEQUAL', '/= SLASHEQUAL', ': COLON', ':= COLONEQUAL', '; SEMI', '< LESS', '<< LEFTSHIFT',
        '<<= LEFTSHIFTEQUAL', '<= LESSEQUAL', '= EQUAL', '== EQEQUAL', '> GREATER', '>= GREATEREQUAL',
        '>> RIGHTSHIFT', '>>= RIGHTSHIFTEQUAL', '@ AT', '@= ATEQUAL', '[ LSQB', '] RSQB', '^ CIRCUMFLEX',
        '^= CIRCUMFLEXEQUAL', '{ LBRACE', '| VBAR', '|= VBAREQUAL', '} RBRACE', '~ TILDE',
    ))
}


def ISTERMINAL(x: int) -> bool:
    """Whether a number is that of a token."""
    return x < NT_OFFSET


def ISNONTERMINAL(x: int) -> bool:
    """Whether a number is that of a grammar's symbol."""
    return x >= NT_OFFSET


def ISEOF(x: int) -> bool:
    """Whether a number is that of the end."""
    return x == 0
