"""How xmlsec1 is asked about a document, and what it answers."""

import subprocess
import tempfile

from markup import DS, MESSAGE, PAYMENT, ROOT

IDS = [f"{PAYMENT}:Payment", f"{MESSAGE}:Message", f"{DS}:Object", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"]


def certificate(case):
    """The pinned certificate, below TestVectors."""
    return f"{case.key}.pem" if "/" in case.key else f"certificates/{case.key}.pem"


def arguments(case):
    """The options; paths lie below TestVectors."""
    trust = ["--pubkey-cert-pem", certificate(case)] if case.trust == "pinned" else [
        "--trusted-pem", "certificates/root.pem", "--untrusted-pem", "certificates/intermediate.pem"]
    return ["--verify", *trust, *(word for name in IDS for word in ("--id-attr:Id", name))]


def answer(case, arguments):
    with tempfile.NamedTemporaryFile() as file:
        file.write(case.full_octets())
        file.flush()
        result = subprocess.run(["xmlsec1", *arguments, file.name], cwd=ROOT, capture_output=True, timeout=120)
    return "accepts" if result.returncode == 0 else "refuses"
