"""A Sniffer guesses delimiters and quotes, and whether there is a header."""
import csv

sniffer = csv.Sniffer()
for sample in ('a;b;c\n1;2;3\n4;5;6\n', 'a\tb\n1\t2\n', '"a","b"\n"c","d"\n', "'x', 'y'\n'z', 'w'\n", 'a:b\nc:d\n'):
    dialect = sniffer.sniff(sample)
    print(repr(dialect.delimiter), repr(dialect.quotechar), dialect.doublequote, dialect.skipinitialspace)
print(sniffer.sniff('a,b;c\nd,e;f\n', delimiters=';').delimiter)
try:
    sniffer.sniff('word\n')
except csv.Error as error:
    print(error)
print(sniffer.has_header('name,age\nann,30\nbob,25\ncarl,41\n'), sniffer.has_header('1,2\n3,4\n5,6\n'))
