"""`=` keeps the text of the expression with its blanks; `!r`, `!s` and `!a` convert first."""
x, name, items = 5, "naïve", [1, 2]
print(f"{x=}", f"{x = }", f"{ x=}", f"{x=:>4}", f"{x=!s}", f"{name=}", f"{name=!s}", f"{name!a}", f"{name=!a:>12}", f"{items[0]=}", f"{len(items) = }", f"{x+1=}", f"{x == 5=}", f"{(x)=}", f"{x=}{x=}")
print(f"{'a' 'b'=}", f"{name.upper()=}", f"{ {'k': 1}['k'] = }", f"{x!r}", f"{x!r:^5}|", f"{(lambda: 1)() = }", f"{'x' if x else 'y'=}", f"{f'{x=}'=}", f"{x >= 5}", f"{x != 4}", f"{x <= 5=}")
print(f"""{
x
=}""", f"{x= }", f"{x     =}")
