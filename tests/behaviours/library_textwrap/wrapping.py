"""Text brought to a width."""
import textwrap

text = ('This is a paragraph of some length, with a hyphenated-word, an em--dash and a '
        'veryveryveryverylongwordindeed that does not fit.  It ends here.')
for width in (10, 25, 40):
    print(textwrap.fill(text, width))
    print('-')
print(textwrap.wrap(text, 30, initial_indent='* ', subsequent_indent='  ', break_long_words=False))
print(textwrap.wrap(text, 30, break_on_hyphens=False, fix_sentence_endings=True))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=1, placeholder='...'))
print(textwrap.shorten('Hello  there world!', width=14), textwrap.shorten('Hello', width=5))
print(repr(textwrap.dedent('    a\n      b\n\n   \n    c\n')), repr(textwrap.dedent('\ta\n\tb')), repr(textwrap.dedent('a\n b')))
print(repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
print(textwrap.wrap(''), textwrap.wrap('a\tb\nc', 80), textwrap.wrap('one two', 3))
for bad in (lambda: textwrap.wrap('x', 0), lambda: textwrap.wrap('x', 2, max_lines=1)):
    try:
        bad()
    except ValueError as error:
        print(error)
