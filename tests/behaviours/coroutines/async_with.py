"""Asynchronous context managers: order, suppression and errors."""
import asyncio
import contextlib


class Session:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print("exit", self.name, kind and kind.__name__)
        return self.name == "quiet"


@contextlib.asynccontextmanager
async def managed(name):
    print("before", name)
    try:
        yield name
    finally:
        print("after", name)


async def main():
    async with Session("a") as a, Session("b"):
        print(a.name)
    async with Session("quiet"):
        raise ValueError
    try:
        async with Session("loud"):
            raise KeyError("x")
    except KeyError as error:
        print("caught", error)
    async with managed("m") as name:
        print(name)


asyncio.run(main())
