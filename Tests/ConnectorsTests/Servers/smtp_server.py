"""A real SMTP server (aiosmtpd) for the tests of the mailer.

    smtp_server.py FOLDER [--starttls] [--implicit] [--login USER:PASSWORD] [--silent]

Prints `port N process N` when it listens on loopback, after making FOLDER/ca.pem where it speaks TLS. Every message it takes
becomes FOLDER/N.mail: a line with the sender, a line with the recipients, then the bytes as they came. What it answers
hangs on the recipient: 550-x@ and 451-x@ are refused with that code at RCPT, 552-x@ after the data, and hang-x@ never
gets an answer after the data. As a sender, 553-mail@ is refused at MAIL, and 553-rcpt@ at RCPT, as Postfix does it. It ends when the process that started it has ended.
"""
import argparse
import asyncio
import os
import ssl
import subprocess
import threading
import time

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.taken = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("553-mail"):
            return "553 5.7.1 sender address rejected: not owned by user"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if envelope.mail_from.startswith("553-rcpt"):
            return f"553 5.7.1 <{envelope.mail_from}>: Sender address rejected: not owned by user"
        if address.startswith(("550-", "451-")):
            return f"{address[:3]} 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        recipient = envelope.rcpt_tos[0]
        if recipient.startswith("hang-"):
            await asyncio.sleep(3600)
        if recipient.startswith("552-"):
            return "552 5.3.4 too large for that mailbox"
        self.taken += 1
        path = os.path.join(self.folder, f"{self.taken}.mail")
        with open(path + ".part", "wb") as file:
            file.write(f"{envelope.mail_from}\n{','.join(envelope.rcpt_tos)}\n".encode())
            file.write(envelope.original_content)
        os.rename(path + ".part", path)
        return "250 2.0.0 taken"


def certificate(folder):
    ca, key = os.path.join(folder, "ca.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", ca, "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(ca, key)
    return context


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--login")
    parser.add_argument("--silent", action="store_true")
    options = parser.parse_args()
    tls = certificate(options.folder) if options.starttls or options.implicit else None
    handler = Handler(options.folder)

    def authenticate(server, session, envelope, mechanism, data):
        given = f"{data.login.decode()}:{data.password.decode()}"
        return AuthResult(success=given == options.login, handled=False)

    def session():
        if options.silent:
            return asyncio.Protocol()
        return SMTP(
            handler, hostname="uji.test", tls_context=tls if options.starttls else None,
            require_starttls=options.starttls, authenticator=authenticate if options.login else None,
            auth_required=bool(options.login), auth_require_tls=options.starttls)

    server = await asyncio.get_running_loop().create_server(
        session, "127.0.0.1", 0, ssl=tls if options.implicit else None)
    print("port", server.sockets[0].getsockname()[1], "process", os.getpid(), flush=True)
    await server.serve_forever()


threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
asyncio.run(main())
