"""A delimiter may be white space; blanks before another delimiter are no part of the option."""
import configparser

for delimiters, line in (
    ((' ', '='), 'foo bar=baz'), ((' ', '='), 'foo = bar=baz'), ((' ', '='), 'foo\t \tbar'), (('\t',), 'foo \t bar=baz'),
    (('=', ':='), 'foo := bar'), ((':=', ':'), 'foo := bar'), (('x',), 'foo x bar'),
):
    parser = configparser.ConfigParser(delimiters=delimiters)
    parser.read_string('[all]\n' + line)
    print(delimiters, parser.items('all'))
