"""What is no interpreter, not any more, or not one's own to end raises an error that says so."""
from concurrent import interpreters


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


gone = interpreters.create()
gone.close()
for function in (gone.close, gone.is_running):
    show(function)
show(gone.exec, "pass")
show(gone.call, len, ())
show(gone.prepare_main, {"a": 1})
print(gone)
show(interpreters.Interpreter, 999)
show(interpreters.Interpreter, "1")
main = interpreters.get_main()
show(main.exec, "pass")
show(main.close)
print([c.__name__ for c in interpreters.InterpreterNotFoundError.__mro__])
print([c.__name__ for c in interpreters.ExecutionFailed.__mro__])
print([c.__name__ for c in interpreters.NotShareableError.__mro__])
