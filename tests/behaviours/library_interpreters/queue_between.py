"""Two interpreters send each other objects through queues, one waiting for the other."""
from concurrent import interpreters

requests, answers = interpreters.create_queue(), interpreters.create_queue()
interpreter = interpreters.create()
interpreter.prepare_main(requests=requests, answers=answers)
thread = interpreter.call_in_thread(
    exec, "while (n := requests.get()) is not None: answers.put((n, n * n))",
    {"requests": requests, "answers": answers})
for number in range(4):
    requests.put(number)
    print(answers.get())
requests.put(None)
thread.join()
interpreter.close()
