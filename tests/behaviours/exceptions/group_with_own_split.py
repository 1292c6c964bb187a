"""`except*` asks the group's own `split`, unless the whole group matches, and minds what it gives."""


class Noted(ExceptionGroup):
    def split(self, condition):
        print("split by", condition.__name__)
        return super().split(condition)


class Wrong(ExceptionGroup):
    result = None

    def split(self, condition):
        return self.result


try:
    raise Noted("noted", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print("values", group.exceptions)
except* TypeError as group:
    print("types", group.exceptions)


class Own(Exception):
    pass


class OwnGroup(ExceptionGroup, Own):
    def split(self, condition):
        print("not asked")


try:
    raise OwnGroup("own", [ValueError(1)])
except* Own as group:
    print(type(group).__name__, group.exceptions)

for result in (1, (1,), (None, None, 3)):
    Wrong.result = result
    try:
        try:
            raise Wrong("wrong", [ValueError(1)])
        except* ValueError:
            print("matched")
        print("went on")
    except TypeError as error:
        print(error)
