"""The same quotes, backslashes and comments inside the fields of f-strings."""
table = {"key": "value"}
print(f"{table["key"]} {"\n".join(["a", "b"])} {'nested' + f"{1 + 1}"}")
print(f"{f"{f"{1}"}"} {"}"} {'{'}")
print(f"{
    table["key"]  # a comment
}!")
