"""The expressions of catalogs that say which form a number takes, in the syntax of C."""

__all__ = ['compile_plural']

_levels = (('||',), ('&&',), ('==', '!='), ('<=', '>=', '<', '>'), ('+', '-'), ('*', '/', '%'))

_operations = {
    '||': lambda a, b: int(bool(a or b)), '&&': lambda a, b: int(bool(a and b)), '==': lambda a, b: int(a == b),
    '!=': lambda a, b: int(a != b), '<=': lambda a, b: int(a <= b), '>=': lambda a, b: int(a >= b),
    '<': lambda a, b: int(a < b), '>': lambda a, b: int(a > b), '+': lambda a, b: a + b, '-': lambda a, b: a - b,
    '*': lambda a, b: a * b, '/': lambda a, b: a // b, '%': lambda a, b: a % b,
}


def _tokens(text: str) -> list:
    tokens, position = [], 0
    while position < len(text):
        sign = text[position]
        if sign in ' \t':
            position += 1
        elif sign.isdecimal():
            end = position
            while end < len(text) and text[end].isdecimal():
                end += 1
            tokens.append(text[position:end])
            position = end
        elif text[position:position + 2] in ('||', '&&', '==', '!=', '<=', '>='):
            tokens.append(text[position:position + 2])
            position += 2
        elif sign in 'n()?:!<>+-*/%':
            tokens.append(sign)
            position += 1
        else:
            raise ValueError(f'invalid token in plural form: {sign}')
    return tokens


class _Expression:
    def __init__(self, tokens: list) -> None:
        self.tokens = tokens

    def take(self):
        return self.tokens.pop(0) if self.tokens else ''

    def choice(self):
        test = self.binary(0)
        if not self.tokens or self.tokens[0] != '?':
            return test
        self.take()
        yes = self.choice()
        self.expect(':')
        no = self.choice()
        return lambda n: yes(n) if test(n) else no(n)

    def expect(self, sign: str) -> None:
        found = self.take()
        if found != sign:
            raise ValueError(f'unexpected token in plural form: {found}' if found
                             else 'unexpected end of plural form')

    def binary(self, level: int):
        if level == len(_levels):
            return self.unary()
        left = self.binary(level + 1)
        while self.tokens and self.tokens[0] in _levels[level]:
            left = self.joined(self.take(), left, self.binary(level + 1))
        return left

    def joined(self, sign: str, left, right):
        operation = _operations[sign]
        return lambda n: operation(left(n), right(n))

    def unary(self):
        token = self.take()
        if token == '!':
            inner = self.unary()
            return lambda n: int(not inner(n))
        if token == '(':
            inner = self.choice()
            self.expect(')')
            return inner
        if token == 'n':
            return lambda n: n
        if token.isdecimal():
            number = int(token)
            return lambda n: number
        raise ValueError(f'unexpected token in plural form: {token}' if token else 'unexpected end of plural form')


def compile_plural(text: str):
    """Return a function from a number to the number of its form."""
    if len(text) > 1000:
        raise ValueError('plural form expression is too long')
    expression = _Expression(_tokens(text))
    compiled = expression.choice()
    if expression.tokens:
        raise ValueError(f'unexpected token in plural form: {expression.tokens[0]}')

    def plural(n):
        if not isinstance(n, int):
            raise TypeError(f'Plural value must be an integer, got {type(n).__name__}')
        return int(compiled(n))
    return plural
