"""The parser gives examples and the texts between them, and refuses wrong prompts."""
import doctest
parser = doctest.DocTestParser()
for part in parser.parse('Before\n  >>> if x:\n  ...     y\n  out\n\nAfter\n>>> z\n'):
    if isinstance(part, doctest.Example):
        print((part.source, part.want, part.lineno, part.indent, part.exc_msg, part.options))
    else:
        print(repr(part))
for text in ('>>>x', '  >>> x\n wrong', '>>> x # doctest: +NOPE', '>>> x\n...y'):
    try:
        parser.parse(text, 'name')
    except ValueError as error:
        print(error)
test = parser.get_doctest('>>> 1\n1\n', {}, 'name', 'file', 3)
print(test)
print(doctest.script_from_examples('Words\n>>> 1 + 1\n2\nmore\n>>> x\n'), end='')
