"""The quoting says which fields a writer quotes."""
import csv
import io

for quoting in range(6):
    for row in ([1, 'a', None, 2.5, True], ['b,c', 'd"e'], [None], [''], [1j, b'x']):
        file = io.StringIO(newline='')
        try:
            csv.writer(file, quoting=quoting).writerow(row)
            print(quoting, file.getvalue().encode())
        except csv.Error as error:
            print(quoting, row, error)
