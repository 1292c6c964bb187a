"""An error of the system shows the name that a path object stands for."""
import os


class Place:
    def __fspath__(self):
        return '/no/such/place'


for function, arguments in ((os.rmdir, ()), (os.stat, ()), (os.mkdir, ()), (os.rename, ('x',)), (os.listdir, ()), (os.chdir, ()), (os.unlink, ()),
                            (os.scandir, ()), (os.readlink, ())):
    try:
        function(Place(), *arguments)
    except OSError as error:
        print(function.__name__, error, repr(error.filename))
try:
    open(Place())
except OSError as error:
    print(repr(error.filename))
