"""Settings of the wrong type or value are errors."""
import csv

for options in (
    {'delimiter': ''}, {'delimiter': 'ab'}, {'delimiter': None}, {'delimiter': '\n'}, {'quotechar': 'ab'}, {'quotechar': 5},
    {'escapechar': ''}, {'quoting': 99}, {'quoting': 'a'}, {'lineterminator': None}, {'unknown': 1}, {'dialect': 'unknown'},
    {'delimiter': '"'}, {'escapechar': ','}, {'quotechar': ' ', 'skipinitialspace': True}, {'lineterminator': ','},
    {'quotechar': None, 'quoting': csv.QUOTE_ALL},
):
    try:
        csv.reader([], **options)
    except (TypeError, ValueError, csv.Error) as error:
        print(options, type(error).__name__, error)
print(csv.reader([], quotechar=None).dialect.quoting == csv.QUOTE_NONE)
