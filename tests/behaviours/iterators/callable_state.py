"""iter(callable, sentinel) says what a copy is made from, and nothing is left of it at its end."""
numbers = [3, 2, 1, 0]
iterator = iter(numbers.pop, 2)
function, arguments = iterator.__reduce__()
print(function is iter, arguments[1])
print(list(iterator))
print(iterator.__reduce__()[1])
