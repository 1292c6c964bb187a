"""What a certificate says is told in a dictionary."""
import pprint
import ssl
from _parties import client_context, pair, path, server_context, shake_hands

client, server = pair(server_context('rich'), hostname='rich.example.test')
shake_hands(client, server)
certificate = client.getpeercert()
serial = certificate.pop('serialNumber')
print(serial)
pprint.pprint(certificate, sort_dicts=False)
with open(path('rich')) as file:
    print(ssl.PEM_cert_to_DER_cert(file.read()) == client.getpeercert(True))
print([len(chain) for chain in (client.get_verified_chain(), client.get_unverified_chain())])
print(client.get_verified_chain()[0] == client.getpeercert(True))
