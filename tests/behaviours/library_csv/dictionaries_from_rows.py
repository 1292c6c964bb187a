"""A DictReader makes dictionaries, with keys for what is too much and values for what is missing."""
import csv
import io

reader = csv.DictReader(io.StringIO('a,b\n1,2\n3\n4,5,6\n\n7,8\n'))
print(reader.fieldnames, reader.line_num)
for row in reader:
    print(reader.line_num, row)
print(list(csv.DictReader(['1,2,3', '4'], ['x', 'y'], restkey='more', restval='none')))
print(csv.DictReader([]).fieldnames, list(csv.DictReader([])))
