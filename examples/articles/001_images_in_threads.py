"""Saves three images, each in a thread of its own, byte for byte."""

import hashlib
import os
import tempfile
import threading
from urllib.request import urlopen


def save_image(url, path):
    response = urlopen(url)
    with open(path, "wb") as file:
        file.write(response.read())


urls = [
    "https://example.com/image1.jpg",
    "https://example.com/image2.jpg",
    "https://example.com/image3.gif",
]
with tempfile.TemporaryDirectory() as folder:
    threads = []
    for number, url in enumerate(urls, 1):
        path = os.path.join(folder, f"image{number}.{url.split('.')[-1]}")
        thread = threading.Thread(target=save_image, args=(url, path))
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            octets = file.read()
        print(name, len(octets), hashlib.sha256(octets).hexdigest())
print("All images saved!")
