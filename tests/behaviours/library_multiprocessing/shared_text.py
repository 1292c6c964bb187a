"""Characters that processes share."""
import multiprocessing


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def change(value, array):
    with value.get_lock():
        value.value = 'ß'
    array[0] = '€'
    array[1:3] = 'xy'


if __name__ == '__main__':
    value = multiprocessing.Value('u', 'a')
    array = multiprocessing.Array('u', 'hello')
    print(value.value, array[:], array[1], len(array), list(array))
    child = multiprocessing.Process(target=change, args=(value, array), kwargs=None)
    child.start()
    child.join()
    print(child.exitcode, value.value, array[:], array[::2])
    for wrong in 'ab', '', 5, b'x':
        show(lambda: setattr(value, 'value', wrong))
    show(lambda: array.value)
    print(repr(multiprocessing.RawValue('u').value))
    raw = multiprocessing.RawArray('u', 'hello')
    raw.value = 'hi'
    print(repr(raw[:]), raw.value)
    for wrong in 'much too long', 5, b'x':
        show(lambda: setattr(raw, 'value', wrong))
    for wrong in 'abc', 5, ['ab', 'c']:
        show(lambda: raw.__setitem__(slice(0, 2), wrong))
    show(lambda: multiprocessing.RawArray('u', [1]))
    print(multiprocessing.RawArray('u', ['a', 'b'])[:], repr(multiprocessing.RawArray('u', 3)[:]))
