"""Options that are not known or lack their argument are mistakes."""
import getopt

for line, options in (('-x', 'a'), ('-b', 'b:'), ('-:', 'a:')):
    try:
        getopt.getopt(line.split(), options)
    except getopt.error as error:
        print(error.msg, error.opt, error.args)
print(getopt.gnu_getopt(['a', '-b', 'c', '-d'], '+bd'), getopt.gnu_getopt(['a', '-b', 'c', '-d'], '-bd'))
