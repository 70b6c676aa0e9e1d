"""The documents under attack. All that is signed is written in its canonical form, so that its text is its octets."""

import hashlib
import pathlib

import signing

ROOT = pathlib.Path(__file__).resolve().parents[2]
DS = "http://www.w3.org/2000/09/xmldsig#"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
EXCLUSIVE_COMMENTS = EXCLUSIVE + "WithComments"
C14N10 = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
ENVELOPED = DS + "enveloped-signature"
BASE64 = DS + "base64"
XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116"
XPATH_FILTER2 = "http://www.w3.org/2002/06/xmldsig-filter2"
XSLT = "http://www.w3.org/TR/1999/REC-xslt-19991116"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
PAYMENT = "urn:example:payment"
MESSAGE = "urn:example:message"


def key(name="rsa-2048"):
    return str(ROOT / "keys" / f"{name}.pem")


def certificate_text(path):
    return signing.base64_text(signing.openssl("x509", "-in", str(path), "-outform", "DER"))


def certificate(name="rsa-2048"):
    return certificate_text(ROOT / "certificates" / f"{name}.pem")


def payment(amount="10.00", id="p1", to="Ana", inside="", attribute=None):
    """What a bank would carry out. `inside` goes to the end: an enveloped signature, or an addition."""
    attribute = f' Id="{id}"' if attribute is None else attribute
    return (
        f'<p:Payment xmlns:p="{PAYMENT}"{attribute}><p:To>{to}</p:To><p:Amount>{amount}</p:Amount>{inside}</p:Payment>'
    )


def evil(**more):
    """The payment that the forger wants to see carried out."""
    return payment(**{"amount": "666000.00", "to": "evil", "id": "p2", **more})


def message(content, id="m1", before="", after=""):
    return f'<m:Message xmlns:m="{MESSAGE}" Id="{id}">{before}{content}{after}</m:Message>'


def transform(uri, content=""):
    return f'<ds:Transform Algorithm="{uri}">{content}</ds:Transform>'


def digest(octets):
    octets = octets.encode() if isinstance(octets, str) else octets
    return signing.base64_text(hashlib.sha256(octets).digest())


def reference(uri, signed, transforms=(ENVELOPED, EXCLUSIVE), value=None, method=SHA256, type="", id=""):
    """A Reference whose digest is that of `signed`. A transform is a URI or a whole element."""
    attributes = (f' Id="{id}"' if id else "") + (f' Type="{type}"' if type else "")
    attributes += "" if uri is None else f' URI="{uri}"'
    elements = "".join(text if text.startswith("<") else transform(text) for text in transforms)
    elements = f"<ds:Transforms>{elements}</ds:Transforms>" if elements else ""
    return (
        f'<ds:Reference{attributes}>{elements}<ds:DigestMethod Algorithm="{method}"></ds:DigestMethod>'
        f"<ds:DigestValue>{digest(signed) if value is None else value}</ds:DigestValue></ds:Reference>"
    )


def signed_info(references, method=RSA_SHA256, canonicalization=EXCLUSIVE, parameters="", attributes=""):
    return (
        f'<ds:SignedInfo xmlns:ds="{DS}"{attributes}><ds:CanonicalizationMethod Algorithm="{canonicalization}">'
        f'</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="{method}">{parameters}</ds:SignatureMethod>'
        f"{references}</ds:SignedInfo>"
    )


def x509(*texts):
    certificates = "".join(f"<ds:X509Certificate>{text}</ds:X509Certificate>" for text in texts)
    return f"<ds:KeyInfo><ds:X509Data>{certificates}</ds:X509Data></ds:KeyInfo>"


def signature_around(info, value, key_info=None, objects="", id=""):
    value = value if isinstance(value, str) else signing.base64_text(value)
    key_info = x509(certificate()) if key_info is None else key_info
    attribute = f' Id="{id}"' if id else ""
    return (
        f'<ds:Signature xmlns:ds="{DS}"{attribute}>{info}<ds:SignatureValue>{value}</ds:SignatureValue>{key_info}{objects}'
        "</ds:Signature>"
    )


def signature(references, key_name="rsa-2048", canonical=None, **more):
    """A genuine signature by the company. `canonical` is the canonical form of SignedInfo where it isn't its text."""
    parts = {name: more.pop(name) for name in ("method", "canonicalization", "parameters", "attributes") if name in more}
    if key_name == "p-256":
        parts.setdefault("method", ECDSA_SHA256)
        more.setdefault("key_info", x509(certificate("p-256")))
    info = signed_info(references, **parts)
    value = signing.sign(key(key_name), (canonical(info) if canonical else info).encode())
    if key_name == "p-256":
        value = signing.concatenated(*signing.rs_from_der(value))
    return signature_around(info, value, **more)


PAYMENT_TEXT = payment()
MESSAGE_TEXT = message(PAYMENT_TEXT)


def payment_signature(transforms=(ENVELOPED, EXCLUSIVE), **more):
    """A signature over the payment by its Id."""
    return signature(reference("#p1", PAYMENT_TEXT, transforms), **more)


def signed_payment(**more):
    return payment(inside=payment_signature(**more))


def signed_message(**more):
    """A message that holds the payment with its own signature: the honest document that most tricks start from."""
    return message(signed_payment(**more))
