"""Dialects can be given names, and changed where they are used."""
import csv

print(csv.list_dialects())
csv.register_dialect('semicolons', csv.excel, delimiter=';')
print(next(csv.reader(['a;b,c'], 'semicolons')), next(csv.reader(['a;b,c'], 'semicolons', delimiter=',')))
dialect = csv.get_dialect('semicolons')
print(dialect.delimiter, dialect.quotechar, dialect.escapechar, dialect.doublequote, dialect.skipinitialspace,
      dialect.lineterminator.encode(), dialect.quoting, dialect.strict)
csv.unregister_dialect('semicolons')
for function in (lambda: csv.get_dialect('semicolons'), lambda: csv.unregister_dialect('semicolons'), lambda: csv.register_dialect(5)):
    try:
        function()
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
print(csv.list_dialects(), csv.unix_dialect.quoting, csv.excel_tab.delimiter.encode())
