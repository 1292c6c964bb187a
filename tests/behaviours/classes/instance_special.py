"""Special methods are looked up on the type, not on the instance."""


class Plain:
    pass


plain = Plain()
plain.__len__ = lambda: 5
plain.__str__ = lambda: "instance"
plain.__add__ = lambda other: 1
for code in ("len(plain)", "plain + 1", "plain[0]", "iter(plain)", "plain < plain", "plain()", "-plain", "with_plain()", "int(plain)", "float(plain)", "hash(plain) and 0"):
    try:

        def with_plain():
            with plain:
                pass

        print(eval(code))
    except TypeError as error:
        print(str(error).split(" at 0x")[0])
print(plain.__len__())
