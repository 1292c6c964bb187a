"""A writer turns values into text, and quotes where that is needed."""
import csv
import io

file = io.StringIO(newline='')
writer = csv.writer(file)
print(writer.writerow([1, 2.5, None, 'a', 'b,c', 'd"e', 'f\ng', '', ' h']))
writer.writerows([['x'], (), [''], [None], ['\r'], 'abc', range(3), ['a b']])
print(file.getvalue().encode())
for row in (5, None):
    try:
        writer.writerow(row)
    except csv.Error as error:
        print(error)
try:
    csv.writer(5)
except TypeError as error:
    print(error)
