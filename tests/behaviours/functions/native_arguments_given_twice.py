"""Which of several mistakes in the arguments of a native function is named: what is missing, given twice or unknown."""

for call in (
    lambda: pow(2, base=3), lambda: pow(2, 3, exp=4), lambda: pow(2, 3, exp=4, base=5), lambda: pow(2, 3, exp=4, unknown=5),
    lambda: pow(2, unknown=5), lambda: pow(2, exp=3, unknown=5), lambda: "a".encode("utf-8", encoding="x"), lambda: "a".encode(unknown=1),
    lambda: "a,b".split(",", sep=","), lambda: "a,b".split(",", 1, maxsplit=2, sep="x"), lambda: (5).to_bytes(2, length=1),
    lambda: (5).to_bytes(2, "big", byteorder="little", length=3), lambda: round(1.5, number=2), lambda: round(ndigits=2),
    lambda: compile("1", source="2"), lambda: compile("1", "f", "eval", mode="exec", filename="g"), lambda: sum([1], 2, start=3),
    lambda: b"a".hex("-", sep=":"), lambda: str(b"a", "utf-8", encoding="ascii"), lambda: str(b"a", object=1), lambda: "a".replace("a", "b", 1, count=2),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
