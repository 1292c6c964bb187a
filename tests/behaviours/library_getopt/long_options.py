"""Long options may be cut short as long as they are unique."""
import getopt

for line, options in (('--foo --bar=x --baz y z', ['foo', 'bar=', 'baz=']), ('--ba x', ['bar=']), ('--fo', ['foo', 'foobar']),
                      ('--foo', ['foo', 'foobar']), ('--foo=1', ['foo']), ('--bar', ['bar=']), ('--zip', ['foo']), ('--o --o=x', ['opt=?'])):
    try:
        print(line, getopt.getopt(line.split(), '', options))
    except getopt.GetoptError as error:
        print(line, '|', error, '|', error.opt)
