"""What is not quoted is read as a number, None or text, as the quoting says."""
import csv

for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    for line in ('1,"2",,""', '"a",2.5', '"a,b",c'):
        try:
            print(quoting, next(csv.reader([line], quoting=quoting)))
        except ValueError as error:
            print(quoting, error)
