"""Threads of two interpreters run at the same time whether or not each has a lock of its own."""
from concurrent import interpreters

meet, answer = interpreters.create_queue(), interpreters.create_queue()


def take_part(meet, answer, number):
    meet.put(number)
    answer.put(sum(range(1000)))


if __name__ == "__main__":
    made = [interpreters.create() for _ in range(3)]
    threads = [each.call_in_thread(take_part, meet, answer, i) for i, each in enumerate(made)]
    print(sorted(meet.get() for _ in made), {answer.get() for _ in made})
    for thread in threads:
        thread.join()
    for each in made:
        each.close()
