"""Everything that says itself how it is copied is asked, also deep inside of built-in containers."""

import copy
import copyreg
from dataclasses import dataclass, field


class WithHook:
    def __init__(self, name):
        self.name = name

    def __deepcopy__(self, memo):
        print("deepcopy of", self.name, type(memo).__name__)
        return WithHook(self.name + "'")


class WithState:
    def __init__(self):
        self.kept, self.lost = [1], object()

    def __getstate__(self):
        return {"kept": self.kept}


class Restored:
    def __init__(self):
        self.value = [1]

    def __setstate__(self, state):
        print("state", state)
        self.value = state["value"] + ["restored"]


class WithArguments:
    def __new__(cls, *arguments):
        made = object.__new__(cls)
        made.arguments = arguments
        return made

    def __getnewargs__(self):
        return ("again", [1])


class Reduced:
    def __reduce__(self):
        return str, ("reduced",)


class ReducedEx:
    def __reduce_ex__(self, version):
        return str, (f"reduced by {version}",)


class Slots:
    __slots__ = ("one", "two")

    def __init__(self):
        self.one = [1]


class SlotsAndMore(Slots):
    def __init__(self):
        super().__init__()
        self.more = {"a": [2]}


class Answering:
    def __getattr__(self, name):
        if name == "__deepcopy__":
            return lambda memo: "answered"
        raise AttributeError(name)


class Registered:
    pass


class Odd:
    pass


def register(thing):
    return str, ("registered",)


copyreg.pickle(Registered, register)

odd = Odd()
odd.__deepcopy__ = lambda memo: "own hook"
other = Odd()
other.__reduce_ex__ = lambda version: (str, ("own reduction",))
third = Odd()
third.__getstate__ = lambda: {"state": "own"}

copied = copy.deepcopy({
    "hook": [WithHook("a"), (WithHook("b"), 1)], "state": WithState(), "restored": Restored(),
    "arguments": WithArguments(1, 2), "reduced": (Reduced(), ReducedEx()), "slots": [Slots(), SlotsAndMore()],
    "answering": Answering(), "registered": [Registered()], "odd": [odd, other],
})
print(copied["hook"][0].name, copied["hook"][1][0].name, vars(copied["state"]), copied["restored"].value)
print(copied["arguments"].arguments, copied["reduced"], copied["slots"][0].one, hasattr(copied["slots"][0], "two"))
print(copied["slots"][1].one, copied["slots"][1].more, copied["answering"], copied["registered"], copied["odd"])
print(copy.deepcopy(third).state)


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    parent: "Node | None" = None


root = Node("root")
for number in range(3):
    root.children.append(Node(f"child {number}", [], root))
twin = copy.deepcopy(root)
print(twin is not root, [child.name for child in twin.children], all(child.parent is twin for child in twin.children))
print(twin.children[0] is not root.children[0], list(vars(twin)))


class Setting:
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


setting = Setting()
setting.a = [1]
print(vars(copy.deepcopy(setting)))
changed = copy.copy(copyreg.dispatch_table)
copyreg.pickle(Setting, lambda thing: (str, ("by the table",)))
print(copy.deepcopy([setting]))
copyreg.dispatch_table.clear()
copyreg.dispatch_table.update(changed)
print(type(copy.deepcopy([setting])[0]).__name__)
copyreg.pickle(frozenset, lambda thing: (str, ("a frozen set",)))
print(copy.deepcopy([frozenset({1}), {2}]))
