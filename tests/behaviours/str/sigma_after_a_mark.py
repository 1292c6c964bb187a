"""A capital sigma becomes a final one after a letter, and marks between do not count as letters."""
for text in ('\u0345\u03a3', 'A\u0345\u03a3', 'A\u0345\u03a3a', '\u03a3', 'A\u03a3\u0345', 'a.\u03a3', '\u02b0\u03a3'):
    print(ascii(text.lower()), ascii(text.swapcase()))
