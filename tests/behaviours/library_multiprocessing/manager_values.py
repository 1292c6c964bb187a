"""A manager's values, arrays and namespaces are read and written through their proxies."""
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        value = manager.Value("i", 5)
        value.value += 1
        print(value.value, value.get(), value)
        value.set("anything")
        print(value.value)
        array = manager.Array("i", [1, 2, 3])
        array[1] = 7
        print(array, list(array), array[0:2], len(array))
        names = manager.Namespace(a=1, _hidden=2)
        names.b = [1]
        print(names.a, names.b, names)
        del names.a
        try:
            names.a
        except AttributeError as error:
            print(error)
