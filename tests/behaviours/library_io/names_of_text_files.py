"""A text file shows its class and encoding, also when nothing lies below it; a raw file may not say that it read too much."""
import io


class Text(io.TextIOWrapper):
    pass


class Raw(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer

    def readinto(self, buffer):
        buffer[:] = b'abcde'[:len(buffer)]
        return self.answer


print(Text(io.BytesIO(), encoding='ascii'))
detached = io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
detached.detach()
print(detached)
for answer in 3, 6, -1:
    try:
        print(Raw(answer).read(5))
    except ValueError as error:
        print(error)
