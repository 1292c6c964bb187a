"""Headers, dotted keys and braces make tables."""
import tomllib

print(tomllib.loads('''
top = 1
a.b.c = 2
a.d = 3
"quoted key" = 4
'' = 5
[x]
y = {z = 1, w.v = 2, empty = {}}
[x.sub . "dotted.name"]
k = 1
[other.made.implicitly]
[other]
added = true
'''))
