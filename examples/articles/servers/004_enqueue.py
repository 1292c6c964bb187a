"""Has a worker in another process count the words of a page; REDIS_URL says where the queue is.

    weft -m rq worker default        # in this folder, in another terminal
"""

import os
import sys

from mymodule import count_words_at_url
from redis import Redis
from rq import Queue

queue = Queue(connection=Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379")))
job = queue.enqueue(count_words_at_url, sys.argv[1] if len(sys.argv) > 1 else "http://nvie.com")
print("enqueued:", job.func_name)
result = job.latest_result(timeout=30)
print("words:", result.return_value if result else "no worker has come yet")
