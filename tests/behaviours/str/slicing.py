"""A text is indexed and sliced by code points."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("aé日😀"[2], "aé日😀"[-1], "aé日😀"[::-1], "aé日😀"[1:3]))
attempt(lambda: "abc"[5])
attempt(lambda: "abc".__getitem__("a"))
attempt(lambda: "abc".__getitem__(1.0))
attempt(lambda: "abc"[::0])
attempt(lambda: "abc"[2**70])
attempt(lambda: "abc"[True])
