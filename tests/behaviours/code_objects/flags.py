"""`co_flags` tells generators, coroutines, nested functions, methods and documented ones apart."""


def plain(): pass
def documented(): 'text'
def stars(*a, **k): pass
def generator(): yield
async def coroutine(): pass
async def both(): yield
def outer():
    def inner(): pass
    return inner
class Owner:
    def method(self): pass


for function in (plain, documented, stars, generator, coroutine, both, outer(), Owner.method):
    print(function.__name__, hex(function.__code__.co_flags))
print(hex(compile('1', 't', 'eval').co_flags))
