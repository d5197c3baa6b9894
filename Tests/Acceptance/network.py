"""A network between devices and a server, on loopback: it counts, records, delays, and cuts at a chosen byte."""

import asyncio
import socket
import struct
import threading


class Allowance:
    """So many bytes may still pass; several connections may share one."""

    def __init__(self, left):
        self.left = left


class Fate:
    """What happens to one connection."""

    def __init__(self, up=None, down=None, delay=0.0, refused=False, reset=False):
        self.up, self.down = up, down  # allowances, or None for no limit
        self.delay, self.refused = delay, refused
        self.reset = reset  # the end is an RST, not an orderly close

    @property
    def harmless(self):
        return not (self.up or self.down or self.refused)


class Cut(Exception):
    """The allowance is used up."""


class Network:
    """Listens on a port of its own and carries everything to the server's.

    `fate` is asked once for each connection and may be replaced at any time.
    """

    def __init__(self, target, fate=Fate, recording=False):
        self.target, self.fate, self.recording = target, fate, recording
        self.up = self.down = self.connections = self.cuts = 0
        self.sent, self.answered = bytearray(), bytearray()  # what passed, while recording
        self.port = None
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()
        self.thread = threading.Thread(target=self.serve, args=(ready,), daemon=True)
        self.thread.start()
        ready.wait()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def bytes(self):
        return self.up + self.down

    def forget(self):
        """Counts and records from nothing again."""
        self.up = self.down = 0
        self.sent, self.answered = bytearray(), bytearray()

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=10)

    def serve(self, ready):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(
            asyncio.start_server(self.connected, "127.0.0.1", 0, backlog=100))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.run_until_complete(asyncio.sleep(0))

    async def connected(self, reader, writer):
        self.connections += 1
        fate, far = self.fate(), None
        try:
            await asyncio.sleep(fate.delay)
            if fate.refused:
                raise Cut
            far_reader, far = await asyncio.open_connection("127.0.0.1", self.target)
            ways = [
                asyncio.create_task(self.carry(reader, far, fate.up, True)),
                asyncio.create_task(self.carry(far_reader, writer, fate.down, False))]
            _, waiting = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for task in waiting:
                task.cancel()
            for ending in await asyncio.gather(*ways, return_exceptions=True):
                if isinstance(ending, Exception):  # being cancelled is none
                    raise ending
        except Cut:
            self.cuts += 1
        except OSError:
            pass  # either end is gone; the other will see the close
        finally:
            for end in (writer, far):
                hang_up(end, fate.reset)

    async def carry(self, reader, writer, allowance, upward):
        while data := await reader.read(65536):
            if allowance:
                data = data[:allowance.left]
                allowance.left -= len(data)
            writer.write(data)
            self.count(data, upward)
            await writer.drain()
            if allowance and allowance.left == 0:
                raise Cut

    def count(self, data, upward):
        if upward:
            self.up += len(data)
        else:
            self.down += len(data)
        if self.recording:
            (self.sent if upward else self.answered).extend(data)


def hang_up(writer, reset):
    if not writer:
        return
    if reset:
        end = writer.get_extra_info("socket")
        try:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass  # closed already
    writer.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
