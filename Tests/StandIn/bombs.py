"""Zip files that nobody should unpack blindly."""

import functools
import io
import struct
import zipfile
import zlib


def traversal(content):
    """The zip with a member that wants to be written outside the folder; any other body: a new zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("../../synthetic-escape.csv", "Id;Measure\r\n")
        out.writestr("/tmp/synthetic-absolute.csv", "Id;Measure\r\n")
        if content[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(content)) as given:
                for name in given.namelist():
                    out.writestr(name, given.read(name))
    return made.getvalue()


@functools.lru_cache(2)
def bomb(size, name=b"Observations.csv"):
    """A zip of which the one member is `size` spaces, a thousandth of that when packed."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = b" " * (1 << 20)
    block = press.compress(one) + press.flush(zlib.Z_FULL_FLUSH)
    blocks = max(1, size >> 20)
    check = 0
    for _ in range(blocks):
        check = zlib.crc32(one, check)
    packed = block * blocks + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    sizes = struct.pack("<III", check, len(packed), blocks << 20)
    common = struct.pack("<HHHHH", 20, 0, 8, 0, 0x5B30) + sizes + struct.pack("<HH", len(name), 0)
    local = b"PK\x03\x04" + common + name
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end
