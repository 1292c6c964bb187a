"""__del__ runs at the latest when the program ends, and its errors are only reported."""
import gc


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def use():
    resource = Resource("local")
    return resource.name


print(use())
gc.collect()
kept = Resource("kept")
print("end")
