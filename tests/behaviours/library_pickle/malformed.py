"""What is wrong with a pickle: arguments that lack, opcodes that do not fit, and states that no object takes."""

import io
import pickle


class Plain:
    pass


class Sized:
    def __init__(self, *arguments):
        self.arguments = arguments


class Old:
    def __init__(self):
        self.made = True

    def __getinitargs__(self):
        return ()


def attempt(data):
    texts = []
    for load in (pickle.loads, lambda octets: pickle.load(io.BytesIO(octets))):
        try:
            value = load(data)
            texts.append(repr(getattr(value, "__dict__", value)))
        except Exception as error:
            texts.append(f"{type(error).__name__}: {error}")
    print(data, *dict.fromkeys(texts))


for data in (
    b"cbuiltins\nint\nNR. cbuiltins\nint\n)N\x92. cbuiltins\nint\nN}\x92. cbuiltins\nlen\n)}\x92. cbuiltins\nint\nN\x81. "
    b"c\xff\nlog\n. c\nlog\n. cmath\n\n. P\xff\n. Pabc\n. Ng\n. Nga\n. Ng-1\n. Np-1\n. Np7\n. I\n. Ix\n. I7\n. F\n. Fx\n. F1_0\n. "
    b"F1.5e3\n. L\n. Lx\n. L0x5L\n. L5L\n. T\xff\xff\xff\xff. S\n. Sabc\n. S'abc'\n. q\x00. (q\x00. . (. "
    b"(e. ](u. ](NNu. (o. Nb. NNb. ]Nb. \x80\x09N. X\x01\0\0\0\xff. \x82\x00. \x8b\xff\xff\xff\xff. \x93. NN\x93. t. )s. \x90. \xff."
).split(b" "):
    attempt(data)

for state in (b"}]Nsb.", b"](}}eb.", b"}\x85b.", b"}}}\x87b.", b"}}NNs\x86b.", b"\x88}\x86b.", b"}\x88\x86b.", b"N}X\x01\0\0\0xNs\x86b."):
    attempt(b"c__main__\nPlain\n)\x81" + state)

for name in (b"Plain", b"Sized", b"Old"):
    attempt(b"(i__main__\n" + name + b"\np0\n(dp1\nb.")
    attempt(b"(c__main__\n" + name + b"\nq\x00oq\x01}q\x02b.")
attempt(b"(I1\ni__main__\nSized\n.")


class Silent:
    @property
    def readline(self):
        raise ZeroDivisionError


class Empty:
    pass


for file in (Silent(), Empty()):
    try:
        pickle.Unpickler(file)
    except Exception as error:
        print(type(error).__name__, error)
