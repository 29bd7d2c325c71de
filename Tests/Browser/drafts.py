"""Drafts without an account and the papers in them, by hand and many at once."""

import papers
from people import SERVICE
from wire import Client

# The question that asks for the paper `sk`.
PAPER = 6


async def draft_of(client: Client) -> str:
    await client.get(SERVICE)
    begun = await client.post(f"{SERVICE}/ajukan")
    assert begun.status == 303, begun.text
    address = begun.headers["location"].rsplit("/", 1)[0]
    await client.get(f"{address}/{PAPER}")
    return address


def upload(client: Client, address: str, name: str, content: bytes = papers.pdf("Surat contoh")) -> bytes:
    edge = "batas-kiriman"
    parts = f'--{edge}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{client.token}\r\n--{edge}\r\n'
    parts += f'Content-Disposition: form-data; name="berkas.sk"; filename="{name}"\r\n'
    body = parts.encode() + b"Content-Type: application/pdf\r\n\r\n" + content
    return client.form(
        f"{address}/{PAPER}", body + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}")
