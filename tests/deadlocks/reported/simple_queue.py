"""Two threads wait for each other's answers in simple queues."""
# says: 'asking' waits in SimpleQueue.get()
# says: 'MainThread' waits in SimpleQueue.get()
import queue
import threading

questions, answers = queue.SimpleQueue(), queue.SimpleQueue()
threading.Thread(target=lambda: answers.put(questions.get()), name='asking').start()
answers.get()
