"""A field may have only so many characters."""
import csv

print(csv.field_size_limit(), csv.field_size_limit(5))
print(list(csv.reader(['abcde,f'])))
try:
    list(csv.reader(['abcdef']))
except csv.Error as error:
    print(error)
print(csv.field_size_limit(131072))
for value in ('a', 5.5):
    try:
        csv.field_size_limit(value)
    except TypeError as error:
        print(error)
