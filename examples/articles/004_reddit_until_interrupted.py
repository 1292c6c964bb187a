"""Shows the best of three subreddits, with a session that is made outside a coroutine, until Ctrl-C ends it."""

import asyncio
import json
import signal
import sys

import aiohttp

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
client = aiohttp.ClientSession(loop=loop)


async def get_json(client, url):
    async with client.get(url) as response:
        assert response.status == 200
        return await response.read()


async def get_reddit_top(subreddit, client):
    url = "https://www.reddit.com/r/" + subreddit + "/top.json?sort=top&t=day&limit=5"
    answer = json.loads((await get_json(client, url)).decode("utf-8"))
    for child in answer["data"]["children"]:
        data = child["data"]
        print(str(data["score"]) + ": " + data["title"] + " (" + data["url"] + ")")
    print("DONE:", subreddit + "\n", flush=True)


def signal_handler(signal, frame):
    loop.stop()
    client.close()
    sys.exit(0)


signal.signal(signal.SIGINT, signal_handler)
asyncio.ensure_future(get_reddit_top("python", client), loop=loop)
asyncio.ensure_future(get_reddit_top("programming", client), loop=loop)
asyncio.ensure_future(get_reddit_top("compsci", client), loop=loop)
loop.run_forever()
