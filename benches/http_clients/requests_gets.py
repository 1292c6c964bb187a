"""1,000 times `requests.get`, and the JSON of each answer."""

import os

import requests


def main():
    url = os.environ["HTTP_URL"]
    print(sum(len(requests.get(url).json()) for _ in range(1000)))
