"""`except*` asks the `split` of a group, which may be the program's own and must give two parts."""


class Text(ExceptionGroup):
    def split(self, *args):
        return 'no tuple'


class Short(ExceptionGroup):
    def split(self, *args):
        return ('one',)


class Long(ExceptionGroup):
    def split(self, *args):
        print('asked for', args[0].__name__)
        return super().split(*args) + (1, 2)


for kind in (Text, Short):
    try:
        try:
            raise kind('group', [OSError(1), ValueError(2)])
        except* ValueError:
            pass
    except TypeError as error:
        print(error)
try:
    raise Long('group', [OSError(1), ValueError(2)])
except* ValueError as group:
    print(type(group).__name__, group.exceptions)
except* OSError as group:
    print(type(group).__name__, group.exceptions)
