"""What is printed takes the place of a file, whose old content may be kept."""
import fileinput
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    pathlib.Path('a').write_text('one\ntwo\n')
    with fileinput.input('a', inplace=True) as lines:
        for line in lines:
            print(line.upper(), end='')
    print(repr(pathlib.Path('a').read_text()), os.listdir())
    with fileinput.input('a', inplace=True, backup='.old') as lines:
        for line in lines:
            if lines.filelineno() == 2:
                print('kept', line, end='')
    print(repr(pathlib.Path('a').read_text()), repr(pathlib.Path('a.old').read_text()))
    os.chdir('/')
