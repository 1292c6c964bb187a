"""Attributes of an instance of a subclass of bytearray are copied and pickled with it."""

import copy
import pickle


class Packet(bytearray):
    pass


packet = Packet(b'data')
packet.number = 7
for other in (copy.copy(packet), copy.deepcopy(packet), pickle.loads(pickle.dumps(packet))):
    print(type(other).__name__, bytes(other), other.number)
