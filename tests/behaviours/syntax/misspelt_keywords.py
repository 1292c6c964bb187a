"""Where a name stands in place of a keyword, what is shown of the error says which was meant."""
import traceback

for text in ('fro x in y:\n  pass', 'whille True:\n  pass', 'def f():\n  retrun 1', 'import os\nclss A:\n  pass',
             'a = 1 iff 2 else 3', 'if x:\n  pass\nelsif y:\n  pass', 'improt os', 'x = Flase y', 'del x y'):
    try:
        compile(text, 'text', 'exec')
    except SyntaxError as error:
        print(error.msg)
        print(''.join(traceback.format_exception_only(error)), end='')
