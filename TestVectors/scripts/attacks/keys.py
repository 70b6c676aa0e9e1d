"""Whose key it was, and signature values that are not quite right."""

import hashlib
import pathlib
import subprocess

import signing
from case import accept, reject, signed_only
from markup import *

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def attacker(folder):
    """A key and a certificate that claims the company's name; made anew and kept with the collection."""
    name = signing.openssl("x509", "-in", str(ROOT / "certificates/rsa-2048.pem"), "-noout", "-subject", "-nameopt",
                           "compat").decode().strip().removeprefix("subject=").strip()
    key_path, path = str(folder / "attacker-key.pem"), str(folder / "attacker.pem")
    signing.openssl("req", "-x509", "-newkey", "rsa:2048", "-noenc", "-keyout", key_path, "-out", path, "-days", "20000",
                    "-subj", name, "-utf8")
    return key_path, certificate_text(path)


def key_info(folder):
    attacker_key, attacker_certificate = attacker(folder)
    info = signed_info(reference("#p2", evil()))
    value = signing.sign(attacker_key, info.encode())
    forged = lambda key_info: message(evil(inside=signature_around(info, value, key_info)))
    modulus, public, _ = signing.rsa_numbers(attacker_key)
    key_value = (
        "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>" + signing.base64_text(modulus.to_bytes(256, "big"))
        + "</ds:Modulus><ds:Exponent>" + signing.base64_text(public.to_bytes(3, "big"))
        + "</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>")
    retrieval = lambda uri: f'<ds:KeyInfo><ds:RetrievalMethod URI="{uri}" Type="{DS}X509Data"/></ds:KeyInfo>'
    loop = f'<ds:KeyInfo Id="k1"><ds:RetrievalMethod URI="#k1" Type="{DS}KeyInfo"/></ds:KeyInfo>'
    both = lambda *certificates: x509(*certificates)
    not_allowed, untrusted = "signature.signer-not-allowed", "signature.signer-untrusted"
    company = certificate()
    return [
        reject("key-attacker", not_allowed, "an attacker's certificate of the company's name",
               forged(x509(attacker_certificate)), "CVE-2025-48994 family"),
        reject("key-attacker-anchors", untrusted, "the same where a trust anchor decides",
               forged(x509(attacker_certificate)), trust="anchors"),
        reject("key-attacker-first", untrusted, "the attacker's certificate before the company's",
               forged(both(attacker_certificate, company)), trust="anchors"),
        reject("key-attacker-last", untrusted, "the attacker's certificate after the company's",
               forged(both(company, attacker_certificate)), trust="anchors"),
        reject("key-value-attacker", not_allowed, "the attacker's KeyValue",
               forged(f"<ds:KeyInfo>{key_value}</ds:KeyInfo>")),
        reject("key-value-and-certificate", "signature.value-mismatch",
               "the attacker's KeyValue beside the company's certificate",
               forged(x509(company).replace("<ds:KeyInfo>", "<ds:KeyInfo>" + key_value)), trust="anchors"),
        reject("key-company-certificate", "signature.value-mismatch", "the company's certificate, the attacker's value",
               forged(x509(company)), trust="anchors"),
        reject("key-none", "signature.key-missing", "no KeyInfo where a trust anchor decides", forged(""), trust="anchors"),
        reject("key-retrieval-external", "signature.key-missing", "KeyInfo elsewhere in the net",
               forged(retrieval("http://127.0.0.1/x")), "CWE-918", trust="anchors"),
        reject("key-retrieval-loop", "signature.key-missing", "KeyInfo that points to itself", forged(loop),
               trust="anchors"),
        accept("honest-key-and-attacker", [PAYMENT_TEXT], "the company signed, a stranger's certificate stands first",
               signed_message(key_info=x509(attacker_certificate, company)), trust="anchors"),
    ]


def hmac():
    pem = (ROOT / "certificates/rsa-2048.pem").read_bytes()
    spki = signing.openssl("x509", "-in", str(ROOT / "certificates/rsa-2048.pem"), "-noout", "-pubkey")
    modulus = signing.rsa_numbers(key())[0].to_bytes(256, "big")
    secrets = {
        "certificate-pem": pem, "certificate-der": signing.openssl("x509", "-outform", "DER", input=pem),
        "key-pem": spki, "key-der": signing.openssl("pkey", "-pubin", "-outform", "DER", input=spki),
        "modulus": modulus, "nothing": b"",
    }
    not_allowed = "signature.signer-not-allowed"

    def forged(secret, length=None):
        parameters = "" if length is None else f"<ds:HMACOutputLength>{length}</ds:HMACOutputLength>"
        info = signed_info(reference("#p2", evil()), HMAC_SHA256, parameters=parameters)
        value = signing.hmac_value(secret, info.encode())
        return message(evil(inside=signature_around(info, value[: max(0, length or 256) // 8] or value[:1])))

    return [
        reject(f"hmac-{name}", not_allowed, f"HMAC with the public {name.replace('-', ' as ')} as shared secret"
               if secret else "HMAC with an empty secret", forged(secret), "algorithm confusion, as CVE-2016-5431")
        for name, secret in secrets.items()
    ] + [
        reject(f"hmac-length-{name}", "signature.malformed" if length < 0 else not_allowed, f"HMACOutputLength {length}", forged(b"secret", length),
               "CVE-2009-0217")
        for name, length in [("0", 0), ("1", 1), ("8", 8), ("negative", -1), ("79", 79)]
    ]


def rsa():
    info = signed_info(reference("#p1", PAYMENT_TEXT))
    hashed = hashlib.sha256(info.encode()).digest()
    right = signing.sign(key(), info.encode())
    modulus = signing.rsa_numbers(key())[0]
    block = lambda **more: signing.rsa_block(key(), signing.padded(hashed, **more))
    sha1_info = bytes.fromhex("3021300906052b0e03021a05000414")
    no_null = bytes.fromhex("302f300b06096086480165030402010420")
    long_form = bytes.fromhex("308131300d060960864801650304020105000420")
    null_garbage = bytes.fromhex("3036301206096086480165030402010505aabbccddee0420")
    values = [
        ("leading-zero", "a zero byte before the value", b"\x00" + right, ""),
        ("plus-modulus", "the value plus the modulus", (int.from_bytes(right, "big") + modulus).to_bytes(257, "big"), ""),
        ("zero", "the value 0", bytes(256), ""), ("one", "the value 1", (1).to_bytes(256, "big"), ""),
        ("modulus-minus-one", "the value −1", (modulus - 1).to_bytes(256, "big"), ""),
        ("cut", "the last byte missing", right[:-1], ""), ("trailing", "a byte after the value", right + b"\x00", ""),
        ("flipped", "one bit flipped", bytes([right[0] ^ 1]) + right[1:], ""),
        ("garbage-after-hash", "bytes after the hash", block(short=8), "CVE-2006-4339"),
        ("garbage-in-parameters", "bytes in the algorithm's parameters", block(info=null_garbage), "CVE-2014-1568"),
        ("long-form-length", "a length in its long form", block(info=long_form), "CVE-2014-1568"),
        ("no-null", "no NULL in the algorithm identifier", block(info=no_null), ""),
        ("no-digest-info", "the bare hash", block(info=b""), ""),
        ("other-digest-info", "a DigestInfo of SHA-1", signing.rsa_block(key(), signing.padded(hashed[:20], sha1_info)), ""),
        ("block-type-2", "block type 2", block(kind=2), ""), ("block-type-0", "block type 0", block(kind=0, filler=b"\0"), ""),
        ("padding-zeros", "padding that is not FF", block(filler=b"\xfe"), ""),
        ("pss", "a PSS value where PKCS#1 v1.5 is named", signing.sign_pss(key(), info.encode()), ""),
        ("sha512", "a value over SHA-512", signing.sign(key(), info.encode(), "sha512"), ""),
    ]
    return [
        reject(f"rsa-{name}", "signature.signer-not-allowed", trick,
               message(payment(inside=signature_around(info, value))), source)
        for name, trick, value, source in values
    ]


def exponent_three(folder):
    """A key with the exponent 3, whose owner never signed anything."""
    key_path = folder / "exponent-3-key.pem"
    signing.openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-pkeyopt",
                    "rsa_keygen_pubexp:3", "-out", str(key_path))
    signing.openssl("req", "-x509", "-key", str(key_path), "-out", str(folder / "exponent-3.pem"), "-days", "20000",
                    "-subj", "/CN=Exponent 3")
    key_path.unlink()
    info = signed_info(reference("#p2", evil()))
    value = signing.cube_root_forgery(hashlib.sha256(info.encode()).digest())
    return [reject("rsa-cube-root", "signature.signer-not-allowed", "a cube root as value for the exponent 3",
                   message(evil(inside=signature_around(info, value, key_info=""))), "CVE-2006-4339",
                   key="attacks/certificates/exponent-3")]


def ecdsa():
    info = signed_info(reference("#p1", PAYMENT_TEXT), ECDSA_SHA256)
    der = signing.sign(key("p-256"), info.encode())
    r, s = signing.rs_from_der(der)
    raw = signing.concatenated
    values = [
        ("zero", "r = s = 0", bytes(64), "CVE-2022-21449"), ("order", "r = s = the order", raw(ORDER, ORDER), "CVE-2022-21449"),
        ("r-zero", "r = 0", raw(0, s), ""), ("s-zero", "s = 0", raw(r, 0), ""), ("one", "r = s = 1", raw(1, 1), ""),
        ("s-order", "s = the order", raw(r, ORDER), ""), ("ones", "r = s = 2²⁵⁶ − 1", b"\xff" * 64, ""),
        ("r-plus-order", "r plus the order, one byte longer", raw(r + ORDER, s, 33), ""),
        ("short", "the last byte missing", raw(r, s)[:-1], ""), ("long", "zeros before r and s", raw(r, s, 40), ""),
        ("der", "DER instead of r and s", der, ""), ("swapped", "s before r", raw(s, r), ""),
    ]
    document = lambda value: message(payment(inside=signature_around(info, value, x509(certificate("p-256")))))
    return [
        reject(f"ecdsa-{name}", "signature.signer-not-allowed", trick, document(value), source, key="p-256")
        for name, trick, value, source in values
    ] + [
        signed_only("ecdsa-negated", [PAYMENT_TEXT], "s became the order − s: another value for the same signed content",
                    document(raw(r, ORDER - s)), key="p-256"),
        reject("ecdsa-rsa-key", "signature.signer-not-allowed", "an ECDSA value where the certificate has an RSA key",
               document(raw(r, s))),
    ]


def cases(folder):
    return key_info(folder) + hmac() + rsa() + exponent_three(folder) + ecdsa()
