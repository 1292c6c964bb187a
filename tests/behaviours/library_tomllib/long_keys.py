"""A key may have a thousand parts, and arrays and tables may be nested deeply."""
import tomllib

for parts in (999, 1001):
    for text in ('a.' * parts + 'a = 1', '[' + 'a.' * parts + 'a]', 'x = {' + 'a.' * parts + 'a = 1}'):
        try:
            print(len(tomllib.loads(text)))
        except RecursionError as error:
            print(error)
nested = tomllib.loads('x = ' + '[' * 300 + ']' * 300)['x']
depth = 1
while nested:
    nested, depth = nested[0], depth + 1
print(depth)
print(len(str(tomllib.loads('x = {' * 200 + '}' * 200))))
