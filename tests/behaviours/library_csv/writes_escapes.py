"""Without quotes what means something is escaped, if there is an escape character."""
import csv
import io

for options in (
    {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'doublequote': False, 'escapechar': '\\'}, {'doublequote': False},
    {'escapechar': '\\'}, {'lineterminator': '!'}, {'delimiter': ' '}, {'delimiter': ' ', 'skipinitialspace': True},
    {'quotechar': "'"}, {'quoting': csv.QUOTE_NONE},
):
    for row in (['a,b', 'c"d', 'e\\f'], ['', 'x y'], ["it's", 'g!h']):
        file = io.StringIO(newline='')
        try:
            csv.writer(file, **options).writerow(row)
            print(options, file.getvalue().encode())
        except csv.Error as error:
            print(options, row, error)
