"""Conditional expressions and chains of comparison evaluate only what they need."""


def say(value):
    print("say", value)
    return value


print(say(1) if say(0) else say(2))
print(say(1) < say(5) > say(3) == say(3) != say(4))
print(say(5) < say(1) < say(9))
print(say(0) or say([]) or say("x") or say("never"))
print(say(1) and say("") and say("never"))
print(not say(0), 1 if True else 2 if False else 3, (1 if False else 2) if True else 3)
if say(0):
    pass
elif say(""):
    pass
elif say("third"):
    print("third")
else:
    print("else")
