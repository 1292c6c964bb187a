"""The operations of bytecode: Weft runs trees and has none, so all tables here are empty."""

from _opcode import stack_effect

__all__ = ['cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg',
           'hasconst', 'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

cmp_op = ('<', '<=', '==', '!=', '>', '>=')

opmap: dict = {}
opname = [f'<{number!r}>' for number in range(256)]

hasarg: list = []
hasconst: list = []
hasname: list = []
hasjump: list = []
hasjrel: list = []
hasjabs: list = []
hasfree: list = []
haslocal: list = []
hasexc: list = []
hascompare: list = []

HAVE_ARGUMENT = 43
EXTENDED_ARG = 69
