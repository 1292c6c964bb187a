"""There is no call graph outside of a loop, nor of what is no future."""
import asyncio

try:
    asyncio.capture_call_graph()
except RuntimeError as error:
    print(error)


async def main():
    try:
        asyncio.capture_call_graph(5)
    except TypeError as error:
        print(error)
    done = asyncio.Event()

    def outside_of_tasks():
        print(asyncio.capture_call_graph(), repr(asyncio.format_call_graph()))
        asyncio.print_call_graph()
        done.set()

    asyncio.get_running_loop().call_soon(outside_of_tasks)
    await done.wait()


asyncio.run(main())
