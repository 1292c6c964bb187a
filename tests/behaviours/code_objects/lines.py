"""`co_lines` gives the lines that hold statements."""


def function(a):
    b = a

    if b:
        return b
    for c in a:
        print(c)


code = function.__code__
first = code.co_firstlineno
print(sorted({line - first for _, _, line in code.co_lines() if line}))
ends = [end for _, end, _ in code.co_lines()]
starts = [start for start, _, _ in code.co_lines()]
print(starts[0], starts[1:] == ends[:-1])
