"""Passes five items from one process to another over a queue that None ends."""

from multiprocessing import Process, Queue


def produce(channel):
    for number in range(5):
        channel.put(number)
        print("Produced", number)


def consume(channel):
    while (number := channel.get()) is not None:
        print("Consumed", number)


if __name__ == "__main__":
    channel = Queue()
    source = Process(target=produce, args=(channel,))
    sink = Process(target=consume, args=(channel,))
    source.start()
    sink.start()
    source.join()
    channel.put(None)
    sink.join()
