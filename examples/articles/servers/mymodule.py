"""The job of `004_enqueue.py`, which a worker imports."""


def text_at(url):
    try:
        import requests
    except ImportError:
        from urllib.request import urlopen

        with urlopen(url) as response:
            return response.read().decode()
    return requests.get(url).text


def count_words_at_url(url):
    """How many words a page has; called by a worker, maybe on another machine."""
    count = len(text_at(url).split())
    print(count)
    return count
