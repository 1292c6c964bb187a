"""line_num counts lines, of which a row may have several."""
import csv

reader = csv.reader(['a,b\n', '"c\n', 'd",e\n', '\n', 'f'])
print(reader.line_num)
for row in reader:
    print(row, reader.line_num)
