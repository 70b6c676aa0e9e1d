"""Checks invoices in the forms of ZATCA and MyInvois, from the authorities' descriptions and with nothing of Signet.

usage: verify_authority.py zatca|myinvois FILE...
prints: FILE <tab> valid|INVALID <tab> reason
"""

import base64
import copy
import hashlib
import re
import sys

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from lxml import etree

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMES = {
    "ds": DS, "xades": XADES, "ext": UBL + "CommonExtensionComponents-2", "cac": UBL + "CommonAggregateComponents-2",
    "cbc": UBL + "CommonBasicComponents-2",
}


def take_out(element):
    """Removes an element and leaves the text behind it where it is."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def document_bytes(root, mode):
    root = copy.deepcopy(root)
    removed = ["ext:UBLExtensions", "cac:Signature"]
    if mode == "zatca":
        removed.append("cac:AdditionalDocumentReference[cbc:ID='QR']")
    for path in removed:
        for element in root.findall(path, NAMES):
            take_out(element)
    if mode == "myinvois":
        for element in root.iter():
            if element.text and not element.text.strip():
                element.text = None
            if element.tail and not element.tail.strip():
                element.tail = None
    # C14N 1.0 and 1.1 differ only in attributes of the xml namespace, of which invoices have none.
    return etree.tostring(root, method="c14n", with_comments=False)


def properties_text(text, mode):
    """The SignedProperties as text, with the declarations that the authority's template has."""
    block = re.search(r"<xades:SignedProperties .*?</xades:SignedProperties>", text, re.S).group(0)
    ds, xades = f'xmlns:ds="{DS}"', f'xmlns:xades="{XADES}"'
    if mode == "zatca":
        block = block.replace("<xades:SignedProperties ", f"<xades:SignedProperties {xades} ", 1)
        return re.sub(r"<(ds:[A-Za-z0-9]+)", rf"<\1 {ds}", block)
    block = re.sub(r">\s+<", "><", block)
    block = re.sub(r"<xades:SignedProperties ([^>]*)>", rf"<xades:SignedProperties \1 {xades}>", block, count=1)
    # The authority reads the document with .NET and writes the element anew: what it adds comes last.
    return re.sub(r"<(ds:[A-Za-z0-9]+)((?: [^ />]+=\"[^\"]*\")*) ?(/?)>", rewritten, block)


def rewritten(tag):
    name, attributes, closed = tag.groups()
    return f'<{name}{attributes} xmlns:ds="{DS}"' + (" />" if closed else ">")


def check(path, mode):
    data = open(path, "rb").read()
    root = etree.fromstring(data)
    signature = root.find(".//ds:Signature", NAMES)
    first, second = signature.findall("ds:SignedInfo/ds:Reference", NAMES)
    value = lambda element: "".join(element.find("ds:DigestValue", NAMES).text.split())

    document = document_bytes(root, mode)
    digest = hashlib.sha256(document).digest()
    if value(first) != base64.b64encode(digest).decode():
        return "the digest of the document"

    expected = hashlib.sha256(properties_text(data.decode(), mode).encode())
    expected = expected.hexdigest().encode() if mode == "zatca" else expected.digest()
    if value(second) != base64.b64encode(expected).decode():
        return "the digest of SignedProperties"

    text = "".join(signature.find(".//ds:X509Certificate", NAMES).text.split())
    der = base64.b64decode(text)
    named = signature.find(".//xades:CertDigest/ds:DigestValue", NAMES).text
    if mode == "zatca":
        expected = hashlib.sha256(text.encode()).hexdigest().encode()
    else:
        expected = hashlib.sha256(der).digest()
    if named != base64.b64encode(expected).decode():
        return "the digest of the certificate"

    if signature.find(".//xades:QualifyingProperties", NAMES).get("Target") != signature.get("Id"):
        return "the target of the properties"

    key = x509.load_der_x509_certificate(der).public_key()
    signed = base64.b64decode("".join(signature.find("ds:SignatureValue", NAMES).text.split()))
    try:
        if mode == "zatca":
            key.verify(signed, digest, ec.ECDSA(hashes.SHA256()))
        else:
            key.verify(signed, document, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return "the signature value"
    return None


for path in sys.argv[2:]:
    try:
        reason = check(path, sys.argv[1])
    except Exception as error:  # what can't be read is not valid
        reason = repr(error)
    print(path, "INVALID" if reason else "valid", reason or "", sep="\t")
