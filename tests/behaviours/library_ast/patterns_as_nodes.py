"""Every pattern has its node."""
import ast
text = '''
match x:
    case 1 | 'a' | None: pass
    case [a, *b, _] if c: pass
    case {'k': v, **rest}: pass
    case A(b, c=d) as e: pass
    case -1 + 2j: pass
    case a.b: pass
    case (x, y): pass
    case _: pass
'''
for case in ast.parse(text).body[0].cases:
    print(ast.dump(case))
