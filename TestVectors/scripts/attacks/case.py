"""What one document of the collection is, and what a verifier must say of it."""

import dataclasses


@dataclasses.dataclass
class Case:
    """A document, the trick in it, and the right answer.

    `expected` is "reject" (with the finding `code`), "signed-only" (genuinely signed, so at most the texts in `signed`
    may be reported) or "accept" (exactly the texts in `signed`).
    """

    id: str
    document: str | bytes
    trick: str
    expected: str = "reject"
    code: str = ""
    signed: tuple = ()
    source: str = ""
    key: str = "rsa-2048"
    # "pinned": only the certificate of `key`; "anchors": whoever KeyInfo names, up to the root.
    trust: str = "pinned"
    # (text, times): the text stands once in the file and is repeated before the document is judged.
    repeated: tuple = ()

    def file(self):
        return f"{self.id}.xml"

    def octets(self):
        return self.document if isinstance(self.document, bytes) else self.document.encode()

    def full_octets(self):
        """The document with the repeated text written out."""
        if not self.repeated:
            return self.octets()
        text, times = self.repeated
        return self.octets().replace(text.encode(), text.encode() * times, 1)


def reject(id, code, trick, document, source="", **more):
    return Case(id, document, trick, "reject", code, source=source, **more)


def signed_only(id, signed, trick, document, source="", **more):
    return Case(id, document, trick, "signed-only", "", tuple(signed), source, **more)


def accept(id, signed, trick, document, **more):
    return Case(id, document, trick, "accept", "", tuple(signed), **more)
