"""A session keeps headers, parameters, a user, cookies and connections."""

import requests
from _site import site

with site() as url, requests.Session() as session:
    session.headers['X-One'] = '1'
    session.params = {'p': 'q'}
    session.auth = ('user', 'secret')
    said = session.get(f'{url}/echo', params={'r': 's'}).json()
    print(said['x'], said['path'], said['user'])
    session.get(f'{url}/cookie')
    print(session.cookies.get_dict(), session.cookies['taste'], 'taste' in session.cookies)
    print(session.get(f'{url}/echo', cookies={'more': 'bitter'}).json()['cookie'], len(session.cookies))
    print(session.get(f'{url}/echo', headers={'X-One': None}).json()['x'])
    print(len({session.get(f'{url}/echo').json()['client'] for _ in range(5)}))
    print(len({requests.get(f'{url}/echo').json()['client'] for _ in range(5)}))
    seen = []
    session.hooks['response'].append(lambda response, *args, **kwargs: seen.append(response.status_code))
    session.get(f'{url}/status/201')
    print(seen)
    request = requests.Request('PUT', f'{url}/echo', data={'a': 'b'}, headers={'X-One': 'own'})
    prepared = session.prepare_request(request)
    print(prepared.method, prepared.body, prepared.headers['Content-Length'], prepared.path_url)
    print(session.send(prepared).json()['x'])
