"""An augmented assignment changes a list or set itself, wherever else it is known."""


def change(container, operator, other):
    known = container
    match operator:
        case "+=":
            container += other
        case "*=":
            container *= other
        case "|=":
            container |= other
        case "&=":
            container &= other
        case "-=":
            container -= other
        case "^=":
            container ^= other
    return known, container is known


print(change([1], "+=", [2]), change([1], "*=", 2))
for operator in ("|=", "&=", "-=", "^="):
    known, same = change({1, 2}, operator, {2, 3})
    print(operator, sorted(known), same)
known, same = change(frozenset({1}), "|=", {2})
print(sorted(known), same)
print(change((1,), "+=", (2,)), change("a", "+=", "b"), change(b"a", "+=", b"b"))
items = [[1]]
items[0] += [2]


class Holder:
    values = [1]


holder = Holder()
holder.values += [2]
print(items, Holder.values, holder.values is Holder.values)
total = shared = [0]
for number in range(3):
    total += [number]
print(shared)
