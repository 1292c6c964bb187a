"""10,000 commands to Redis, a thousand at a time."""

import os

import redis


def main():
    client = redis.Redis.from_url(os.environ["REDIS_URL"])
    client.flushdb()
    total = 0
    for start in range(0, 5000, 500):
        with client.pipeline(transaction=False) as pipe:
            for number in range(start, start + 500):
                pipe.set(f"key:{number}", number)
                pipe.get(f"key:{number}")
            total += sum(int(each) for each in pipe.execute()[1::2])
    print(total)
