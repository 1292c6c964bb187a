"""The lines of several files come one after the other, with their numbers."""
import fileinput
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    pathlib.Path('a').write_text('one\ntwo\n')
    pathlib.Path('b').write_text('')
    pathlib.Path('c').write_text('three\nfour')
    with fileinput.input(('a', 'b', 'c')) as lines:
        for line in lines:
            print(repr(line), fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(),
                  fileinput.isstdin(), fileinput.fileno() > 2)
    print(fileinput.filename(), fileinput.lineno(), fileinput.fileno())
    fileinput.close()
    lines = fileinput.FileInput(['a', 'c'], mode='rb')
    print(lines.readline(), lines.filelineno())
    lines.nextfile()
    print(list(lines), lines.lineno(), lines.readline())
    lines = fileinput.FileInput(pathlib.Path('a'), encoding='utf-8')
    print(list(lines))
    print(list(fileinput.FileInput('a', openhook=fileinput.hook_encoded('utf-8'))))
    print(list(fileinput.FileInput('a', openhook=fileinput.hook_compressed)))
    try:
        list(fileinput.FileInput('nope'))
    except FileNotFoundError as error:
        print(error)
    os.chdir('/')
