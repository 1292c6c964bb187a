"""Awaits three sums of squares that child processes compute."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def sum_of_squares(limit):
    return sum(number * number for number in range(limit))


async def main():
    loop = asyncio.get_event_loop()
    with ProcessPoolExecutor() as processes:
        sums = await asyncio.gather(
            *(loop.run_in_executor(processes, sum_of_squares, limit) for limit in (100000, 200000, 150000))
        )
        print(f"Results: {sums}")


if __name__ == "__main__":
    asyncio.run(main())
