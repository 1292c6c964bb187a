"""A strict reader refuses what is wrong, and counts lines all the same."""
import csv

for lines in (['a', '"b"c'], ['a', '"b'], ['a,"b'], ['x"y']):
    reader = csv.reader(lines, strict=True)
    try:
        for row in reader:
            print(reader.line_num, row)
    except csv.Error as error:
        print(reader.line_num, error)
for lines in ([b'a'], [5], ['a\nb'], 5):
    try:
        print(list(csv.reader(lines)))
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
