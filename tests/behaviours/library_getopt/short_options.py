"""Short options are letters, with arguments where a colon follows."""
import getopt

for line, options in (('-a -bc -b c d', 'ab:'), ('-abx y', 'ab:'), ('a -b', 'b'), ('-a -- -b', 'ab'), ('- a', 'a'), ('-c -cd e', 'c::')):
    print(line, getopt.getopt(line.split(), options), getopt.gnu_getopt(line.split(), options))
