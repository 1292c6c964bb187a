"""What cannot be hashed is named with its module where it was to be an element or key."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Unhashable:
    __hash__ = None


class Equal:
    def __eq__(self, other):
        return True


def use_as_key():
    return {Equal(): 1}


attempt(lambda: {Unhashable()})
attempt(use_as_key)
attempt(lambda: hash(Unhashable()))
Unhashable.__module__ = 'elsewhere'
attempt(lambda: {Unhashable()})
attempt(lambda: hash((1, Unhashable())))
