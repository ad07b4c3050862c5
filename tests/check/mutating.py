"""Damage to PDF and PPTX files as programs, mails and disks do it: wrong values, bytes, ends."""

import io
import random
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_CONTENT = (
    b" /X gs ", b" [ ", b" ) ", b"\xff", b" 1 Tf ", b" /A BDC ", b" BI ID EI ", b" Q Q ET ",
    b" /P <</MCID true>> BDC ", b" 9 0 0 Tj ", b" /F1 Do ", b" EMC EMC ",
)  # fmt: skip
_XML = (
    b"", b"-1", b"99999999999999999999", b"nan", b"\xed\xa0\x80", b"<", b"&#0;", b"true",
    b"rId999", b"../../x", b"1.5", b'"',
)  # fmt: skip


def mutated_pdf(data: bytes, rng: random.Random) -> bytes:
    """Change some bytes of a PDF, or some values in it, which stays a PDF."""
    if rng.random() < 0.25:
        return _bytes(data, rng)
    # A PDF without its root, say, is no longer written by pikepdf.
    with suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(data)) as pdf:
        held = [o for o in pdf.objects if isinstance(o, Dictionary | Array | Stream)]
        for _ in range(rng.randint(1, 4)):
            _change(pdf, _inside(rng.choice(held), rng), rng)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
        return out.getvalue()
    return _bytes(data, rng)


def mutated_pptx(data: bytes, rng: random.Random) -> bytes:
    """Change values in the XML of a deck, leave parts out, or change bytes of the archive."""
    if rng.random() < 0.15:
        return _bytes(data, rng)
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = set(rng.sample(names, rng.randint(1, 3)))
        for name in names:
            part = old.read(name)
            if name in hit and name.endswith((".xml", ".rels")):
                part = _xml(part, rng)
            elif name in hit:
                continue
            new.writestr(name, part)
    return out.getvalue()


def _bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed[: rng.randrange(len(changed))] if rng.random() < 0.2 else changed)


def _inside(value: Object, rng: random.Random) -> Object:
    for _ in range(rng.randint(0, 2)):
        listed = list(value) if isinstance(value, Array) else []
        values = list(value.values()) if isinstance(value, Dictionary) else listed
        kids = [kid for kid in values if isinstance(kid, Dictionary | Array)]
        value = rng.choice(kids) if kids else value
    return value


def _change(pdf: Pdf, value: Object, rng: random.Random) -> None:
    put = rng.choice(
        [
            None, 5, -1, 2**40, True, Name.X, String("x"), String(b"\xfe\xff\xd8"), Array([]),
            Array([Name.A, 5]), Dictionary(), Dictionary(A=1), pdf.make_stream(b"1 2 q BT"),
            pdf.Root, pdf.pages[0].obj, Object.parse(b"/#ba#da"), Object.parse(b"1.5"),
        ]
    )  # fmt: skip
    # Not everything may stand everywhere; what pikepdf refuses is not changed.
    with suppress(ValueError, TypeError, NotImplementedError, pikepdf.PdfError):
        if isinstance(value, Array):
            if len(value):
                value[rng.randrange(len(value))] = put
            return
        key = rng.choice([key for key in value.keys() if key != "/Length"] or ["/X"])  # noqa: SIM118
        if put is None:
            if key in value:
                del value[key]
        else:
            value[key] = put
        if isinstance(value, Stream) and rng.random() < 0.5:
            content = value.read_bytes()
            place = rng.randrange(len(content) + 1)
            value.write(content[:place] + rng.choice(_CONTENT) + content[place:])


def _xml(part: bytes, rng: random.Random) -> bytes:
    quotes = [i for i, byte in enumerate(part) if byte == ord('"')]
    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.7 and len(quotes) > 3:
            at = rng.randrange(len(quotes) // 2 - 1) * 2
            part = part[: quotes[at] + 1] + rng.choice(_XML) + part[quotes[at + 1] :]
            quotes = [i for i, byte in enumerate(part) if byte == ord('"')]
        else:
            tags = part.split(b"<")
            del tags[rng.randrange(1, len(tags))]
            part = b"<".join(tags)
    return part
