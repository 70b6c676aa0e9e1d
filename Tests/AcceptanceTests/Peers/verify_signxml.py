"""Verifies XML signatures with signxml, each with the first certificate of its KeyInfo, and their XAdES properties.

usage: verify_signxml.py FILE...
Prints one line for each file: FILE <tab> 0 <tab> valid|INVALID <tab> reason
"""
import sys

from lxml import etree
from signxml import DigestAlgorithm, SignatureConfiguration, SignatureMethod, XMLVerifier
from signxml.algorithms import CanonicalizationMethod
from signxml.xades import XAdESSignatureConfiguration, XAdESVerifier

CERTIFICATE = ".//{http://www.w3.org/2000/09/xmldsig#}X509Certificate"
PROPERTIES = ".//{http://uri.etsi.org/01903/v1.3.2#}SignedProperties"

# Authorities still fix SHA-1, and RFC 3275 falls back to Canonical XML 1.0 where signxml takes 1.1.
SETTINGS = {
    "signature_methods": frozenset(SignatureMethod),
    "digest_algorithms": frozenset(DigestAlgorithm),
    "default_reference_c14n_method": CanonicalizationMethod.CANONICAL_XML_1_0,
    "expect_references": True,  # any number
}
CONFIGURATION = SignatureConfiguration(**SETTINGS)
XADES_CONFIGURATION = XAdESSignatureConfiguration(**SETTINGS)


class Apart:
    """signxml, with elements made documents of their own before they are canonicalized.

    Otherwise lxml writes xmlns="" into the grandchildren of an element whose namespace is an inherited default one
    (signxml issue 226).
    """

    def _c14n(self, nodes, algorithm, inclusive_ns_prefixes=None):
        apart = etree.fromstring(etree.tostring(nodes, with_tail=False))
        return super()._c14n(apart, algorithm, inclusive_ns_prefixes)


class Verifier(Apart, XMLVerifier):
    """Verifies the signature."""


class PropertiesVerifier(Apart, XAdESVerifier):
    """Verifies the signature and the XAdES properties."""


for path in sys.argv[1:]:
    try:
        with open(path, "rb") as file:
            document = file.read()
        tree = etree.fromstring(document)
        certificate = tree.find(CERTIFICATE).text
        if tree.find(PROPERTIES) is None:
            Verifier().verify(document, x509_cert=certificate, expect_config=CONFIGURATION)
        else:
            PropertiesVerifier().verify(document, x509_cert=certificate, expect_config=XADES_CONFIGURATION)
        verdict, reason = "valid", ""
    except Exception as error:
        verdict, reason = "INVALID", f"{type(error).__name__}: {error}"
    print(path, 0, verdict, " ".join(reason.split()), sep="\t")
