"""Two files are compared by what the system says of them or by what is in them."""
import filecmp
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, text in (('a', 'one'), ('b', 'one'), ('c', 'two'), ('d', 'longer')):
        with open(name, 'w') as file:
            file.write(text)
        os.utime(name, (1000, 1000))
    print(filecmp.cmp('a', 'b'), filecmp.cmp('a', 'c'), filecmp.cmp('a', 'c', shallow=False), filecmp.cmp('a', 'd'))
    os.mkdir('folder')
    print(filecmp.cmp('a', 'folder'), filecmp.cmpfiles('.', '.', ['a', 'nope', 'folder']))
    filecmp.clear_cache()
    try:
        filecmp.cmp('a', 'nope')
    except FileNotFoundError as error:
        print(error)
    os.chdir('/')
