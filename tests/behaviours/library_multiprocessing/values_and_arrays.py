"""Numbers in shared memory have the range of their type, with and without a lock."""
import multiprocessing


def change(value, array, raw):
    with value.get_lock():
        value.value += 5
    array[1] = 20
    array[-1:] = [30]
    raw[0] = 2.5


if __name__ == '__main__':
    value, array = multiprocessing.Value('i', 7), multiprocessing.Array('h', [1, 2, 3])
    raw, small = multiprocessing.RawArray('d', 2), multiprocessing.RawValue('B', 300)
    child = multiprocessing.Process(target=change, args=(value, array, raw))
    child.start()
    child.join()
    print(value.value, array[:], list(array), len(array), raw[:], small.value)
    text = multiprocessing.Array('c', b'hello')
    text.value = b'hi'
    print(text.value, text.raw, text[0])
    unlocked = multiprocessing.Value('q', -1, lock=False)
    print(unlocked.value, hasattr(unlocked, 'get_lock'), array.get_lock() is not None, type(array.get_obj()[:]))
    for call in (lambda: array[3], lambda: array.__setitem__(slice(0, 2), [1]), lambda: multiprocessing.Array('i', -1)):
        try:
            call()
        except (IndexError, ValueError) as error:
            print(type(error).__name__)
