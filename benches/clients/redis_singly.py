"""10,000 commands to Redis, each after the reply to the one before."""

import os

import redis


def main():
    client = redis.Redis.from_url(os.environ["REDIS_URL"])
    client.flushdb()
    for number in range(5000):
        client.set(f"key:{number}", number)
    print(sum(int(client.get(f"key:{number}")) for number in range(5000)))
