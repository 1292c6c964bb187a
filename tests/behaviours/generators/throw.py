"""throw() raises where the generator stands, and it may go on."""


def resilient():
    while True:
        try:
            value = yield "waiting"
            print("value", value)
        except ValueError as error:
            print("handled", error)
            yield "recovered"
        finally:
            print("finally")


generator = resilient()
print(next(generator))
print(generator.throw(ValueError("one")))
print(next(generator))
print(generator.send(5))
try:
    generator.throw(KeyError("out"))
except KeyError as error:
    print("escaped", error)
print(next(generator, "finished"))
fresh = resilient()
try:
    fresh.throw(TypeError("early"))
except TypeError as error:
    print(error, next(fresh, "closed"))
try:
    resilient().throw(5)
except TypeError as error:
    print(error)
