"""A pipe between processes."""
import multiprocessing


def talk(connection):
    connection.send(["hello", {"n": connection.recv() + 1}])
    connection.send_bytes(b"raw")
    connection.close()


if __name__ == "__main__":
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=talk, args=(there,))
    process.start()
    there.close()
    here.send(41)
    print(here.recv(), here.recv_bytes(), here.poll(20))
    process.join()
    try:
        here.recv()
    except EOFError as error:
        print(type(error).__name__)
