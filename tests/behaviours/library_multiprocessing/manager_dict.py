"""The proxy of a dict does what a dict does; views and copies come back as plain objects."""
import copy
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        d = manager.dict(a=1)
        print(d, len(d), "a" in d, "b" in d, d["a"], d.get("b"), d.get("b", 5))
        d["b"] = [2]
        d["b"].append(3)
        print(d["b"], list(d), d.keys(), d.values(), d.items())
        d.update(c=3)
        d |= {"e": 5}
        print(d | {"f": 6}, d.setdefault("g", 7), d.pop("g"), d.pop("g", None), d.popitem())
        print(type(d.copy()), type(copy.deepcopy(d)), d._getvalue() == d.copy())
        del d["a"]
        try:
            d["a"]
        except KeyError as error:
            print(repr(error))
        d.clear()
        print(d, repr(d).split(" at ")[0])
