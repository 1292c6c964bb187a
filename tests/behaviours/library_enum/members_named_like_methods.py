"""Members may be named like attributes of the data type, which members then still have."""

from enum import IntEnum, StrEnum


class Book(StrEnum):
    author = 'writer'
    title = 'heading'


class Number(IntEnum):
    divisor = 1
    numerator = 2


print(Book.title, repr(Book.title), Book.author.title(), Book.title.upper())
print(repr(Number.numerator), Number.divisor.numerator, Number.numerator + 1)
print(list(Book), Book('heading') is Book.title)
