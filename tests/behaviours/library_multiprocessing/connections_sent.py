"""A connection goes through another connection to a process that runs already."""
import multiprocessing


def relay(end):
    other = end.recv()
    other.send(('through', end.recv()))
    other.close()


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    near, far = context.Pipe()
    child = context.Process(target=relay, args=(far,))
    child.start()
    far.close()
    reader, writer = context.Pipe(duplex=False)
    near.send(writer)
    near.send('message')
    print(reader.recv())
    child.join()
    writer.close()
    try:
        reader.recv()
    except EOFError:
        print('end', child.exitcode)
