"""`getclasstree` puts classes below their bases."""
import inspect


class First: pass
class Second(First): pass
class Third(Second): pass
class Both(First, int): pass


print(inspect.getclasstree([First, Second, Third]))
print(inspect.getclasstree([Second, Both, First], unique=True))
print(inspect.getclasstree([bool, int]))
