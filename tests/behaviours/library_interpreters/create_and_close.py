"""An interpreter is made, numbered, listed, and gone when it is closed."""
from concurrent import interpreters

main = interpreters.get_main()
print(main, main.id, main.whence, main.is_running(), interpreters.get_current() is main)
first, second = interpreters.create(), interpreters.create()
print(first, second, first.whence, first.is_running())
print(interpreters.list_all() == [main, first, second])
print(interpreters.Interpreter(first.id) is first, hash(first) == hash(first.id))
first.close()
print(interpreters.list_all())
second.close()
print(interpreters.list_all())
