"""A space between quoted fields may be the delimiter."""
import csv

for sample in ('"a" "b"\n' + ' ' * 50, '"a" "b" "c"\n"d" "e" "f"\n', '"a b","c d"\n"e f","g h"\n', '"a", "b"\n"c", "d"\n'):
    dialect = csv.Sniffer().sniff(sample)
    print(repr(dialect.delimiter), dialect.quotechar, dialect.doublequote, dialect.skipinitialspace)
