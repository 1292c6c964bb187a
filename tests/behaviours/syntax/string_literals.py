"""String and bytes literals: prefixes, escapes, raw forms, triple quotes and implicit concatenation."""
print(repr('a\tb\n\\\'\"\a\b\f\v\r\0\x41\101\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}'))
print(repr(r'\n\'' R"\d"), repr(b'\x00\xffabc\101\n'), repr(rb'\x00' Rb"\y" bR'\z' BR"\q"))
print('a' "b" '''c''' """d""", b'a' b"b", 'x' f'{1}' r'\n' f'y', repr(u'u' U"v"))
print("""line one
line two\
 continued
  'quotes' "inside" """)
print('con\
tinued', len('\
'), repr('\400\777'))
print(repr("\N{latin small letter a}\N{DIGIT ONE}"), len("\N{SNOWMAN}"))
x = ("a"
     "b" # comment
     'c')
print(x, "a" "b".upper(), "%s" "%s" % (1, 2))
for source in [r"'\x4'", r"'\u12'", r"'\U1234567'", r"'\N{no such name}'", r"b'\x4'", "b'\u00e9'", r"'\U00110000'", r"'\N'", r"'\N{}'", "ur'x'", "bf'x'", "ft'x'", "bu'x'", "'abc", "'''abc", "b'abc", r"r'\'"]:
    try:
        eval(source)
        print(source, "ok")
    except SyntaxError as e:
        print(ascii(source), e.msg, e.lineno, e.offset)
