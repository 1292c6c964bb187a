"""Tasks that are still running at the end are cancelled, and generators closed."""
import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    finally:
        print("background ends")


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


async def main():
    task = asyncio.create_task(background())
    generator = numbers()
    print(await anext(generator))
    await asyncio.sleep(0)
    print("main ends", task.done())
    return generator


asyncio.run(main())
print("end")
