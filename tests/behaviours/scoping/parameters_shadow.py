"""Parameters shadow globals and builtins, also in nested functions and defaults."""
len_ = len
def f(len, print=print, x=len_([1, 2])):
    print(len, x)
    def g(x=x + 1): return x, len
    print(g(), g(0))
f(7)
def h(list):
    return [list for list in list], list
print(h([1]))
x = "global"
def k(x=x):
    def inner():
        return x
    x = x + "!"
    return inner()
print(k())
