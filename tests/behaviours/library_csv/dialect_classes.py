"""A dialect class gives its settings as attributes, and is told what is wrong with them."""
import csv


class Plain(csv.Dialect):
    delimiter = ','
    quotechar = '"'
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL


print(next(csv.reader(['a,"b"'], Plain)), next(csv.reader(['a,"b"'], Plain())))
for name, value in (('delimiter', 'ab'), ('quotechar', 5), ('quotechar', None), ('quoting', 55), ('lineterminator', 4), ('escapechar', 'xy')):
    wrong = type('Wrong', (Plain,), {name: value})
    try:
        wrong()
    except csv.Error as error:
        print(name, error)
