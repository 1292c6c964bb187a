"""Gathers three coroutines that sleep for different times."""

import asyncio


async def visit(label, seconds):
    print(f"Getting started {label}")
    await asyncio.sleep(seconds)
    print(f"Shutdown {label}")
    return f"Result from {label}"


async def main():
    plan = {"Task-1": 2, "Task-2": 1, "Task-3": 3}
    answers = await asyncio.gather(*[visit(label, seconds) for label, seconds in plan.items()])
    print(f"All results: {answers}")


if __name__ == "__main__":
    asyncio.run(main())
