"""Classes of characters: digits, letters, spaces, identifiers."""
for text in ("123", "12.3", "²", "½", "٣", "abc", "añ", "a1", " ", "\t\n", "_a1", "1a", "", "class", "é", "😀", "\x7f"):
    print(
        ascii(text), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalpha(), text.isalnum(), text.isspace(),
        text.isidentifier(), text.isprintable(), text.isascii(),
    )
