"""A list that holds itself prints as dots."""
items = [1]
items.append(items)
print(items, items[1][1][0])
table = {"self": items}
items.append(table)
print(items, table)
both = ([],)
both[0].append(both)
print(both)
