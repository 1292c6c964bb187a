"""The body of a response is octets, text in an encoding, JSON, lines and pieces."""

import requests
from _site import site

with site() as url:
    for path in ('gzip', 'deflate'):
        response = requests.get(f'{url}/{path}')
        print(response.headers['content-encoding'], len(response.content), response.text[:13])
        with requests.get(f'{url}/{path}', stream=True) as response:
            print([len(piece) for piece in response.iter_content(3000)])
    response = requests.get(f'{url}/lines')
    print(list(response.iter_lines()), list(response.iter_lines(decode_unicode=True)), response.encoding)
    print(list(response.iter_content(6)), response.links['next']['url'], sorted(response.links))
    for encoding in ('latin-1', 'utf-8'):
        response = requests.get(f'{url}/bytes/{encoding}')
        print(response.encoding, response.apparent_encoding if encoding == 'utf-8' else '', response.text)
    response.encoding = 'latin-1'
    print(response.text)
    try:
        response.json()
    except requests.exceptions.JSONDecodeError as error:
        print(type(error).__name__, error, isinstance(error, ValueError))
    with requests.get(f'{url}/lines', stream=True) as response:
        print(response.raw.read(5), response.raw.read())
        try:
            print(response.content)
        except RuntimeError as error:
            print(error)
    with requests.get(f'{url}/lines', stream=True) as response:
        print(list(response.iter_content(None)))
        try:
            list(response.iter_content())
        except requests.exceptions.StreamConsumedError as error:
            print(type(error).__name__, isinstance(error, TypeError))
