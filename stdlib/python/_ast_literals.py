"""From strings with fields and patterns to text; part of writing trees."""

import _ast_nodes as nodes

# How tightly forms bind, from the loosest on.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, ARITHMETIC, TERM, FACTOR, POWER,
 AWAIT, ATOM) = range(18)

_SINGLE_QUOTES = ["'", '"']
_TRIPLE_QUOTES = ['"""', "'''"]
_QUOTES = _SINGLE_QUOTES + _TRIPLE_QUOTES


def _escaped(character, keep_blanks):
    if keep_blanks and character in '\n\t':
        return character
    if character == '\\' or not character.isprintable():
        return character.encode('unicode_escape').decode('ascii') if not '\ud800' <= character <= '\udfff' \
            else f'\\u{ord(character):04x}'
    return character


def _quoted(text, quotes, escape_blanks=False):
    """Return what stands between quotes for a text, and which quotes are right, the best first."""
    escaped = ''.join(_escaped(character, not escape_blanks) for character in text)
    possible = [quote for quote in quotes if '\n' not in escaped or quote in _TRIPLE_QUOTES]
    possible = [quote for quote in possible if quote not in escaped]
    if not possible:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if escaped:
        possible.sort(key=lambda quote: quote[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = escaped[:-1] + '\\' + escaped[-1]
    return escaped, possible


class Literals:
    """Writes strings and patterns; a mixin."""

    def expression_JoinedStr(self, node, around):
        """An f-string."""
        return self.joined(node, 'f')

    def expression_TemplateStr(self, node, around):
        """A t-string."""
        return self.joined(node, 't')

    def expression_FormattedValue(self, node, around):
        """A replacement field alone."""
        return self.joined(nodes.JoinedStr([node]), 'f')

    def expression_Interpolation(self, node, around):
        """An interpolation alone."""
        return self.joined(nodes.TemplateStr([node]), 't')

    def joined(self, node, prefix):
        """A string with fields, in quotes that fit."""
        parts = []
        for value in node.values:
            if isinstance(value, nodes.Constant):
                parts.append((value.value.replace('{', '{{').replace('}', '}}'), True))
            else:
                parts.append((self.field(value), False))
        quotes, texts = list(_QUOTES), []
        for text, literal in parts:
            if literal:
                escaped, fitting = _quoted(text, quotes, escape_blanks=True)
                if not set(fitting) & set(quotes):
                    break
                quotes = fitting
                texts.append(escaped)
                continue
            if '\n' in text:
                quotes = [quote for quote in quotes if quote in _TRIPLE_QUOTES]
            # Fields may have the quotes of the string around them if there is no other way.
            quotes = [quote for quote in quotes if quote not in text] or quotes
            texts.append(text)
        else:
            return f'{prefix}{quotes[0]}{"".join(texts)}{quotes[0]}'
        # Quotes of all kinds are in it: those of the literal parts are escaped.
        quote = '"""'
        texts = [repr('"' + text)[2:-1] if literal else text for text, literal in parts]
        return f'{prefix}{quote}{"".join(texts)}{quote}'

    def field(self, node):
        """A replacement field."""
        if isinstance(node, nodes.Interpolation) and isinstance(node.str, str):
            value = node.str
        else:
            value = type(self)().expression(node.value, TEST + 1)
        if value.startswith('{'):
            value = ' ' + value
        conversion = '' if node.conversion == -1 else f'!{chr(node.conversion)}'
        specification = ''
        if node.format_spec is not None:
            specification = ':' + self.specification(node.format_spec)
        return f'{{{value}{conversion}{specification}}}'

    def specification(self, node):
        """A format specification."""
        texts = []
        for value in node.values:
            if isinstance(value, nodes.Constant):
                text = value.value.replace('{', '{{').replace('}', '}}')
                for plain, escape in (('\\', '\\\\'), ("'", "\\'"), ('"', '\\"'), ('\n', '\\n')):
                    text = text.replace(plain, escape)
                texts.append(text)
            else:
                texts.append(self.field(value))
        return ''.join(texts)

    # Patterns.

    def pattern(self, node, around=TEST):
        """The text of a pattern."""
        return getattr(self, f'pattern_{type(node).__name__}')(node, around)

    def pattern_MatchValue(self, node, around):
        """A value."""
        return self.expression(node.value)

    def pattern_MatchSingleton(self, node, around):
        """`None`, `True`, `False`"""
        return self.constant(node.value)

    def pattern_MatchSequence(self, node, around):
        """A sequence."""
        return f'[{", ".join(map(self.pattern, node.patterns))}]'

    def pattern_MatchStar(self, node, around):
        """The rest of a sequence."""
        return f'*{"_" if node.name is None else node.name}'

    def pattern_MatchMapping(self, node, around):
        """A mapping."""
        parts = [f'{self.expression(key)}: {self.pattern(value)}' for key, value in zip(node.keys, node.patterns)]
        if node.rest is not None:
            parts.append(f'**{node.rest}')
        return '{' + ', '.join(parts) + '}'

    def pattern_MatchClass(self, node, around):
        """A class."""
        parts = [self.pattern(each) for each in node.patterns]
        parts += [f'{name}={self.pattern(each)}' for name, each in zip(node.kwd_attrs, node.kwd_patterns)]
        return f'{self.expression(node.cls, ATOM)}({", ".join(parts)})'

    def pattern_MatchAs(self, node, around):
        """A capture."""
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        text = f'{self.pattern(node.pattern, BIT_OR)} as {node.name}'
        return self.parenthesised(text, TEST, around)

    def pattern_MatchOr(self, node, around):
        """Alternatives."""
        text = ' | '.join(self.pattern(each, BIT_OR + 1) for each in node.patterns)
        return self.parenthesised(text, BIT_OR, around)
