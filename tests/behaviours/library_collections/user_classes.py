"""UserDict, UserList and UserString keep what they wrap in data."""

from collections import UserDict, UserList, UserString


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (UserDict(a=1).data, UserList([1, 2]).data, UserString("abc").data))
attempt(lambda: (UserList([1]) + [2], UserList([1, 2])[0:1], UserList([3, 1]) * 2, UserString("a") + "b", UserString("abc")[1:]))
attempt(lambda: (type(UserList([1])[:]), type(UserString("a").upper())))
attempt(lambda: UserDict()["missing"])
attempt(lambda: UserList([1]).index(5))
attempt(lambda: (UserString("b") < "c", UserList([1]) == [1], UserDict(a=1) == {"a": 1}))
