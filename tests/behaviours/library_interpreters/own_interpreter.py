"""From inside, an interpreter can be neither closed nor entered once more."""
from concurrent import interpreters

interpreter = interpreters.create()
interpreter.exec("""
from concurrent import interpreters
own = interpreters.get_current()
for function, args in ((own.close, ()), (own.exec, ('pass',)), (interpreters.get_main().exec, ('pass',))):
    try:
        function(*args)
    except interpreters.InterpreterError as error:
        print(error, flush=True)
""")
interpreter.close()
