"""Networks are divided and put together by the length of their prefix."""
import ipaddress

network = ipaddress.ip_network('192.0.2.0/28')
print(list(network.subnets()), list(network.subnets(2)), list(network.subnets(new_prefix=29)), network.supernet(), network.supernet(new_prefix=24))
print(list(ipaddress.ip_network('1.1.1.1').subnets()), ipaddress.ip_network('::/0').supernet())
for function in (
    lambda: list(network.subnets(-1)), lambda: list(network.subnets(500)), lambda: list(network.subnets(2, 30)), lambda: list(network.subnets(new_prefix=4)),
    lambda: network.supernet(500), lambda: network.supernet(2, 3), lambda: network.supernet(new_prefix=30),
):
    try:
        function()
    except ValueError as error:
        print(error)
