"""Simulates three downloads in threads: two seconds in all, not six."""

from threading import Thread
from time import sleep, time


def download(address):
    print(f"Downloading {address}...")
    sleep(2)
    print(f"Finished downloading {address}.")


def download_all():
    began = time()
    downloads = []
    for number in (1, 2, 3):
        download_thread = Thread(target=download, args=(f"http://example.com/file{number}",))
        downloads.append(download_thread)
        download_thread.start()
    for download_thread in downloads:
        download_thread.join()
    print(f"Total threading time: {time() - began:.2f}s")


download_all()
