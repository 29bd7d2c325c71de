"""A real S3 server for tests: nanio, which proves signatures, or moto, which keeps to If-None-Match.

    s3_server.py FOLDER nanio|moto [--tls] [--fault KIND:METHOD:COUNT]...

Prints `port N process N` when it listens on loopback, with an empty bucket `berkas` for KEY and SECRET below; with --tls,
after making FOLDER/ca.pem. A fault befalls the first COUNT requests of a method:

    slow    503 SlowDown, and nothing is done
    lose    done, and the connection is closed instead of an answer
    cut     done, and half of the answer comes
    hang    nothing comes, ever

It ends when the process that started it has ended, and takes FOLDER with it.
"""
import argparse
import asyncio
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time

import boto3

KEY, SECRET, BUCKET = "KUNCI-UJI", "rahasia-uji-0123456789", "berkas"
SLOW = (
    b"HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: 64\r\n\r\n"
    + b"<Error><Code>SlowDown</Code><Message>pelan</Message></Error>".ljust(64))


def nanio(folder: str) -> int:
    import uvicorn
    from nanio.app import build_app

    os.environ.update(
        NANIO_DATA_DIR=os.path.join(folder, "isi"), NANIO_ACCESS_KEY=KEY, NANIO_SECRET_KEY=SECRET,
        NANIO_REGION="us-east-1")
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(build_app, factory=True, log_level="error", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True).start()
    return door.getsockname()[1]


def moto(folder: str) -> int:
    import logging

    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    return server.get_host_and_port()[1]


def certificate(folder: str) -> ssl.SSLContext:
    ca, key = os.path.join(folder, "ca.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", ca, "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, key)
    return context


class Way:
    """Stands before the server, passes each request on, and does harm where it is told to."""

    def __init__(self, port: int, faults: list):
        self.port = port
        self.faults = [[kind, method, int(count)] for kind, method, count in (fault.split(":") for fault in faults)]

    def fault(self, method: str) -> str:
        for fault in self.faults:
            if fault[1] == method and fault[2] > 0:
                fault[2] -= 1
                return fault[0]
        return ""

    async def __call__(self, reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.split(b"\r\n")
            lengths = [line.split(b":")[1] for line in lines if line.lower().startswith(b"content-length:")]
            body = await reader.readexactly(int(lengths[0])) if lengths else b""
            fault = self.fault(head.split(b" ", 1)[0].decode())
            if fault == "hang":
                await asyncio.sleep(3600)
            answer = SLOW if fault == "slow" else await self.ask(lines, body)
            if fault == "cut":
                answer = answer[: len(answer) // 2]
            if fault != "lose":
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def ask(self, lines: list, body: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"\r\n".join([lines[0], b"Connection: close", *lines[1:]]) + body)
        answer = await reader.read()
        writer.close()
        return answer


def end_with(parent: int, folder: str) -> None:
    while os.getppid() == parent:
        time.sleep(0.2)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("kind", choices=["nanio", "moto"])
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--fault", action="append", default=[])
    options = parser.parse_args()
    threading.Thread(target=end_with, args=(os.getppid(), options.folder), daemon=True).start()
    port = {"nanio": nanio, "moto": moto}[options.kind](options.folder)
    boto3.client(
        "s3", endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id=KEY, aws_secret_access_key=SECRET,
        region_name="us-east-1").create_bucket(Bucket=BUCKET)
    if options.tls or options.fault:
        context = certificate(options.folder) if options.tls else None
        way = await asyncio.start_server(Way(port, options.fault), "127.0.0.1", 0, ssl=context)
        port = way.sockets[0].getsockname()[1]
    print("port", port, "process", os.getpid(), flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
