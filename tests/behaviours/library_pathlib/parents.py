"""Parents are a sequence, from the inner to the outer."""
from pathlib import PurePosixPath as P

path = P('/a/b/c')
print(path.parent, path.parents, len(path.parents), list(path.parents))
print(path.parents[0], path.parents[-1], path.parents[1:], path.parents[::-1])
print(list(P('a/b').parents), list(P('.').parents), P('/').parent, P('.').parent, P('..').parent)
for index in (3, -4):
    try:
        path.parents[index]
    except IndexError as error:
        print('no parent', error)
try:
    path.parents[0] = P()
except TypeError as error:
    print('fixed')
