"""The default of a `*Ts` may be unpacked; that of others may not."""


def function[*Ts = *tuple[int, str]]():
    pass


class Class[*Ts = (int, str)]:
    pass


type Alias[*Ts = *tuple[int, ...]] = tuple[*Ts]
print(function.__type_params__[0].__default__, Class.__type_params__[0].__default__, Alias.__type_params__[0].__default__)
for text in ("type A[T = *int] = int", "def f[**P = *int](): pass", "class A[T, S = *x]: pass", "class A[*Ts = *x, T = int]: pass"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg, error.offset)
    else:
        print("fine")
