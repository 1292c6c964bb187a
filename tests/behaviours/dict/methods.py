"""Every method of dictionaries."""
table = {"a": 1, "b": 2}
print(table.get("a"), table.get("z"), table.get("z", 0), table.setdefault("c", 3), table.setdefault("a", 9), table.pop("b"), table.pop("q", None))
table.update({"d": 4}, e=5)
table.update([("f", 6)])
print(table, table.popitem(), table.keys(), table.values(), table.items(), table.copy(), dict.fromkeys("xy"), dict.fromkeys([1, 2], 0))
table.clear()
print(table)
for call in (lambda: table.pop("q"), table.popitem, lambda: table.update([1]), lambda: dict([(1, 2, 3)]), lambda: dict(1)):
    try:
        call()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
