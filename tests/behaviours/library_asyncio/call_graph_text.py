"""A call graph is written as a text, or printed."""
import asyncio
import re
import sys


async def outer():
    await inner()


async def inner():
    text = asyncio.format_call_graph()
    print(re.sub("0x[0-9a-f]+", "0x", text).replace(__file__, "FILE"))
    text = asyncio.format_call_graph(depth=2)
    print(text.count("File"), "outer" in text, "inner" in text)


async def main():
    await asyncio.create_task(outer(), name="Ada")


asyncio.run(outer())
