"""Fields of f-strings: expressions, conversions, nesting and debugging text."""
name, number = "Ann", 7
print(f"{name} is {number}", f"{name!r}", f"{name!s:>5}", f"{'é'!a}", f"{{}} {{{number}}}", f"{number + 1}", f"{[x for x in range(3)]}")
print(f"{number=}", f"{number = }", f"{name=!s}", f"{number=:>4}", f"{name.upper()=}", f"{'a' if number else 'b'}", f"{number!r:^5}|")
print(f"{number:{name[0]}>{number}}", f"{3.14159:.{2}f}", f"{ {'a': 1}['a'] }", f"{(lambda: 5)()}", f"a" "b" f"{number}", rf"\n{number}", f"")
print(f"""{
    number
    + 1
} lines""")
