"""Names and passwords are read for each machine, with quotes, comments and macros."""

import netrc
import os
import tempfile

TEXT = '''# a comment
machine one.example login someone password "two words" # and why
machine two.example
    login "qu\\"oted"
    account a\\ b
    password pa#ss
macdef init
    cd /pub
    ls

default login anonymous password guest
'''
with tempfile.TemporaryDirectory() as root:
    name = os.path.join(root, 'netrc')
    with open(name, 'w') as file:
        file.write(TEXT)
    read = netrc.netrc(name)
    for host in ('one.example', 'two.example', 'other'):
        print(read.authenticators(host))
    print(read.macros, list(read.hosts))
    print(repr(read))
    for wrong in ('what is this\n', 'machine x colour red\n', 'machine\n'):
        with open(name, 'w') as file:
            file.write(wrong)
        try:
            netrc.netrc(name)
        except netrc.NetrcParseError as error:
            print(error.msg, error.lineno)
