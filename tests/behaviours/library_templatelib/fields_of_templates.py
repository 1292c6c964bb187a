"""A template string keeps strings, values, expressions, conversions and specifications apart."""
x, y = 5, '>4'
for t in (t'{ x + 1 }', t'{x=}', t'{x!r:{y}}', t'{ x = }', t'a{x:>3}b', t'', t'{x}{y}', t'{x=!s}', t'{x=:4}', rt'\n{x}',
          t'{{}}', t'a' t'b{1}'):
    print(t)
    print(t.strings, t.values, [each.expression for each in t.interpolations])
