"""Papers that people hand over: made here, each of its own content."""

import struct
import zlib


def pdf(text: str) -> bytes:
    content = f"BT /F1 18 Tf 72 760 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + end % (size, table, size, len(body))


def png(tone: int, width: int = 480, height: int = 300) -> bytes:
    """A card in one colour with a darker band: a picture of nobody."""
    row = b"\0" + bytes([tone, 150, 200]) * width
    band = b"\0" + bytes([40, 60, 90]) * width
    pixels = zlib.compress(band * 40 + row * (height - 40))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def file(name: str, content: bytes) -> dict:
    kinds = {"pdf": "application/pdf", "png": "image/png", "txt": "text/plain"}
    return {"name": name, "mimeType": kinds[name.rsplit(".")[-1]], "buffer": content}
