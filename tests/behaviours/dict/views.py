"""Views of keys, values and items live with their dictionary, and keys behave as sets."""
table = {"a": 1, "b": 2}
keys, values, items = table.keys(), table.values(), table.items()
table["c"] = 3
print(list(keys), list(values), list(items), len(keys), "c" in keys, 3 in values, ("a", 1) in items)
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}), keys == {"a", "b", "c"}, items >= {("a", 1)})
print(keys.isdisjoint({"q"}), list(reversed(keys)), keys, items, keys.mapping["a"])
