"""maketrans() looks at its second and third argument before the first, and partition() names the class of None."""
for arguments in (("", None, None), (None, "a"), (None, "a", 5), (5, 6), ("ab", "c"), ("a", "b", None), (5,), ({"ab": 1},), ({1.5: 1},)):
    try:
        print(str.maketrans(*arguments))
    except (TypeError, ValueError) as error:
        print(arguments, error)
for separator in (None, 5, b"a", ""):
    for method in ("partition", "rpartition"):
        try:
            print(getattr("text", method)(separator))
        except (TypeError, ValueError) as error:
            print(method, repr(separator), error)
