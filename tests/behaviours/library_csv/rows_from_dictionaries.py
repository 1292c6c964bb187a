"""A DictWriter writes the values of dictionaries in the order of its keys."""
import csv
import io

file = io.StringIO(newline='')
writer = csv.DictWriter(file, ['a', 'b'], restval='-')
print(writer.writeheader(), writer.writerow({'b': 2, 'a': 1}))
writer.writerows([{'a': 3}, {}])
print(file.getvalue().encode())
try:
    writer.writerow({'a': 1, 'z': 2, 5: 3})
except ValueError as error:
    print(error)
print(csv.DictWriter(file, ['a'], extrasaction='IGNORE').writerow({'a': 1, 'z': 2}))
try:
    csv.DictWriter(file, ['a'], extrasaction='wrong')
except ValueError as error:
    print(error)
