"""Keys and signature values, genuine and malformed. Everything is openssl's or plain arithmetic."""

import base64
import hashlib
import hmac
import re
import subprocess
import tempfile


def openssl(*arguments, input=b""):
    return subprocess.run(["openssl", *arguments], input=input, capture_output=True, check=True).stdout


def base64_text(octets):
    return base64.b64encode(octets).decode()


def sign(key, octets, digest="sha256"):
    """The signature of `octets` by the private key in a file: PKCS#1 v1.5, or DER for ECDSA."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(octets)
        file.flush()
        return openssl("dgst", f"-{digest}", "-sign", key, file.name)


def sign_pss(key, octets):
    with tempfile.NamedTemporaryFile() as file:
        file.write(octets)
        file.flush()
        return openssl(
            "dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32", "-sign", key, file.name)


def rs_from_der(der):
    """r and s of a DER ECDSA signature."""
    length = der[3]
    r = int.from_bytes(der[4 : 4 + length], "big")
    return r, int.from_bytes(der[6 + length :], "big")


def concatenated(r, s, size=32):
    """r and s as XML Signature wants them (RFC 4050, section 3.3)."""
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def rsa_numbers(key):
    """Modulus, public and private exponent of an RSA private key."""
    text = openssl("rsa", "-in", key, "-noout", "-text").decode()

    def number(label):
        found = re.search(label + r":\s*\n((?:\s+[0-9a-f:]+\n)+)", text)
        return int(re.sub(r"[\s:]", "", found.group(1)), 16)

    public = int(re.search(r"publicExponent: (\d+)", text).group(1))
    return number("modulus"), public, number("privateExponent")


def rsa_block(key, block):
    """The private operation on a block that the caller padded."""
    modulus, _, exponent = rsa_numbers(key)
    return pow(int.from_bytes(block, "big"), exponent, modulus).to_bytes(256, "big")


SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def padded(hashed, info=SHA256_INFO, kind=1, filler=b"\xff", size=256, garbage=b"", short=None):
    """A PKCS#1 v1.5 block (RFC 8017, section 9.2) with the parts that attackers vary."""
    tail = b"\x00" + info + hashed + garbage
    count = size - 2 - len(tail) if short is None else short
    block = bytes([0, kind]) + filler * count + tail
    return block + b"\x00" * (size - len(block))


def cube_root_forgery(hashed):
    """A value whose cube begins like a right block and ends with garbage (CVE-2006-4339); needs no private key."""
    prefix = b"\x00\x01" + b"\xff" * 8 + b"\x00" + SHA256_INFO + hashed
    low = int.from_bytes(prefix + b"\x00" * (256 - len(prefix)), "big")
    root = 1 << (low.bit_length() // 3 + 1)
    while True:
        better = (2 * root + low // (root * root)) // 3
        if better >= root:
            break
        root = better
    while root**3 < low:
        root += 1
    assert (root**3).to_bytes(256, "big").startswith(prefix)
    return root.to_bytes(256, "big")


def hmac_value(key, octets, digest=hashlib.sha256):
    return hmac.new(key, octets, digest).digest()
