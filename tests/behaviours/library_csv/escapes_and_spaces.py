"""An escape character takes the meaning of the next one away, and spaces behind delimiters can be skipped."""
import csv

print(list(csv.reader(['a\\,b,c', '"x\\"y",z', 'end\\'], escapechar='\\')))
print(list(csv.reader(['a\\,b,"c"'], escapechar='\\', quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['"a\\"b"'], escapechar='\\', doublequote=False)))
print(list(csv.reader(['a,  b, "c, d"'], skipinitialspace=True)), list(csv.reader(['a,  b, "c"'])))
