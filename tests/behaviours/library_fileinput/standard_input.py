"""Without names of files the lines come from standard input."""
import fileinput

for line in fileinput.input():
    print(fileinput.filename(), fileinput.lineno(), fileinput.isstdin(), line, end='')
