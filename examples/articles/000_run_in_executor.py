"""Awaits three sums of squares that child processes compute (of smaller numbers, if the first argument says so)."""

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor


def sum_of_squares(limit):
    return sum(number * number for number in range(limit))


async def main(limit):
    loop = asyncio.get_event_loop()
    with ProcessPoolExecutor() as processes:
        sums = await asyncio.gather(
            *(loop.run_in_executor(processes, sum_of_squares, limit * part // 2) for part in (2, 4, 3))
        )
        print(f"Results: {sums}")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000))
