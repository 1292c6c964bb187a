"""Messages reach tasks that have subscribed."""

import asyncio
import os

import redis.asyncio as redis

CHANNEL = f"channel-{os.environ['REDIS_DB']}"


def shown(message):
    return message and (message["type"], message["data"])


async def main():
    async with redis.from_url(os.environ["REDIS_URL"], decode_responses=True) as r:
        async with r.pubsub() as subscriber:
            seen = []
            await subscriber.subscribe(CHANNEL)
            await subscriber.psubscribe(**{f"{CHANNEL}-*": lambda message: seen.append(shown(message))})
            print(shown(await subscriber.get_message(timeout=5)), shown(await subscriber.get_message(timeout=5)))
            print(await r.publish(CHANNEL, "one"), await r.publish(f"{CHANNEL}-x", "two"))
            print(shown(await subscriber.get_message(timeout=5)), await subscriber.get_message(timeout=5), seen)
            print(await subscriber.get_message(timeout=0.02))

            async def listen():
                async for message in subscriber.listen():
                    if message["data"] == "end":
                        return message["channel"] == CHANNEL

            task = asyncio.create_task(listen())
            await r.publish(CHANNEL, "end")
            print(await task)
            await subscriber.unsubscribe(CHANNEL)
            await subscriber.punsubscribe()
            print(shown(await subscriber.get_message(timeout=5)), shown(await subscriber.get_message(timeout=5)), subscriber.subscribed)


asyncio.run(main())
