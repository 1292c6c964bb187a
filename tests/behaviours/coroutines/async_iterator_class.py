"""Asynchronous iterators written as classes."""
import asyncio


class Countdown:
    def __init__(self, start):
        self.current = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.current:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.current -= 1
        return self.current


async def main():
    async for number in Countdown(3):
        if number == 1:
            continue
        print(number)
    else:
        print("else")
    async for number in Countdown(3):
        if number == 1:
            break
    else:
        print("never")
    print([number async for number in Countdown(4)], await anext(aiter(Countdown(9))))


asyncio.run(main())
