"""A reader makes lists of strings of lines, with quoted fields and line ends of every kind."""
import csv
import io

for text in ('a,b,c\r\n1,2,3', 'a,"b ""x"" y",c', '"a\nb",c\n', 'a, "b"', '\n\n', 'a,,b,', '"a"b,c', 'a"b"c,d', '"abc', 'a\rb', '"a"\n"b"'):
    try:
        print(list(csv.reader(io.StringIO(text, newline=''))))
    except csv.Error as error:
        print(repr(text), error)
print(list(csv.reader(['a,b', 'c'])), list(csv.reader(['x;y'], delimiter=';')), list(csv.reader(["'a,b',c"], quotechar="'")))
