"""A mail server that takes every mail and keeps none."""

import asyncio
import contextlib
import threading


class SMTPSink:
    """Counts connections and mails; answers a mail after `delay` seconds."""

    def __init__(self, port):
        self.port = port
        self.delay = 0.0
        self.connections = 0
        self.mails = 0

    async def converse(self, reader, writer):
        self.connections += 1
        try:
            writer.write(b"220 sink.example.com ESMTP\r\n")
            while line := await reader.readline():
                word = line[:4].upper()
                if word == b"EHLO":
                    writer.write(b"250-sink.example.com\r\n250-SIZE 50000000\r\n250 8BITMIME\r\n")
                elif word == b"DATA":
                    writer.write(b"354 go on\r\n")
                    await self.take_mail(reader)
                    writer.write(b"250 taken\r\n")
                elif word == b"QUIT":
                    writer.write(b"221 bye\r\n")
                    break
                else:
                    writer.write(b"250 ok\r\n")
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The client is gone, as it may be.
        finally:
            writer.close()

    async def take_mail(self, reader):
        while (line := await reader.readline()) != b".\r\n":
            if not line:
                raise ConnectionResetError
        await asyncio.sleep(self.delay)
        self.mails += 1


class Relay:
    """Passes what comes on to another port, each piece after `delay` seconds."""

    def __init__(self, port, to):
        self.port = port
        self.to = to
        self.delay = 0.0

    async def converse(self, reader, writer):
        other_reader, other_writer = await asyncio.open_connection("127.0.0.1", self.to)
        there = asyncio.create_task(self.pass_on(reader, other_writer, slowly=True))
        await self.pass_on(other_reader, writer, slowly=False)
        there.cancel()

    async def pass_on(self, reader, writer, slowly):
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if slowly:
                    await asyncio.sleep(self.delay)
                writer.write(data)
                await writer.drain()
        writer.close()


@contextlib.contextmanager
def serving(*servers):
    """Serves in a thread of its own: the caller waits for other programs meanwhile."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def begin(server):
        return await asyncio.start_server(
            server.converse, "127.0.0.1", server.port, limit=1 << 20
        )

    async def end():
        for listener in listeners:
            listener.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def within(work):
        return asyncio.run_coroutine_threadsafe(work, loop).result(10)

    listeners = []
    try:
        for server in servers:
            listeners.append(within(begin(server)))
        yield
    finally:
        within(end())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
