"""With threads in place of processes a program keeps its form."""
import multiprocessing.dummy as processes
import threading

process = processes.Process(target=print, args=("inside",))
print(process.exitcode, isinstance(process, threading.Thread))
process.start()
process.join()
print(process.exitcode, processes.active_children(), processes.current_process() is threading.current_thread())
first, second = processes.Pipe()
first.send([1])
print(second.poll(), second.recv(), second.poll(), second.poll(0.01))
manager = processes.Manager()
print(manager.list([1]), manager.dict(a=1), manager.Value("i", 3), manager.Namespace(a=1), manager.Array("i", [1]))
with processes.connection.Listener() as listener:
    client = processes.connection.Client(listener.address)
    client.send("hello")
    print(listener.accept().recv())
with processes.Pool(2) as pool:
    print(pool.map(abs, [-1, -2]))
