"""Truth goes to __bool__, then to __len__, and both are checked."""


class Full:
    def __len__(self):
        return 3


class Never(Full):
    def __bool__(self):
        return False


class Wrong:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


print(bool(Full()), bool(Never()), bool(object()), bool(Full), "yes" if Full() else "no")
for broken in (Wrong(), Negative()):
    try:
        bool(broken)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
