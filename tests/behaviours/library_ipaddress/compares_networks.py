"""Networks overlap, lie in each other, and have an order."""
import ipaddress

large, small, other = map(ipaddress.ip_network, ('10.0.0.0/8', '10.1.0.0/16', '11.0.0.0/8'))
print(large.overlaps(small), small.overlaps(other), small.subnet_of(large), large.supernet_of(other), large.compare_networks(small), other.compare_networks(large))
print(large < small < other, large == ipaddress.ip_network('10.0.0.0/255.0.0.0'), hash(large) == hash(ipaddress.ip_network('10.0.0.0/8')), sorted([other, small, large]))
six = ipaddress.ip_network('::/8')
for function in (lambda: large.subnet_of(six), lambda: large.compare_networks(six), lambda: large < six, lambda: large < 5):
    try:
        function()
    except TypeError as error:
        print(error)
