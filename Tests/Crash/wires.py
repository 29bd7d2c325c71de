"""The network between each node and the PostgreSQL server, as a process: it can be cut, and it can stand still.

    wires.py SOCKET NODES

Prints a port a node, and passes on what comes there to the server's SOCKET. A line on its standard input is obeyed:
`cut N` ends node N's connections, `still N` passes nothing on any more though it takes what comes, `go N` goes on."""

import asyncio
import sys


class Wire:
    def __init__(self, server: str):
        self.server = server
        self.open = asyncio.Event()
        self.open.set()
        self.ends = set()

    async def connect(self, reader, writer):
        self.ends.add(writer)
        try:
            there, back = await asyncio.open_unix_connection(self.server)
        except OSError:
            return self.end(writer)
        self.ends.add(back)
        await asyncio.gather(self.carry(reader, back), self.carry(there, writer))

    async def carry(self, reader, writer):
        try:
            while piece := await reader.read(65536):
                await self.open.wait()
                writer.write(piece)
                await writer.drain()
        except (ConnectionError, OSError):
            pass
        self.end(writer)

    def end(self, writer) -> None:
        self.ends.discard(writer)
        writer.close()

    def cut(self) -> None:
        for writer in list(self.ends):
            writer.transport.abort()
        self.ends.clear()

    def obey(self, word: str) -> None:
        if word == "cut":
            self.cut()
        elif word == "still":
            self.open.clear()
        else:
            self.open.set()


async def main(server: str, nodes: int) -> None:
    wires = [Wire(server) for _ in range(nodes)]
    doors = [await asyncio.start_server(wire.connect, "127.0.0.1", 0) for wire in wires]
    print(*[door.sockets[0].getsockname()[1] for door in doors], flush=True)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        word, node = line.decode().split()
        wires[int(node)].obey(word)
        print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
