"""Thousands of keywords, unpacked from several mappings: each name once."""


def count(**names):
    return len(names)


many = {f"name{index}": index for index in range(5000)}
print(count(**many), count(first=1, **many), count(**many, last=2))
try:
    count(**many, **{"name4999": 0})
except TypeError as error:
    print(error)
try:
    count(**{"name1": 0}, **many)
except TypeError as error:
    print(error)
try:
    count(name7=0, **many)
except TypeError as error:
    print(error)
