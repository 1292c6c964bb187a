"""What is no network is an error that says why."""
import ipaddress

for make in (ipaddress.IPv4Network, ipaddress.IPv6Network):
    for value in ('1.2.3.4/24', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/a', '10.0.0.0/', '/8', '1.2.3.0/24/5', '10.0.0.0/255.0.255.0', '::1/64', '::/129', '::/ffff::', None):
        try:
            make(value)
        except ValueError as error:
            print(type(error).__name__, error)
try:
    ipaddress.ip_network('nothing')
except ValueError as error:
    print(error)
