"""String literals: escapes, raw strings, joined literals and triple quotes."""
print("tab\tnew\\n", r"raw\n", "a" "b" 'c', "\x41\u00e9\U0001F600", "\101\0".encode(), "\N{GREEK SMALL LETTER ALPHA}")
print("""two
lines""", '''it's "quoted"''', "con\
tinued")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\x00\x7f\u200b\n\r\t\\"), repr("é😀"), ascii("é😀ü"))
print(len("😀"), len("e\u0301"), "😀"[0], ord("😀"), chr(0x1F600), u"old")
