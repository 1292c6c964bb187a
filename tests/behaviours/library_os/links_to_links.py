"""os.link makes another name of what a link points to, or of the link itself."""

import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    open('file', 'w').close()
    os.symlink('file', 'link')
    os.link('link', 'first')
    os.link('link', 'second', follow_symlinks=True)
    os.link('link', 'third', follow_symlinks=False)
    print([os.path.islink(name) for name in ('first', 'second', 'third')])
    print(os.stat('file').st_nlink)
    try:
        os.link('none', 'fourth')
    except FileNotFoundError as error:
        print(error)
    os.chdir('/')
