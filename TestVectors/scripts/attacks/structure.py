"""Ids, the parts of a signature, references and transforms."""

from case import reject, signed_only
from markup import *

PAID = [PAYMENT_TEXT]
FORGED = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
EXTERNAL = {
    "file": "file:///etc/hostname", "http": "http://127.0.0.1/x", "ftp": "ftp://127.0.0.1/x", "data": "data:,x",
    "relative": "../../../../etc/hostname", "host": "//127.0.0.1/x", "netdoc": "netdoc:/etc/hostname",
    "jar": "jar:http://127.0.0.1/x.jar!/x",
}


def identifiers():
    unresolved = "signature.reference-unresolved"
    twin = lambda attribute: message(evil(attribute=f" {attribute}") + signed_payment())
    foreign = 'xmlns:q="urn:q" q:Id="p1"'
    spelled = [
        ("ID", 'ID="p1"', "CVE-2012-6153 family"), ("id", 'id="p1"', ""), ("xml", 'xml:id="p1"', ""),
        ("foreign", foreign, ""),
    ]
    cases = [
        reject("id-twice-first", unresolved, "a forged payment of the same Id before the signed one",
               message(evil(id="p1") + signed_payment()), "CVE-2025-47949"),
        reject("id-twice-last", unresolved, "a forged payment of the same Id after the signed one",
               message(signed_payment() + evil(id="p1")), "CVE-2025-46572"),
        reject("id-on-the-signature", unresolved, "the signature carries the Id of what it signs",
               signed_message(id="p1")),
        reject("id-moved", unresolved, "the Id is only an element's text",
               signed_message().replace(' Id="p1"', "", 1)),
        reject("id-quote", unresolved, "a reference that breaks out of an XPath expression",
               message(evil(id="p1", inside=signature(reference("#x' or @Id='p1", PAYMENT_TEXT))))),
        reject("id-percent", unresolved, "an Id written with percent signs",
               message(payment(inside=signature(reference("#p%31", PAYMENT_TEXT))))),
        reject("id-case", unresolved, "an Id in other letters",
               message(payment(inside=signature(reference("#P1", PAYMENT_TEXT))))),
        reject("id-empty", unresolved, "the reference #",
               message(payment(inside=signature(reference("#", PAYMENT_TEXT))))),
    ]
    return cases + [
        reject(f"id-spelled-{name.lower()}" if name != "id" else "id-spelled-small", unresolved,
               f"a forged payment has {attribute.split()[-1]}", twin(attribute), source)
        for name, attribute, source in spelled
    ]


def parts():
    malformed, mismatch = "signature.malformed", "signature.value-mismatch"
    honest = signed_message()
    start, end = honest.index("<ds:SignedInfo"), honest.index("</ds:SignedInfo>") + len("</ds:SignedInfo>")
    info = honest[start:end]
    forged = info.replace("#p1", "#p2").replace(digest(PAYMENT_TEXT), digest(evil()))
    evil_too = lambda text: text.replace("<p:Payment", evil() + "<p:Payment", 1)
    hidden = lambda text: evil_too(honest[:start] + forged + honest[end:]).replace("</ds:Signature>", text)
    right = digest(PAYMENT_TEXT)
    not_allowed = "signature.signer-not-allowed"
    downgrade = lambda id, old, new, code, trick: reject(id, code, trick, honest.replace(old, new))
    genuine = lambda **more: message(payment(inside=signature(reference("#p1", PAYMENT_TEXT), **more)))
    unsupported = "signature.algorithm-unsupported"
    return [
        reject("unsigned", "signature.missing", "no signature", message(evil())),
        reject("content-changed", "signature.digest-mismatch", "another amount", honest.replace("10.00", "99.00")),
        reject("signed-info-changed", not_allowed, "another digest", honest.replace(right, digest(evil()))),
        reject("signed-info-two-forged-first", malformed, "a forged SignedInfo before the right one",
               evil_too(honest[:start] + forged + honest[start:]), "CVE-2025-29774"),
        reject("signed-info-two-forged-last", malformed, "a forged SignedInfo after the right one",
               evil_too(honest[:end] + forged + honest[end:]), "CVE-2019-3465"),
        reject("signed-info-in-object", not_allowed, "the right SignedInfo in an Object, a forged one in its place",
               hidden(f"<ds:Object>{info}</ds:Object></ds:Signature>"), "CVE-2024-45409"),
        reject("signed-info-in-key-info", not_allowed, "the right SignedInfo in KeyInfo, a forged one in its place",
               hidden("</ds:Signature>").replace("<ds:KeyInfo>", "<ds:KeyInfo>" + info)),
        reject("signed-info-nested", malformed, "the right SignedInfo inside a forged one",
               evil_too(honest[:start] + forged.replace("</ds:SignedInfo>", info + "</ds:SignedInfo>") + honest[end:])),
        reject("signed-info-instruction", not_allowed, "a processing instruction in SignedInfo",
               honest.replace("<ds:Reference", "<?x y?><ds:Reference")),
        reject("signed-info-missing", malformed, "no SignedInfo", honest[:start] + honest[end:]),
        reject("digest-value-comment", malformed, "a forged digest in a comment before the right one",
               honest.replace(right, f"<!--{FORGED}-->{right}"), "CVE-2025-29775"),
        reject("digest-value-split", malformed, "a comment splits the digest",
               honest.replace(right, f"{right[:9]}<!-- -->{right[9:]}"), "CVE-2025-29775"),
        reject("digest-value-instruction", malformed, "a processing instruction in the digest",
               honest.replace(right, f"<?x {FORGED}?>{right}")),
        reject("digest-value-element", malformed, "an element in the digest",
               honest.replace(right, f"<x>{FORGED}</x>{right}")),
        reject("digest-value-two", malformed, "two digests, the forged one first",
               honest.replace("<ds:DigestValue>", f"<ds:DigestValue>{FORGED}</ds:DigestValue><ds:DigestValue>")),
        reject("digest-value-empty", malformed, "an empty digest, genuinely signed",
               message(evil(id="p1", inside=signature(reference("#p1", "", value=""))))),
        reject("digest-value-short", malformed, "a digest of one byte, genuinely signed",
               message(evil(id="p1", inside=signature(reference("#p1", "", value="AA=="))))),
        reject("signature-value-comment", malformed, "a comment in the signature value",
               honest.replace("<ds:SignatureValue>", "<ds:SignatureValue><!--AAAA-->")),
        reject("signature-value-two", malformed, "two signature values",
               honest.replace("<ds:SignatureValue>", "<ds:SignatureValue>AAAA</ds:SignatureValue><ds:SignatureValue>")),
        reject("signature-value-empty", malformed, "an empty signature value",
               message(payment(inside=signature_around(signed_info(reference("#p1", PAYMENT_TEXT)), "")))),
        reject("key-info-two", malformed, "two KeyInfo", honest.replace("<ds:KeyInfo>", "<ds:KeyInfo/><ds:KeyInfo>")),
        downgrade("downgrade-method", RSA_SHA256, DS + "rsa-sha1", not_allowed, "the method became RSA with SHA-1"),
        downgrade("downgrade-digest", SHA256, DS + "sha1", malformed, "the digest method became SHA-1"),
        downgrade("downgrade-canonicalization", f'CanonicalizationMethod Algorithm="{EXCLUSIVE}"',
                  f'CanonicalizationMethod Algorithm="{C14N10}"', not_allowed, "another canonicalization of SignedInfo"),
        downgrade("method-unknown", RSA_SHA256, "urn:example:none", unsupported, "an unknown signature method"),
        downgrade("method-empty", RSA_SHA256, "", unsupported, "a signature method without a name"),
        downgrade("method-white-space", RSA_SHA256, RSA_SHA256 + " ", unsupported, "a space after the method's name"),
        reject("method-parameters", malformed, "parameters that the method does not have", genuine(parameters="<x></x>")),
        downgrade("digest-unknown", SHA256, "urn:example:none", unsupported, "an unknown digest method"),
        reject("digest-md5", unsupported, "MD5, genuinely signed", message(payment(inside=signature(
            reference("#p1", "", value="AAAAAAAAAAAAAAAAAAAAAA==",
                      method="http://www.w3.org/2001/04/xmldsig-more#md5"))))),
        reject("canonicalization-unknown", unsupported, "an unknown canonicalization",
               genuine(canonicalization="urn:example:none")),
        signed_only("namespace-injection", PAID, "namespaces declared around the signed payment",
                    honest.replace("<m:Message ", '<m:Message xmlns="urn:evil" xmlns:e="urn:evil" ')),
        reject("namespace-injection-inclusive", "signature.digest-mismatch",
               "a namespace declared around a payment signed with Canonical XML 1.0",
               f'<e:Evil xmlns:e="urn:evil">{payment(inside=payment_signature([ENVELOPED, C14N10]))}</e:Evil>'),
        reject("namespace-changed", "signature.digest-mismatch", "the payment's prefix means another namespace",
               honest.replace(PAYMENT, "urn:evil")),
        reject("namespace-signature-prefix", malformed, "the prefix of SignedInfo means another namespace",
               honest.replace(f'<ds:SignedInfo xmlns:ds="{DS}"', '<ds:SignedInfo xmlns:ds="urn:evil"')),
        reject("attribute-injection", "signature.digest-mismatch", "an attribute was added to the signed payment",
               honest.replace("<p:To>", '<p:To urgent="yes">')),
        reject("xml-attribute-inherited", "signature.digest-mismatch",
               "xml:lang around a payment signed with Canonical XML 1.0",
               f'<Evil xml:lang="en">{payment(inside=payment_signature([ENVELOPED, C14N10]))}</Evil>'),
    ]


def references():
    unresolved, mismatch = "signature.reference-unresolved", "signature.digest-mismatch"
    over = lambda text, **more: message(payment(inside=signature(text, **more)))
    right = reference("#p1", PAYMENT_TEXT)
    broken = reference("#p2", payment(id="p2", to="Eva"), [EXCLUSIVE])
    cases = [
        reject(f"reference-{name}", "signature.reference-external", f"a reference to {uri}, genuinely signed",
               over(right + reference(uri, "x", [])), "CWE-918")
        for name, uri in EXTERNAL.items()
    ]
    return cases + [
        reject("reference-none", "signature.malformed", "a SignedInfo without references, genuinely signed", over("")),
        reject("reference-no-uri", unresolved, "a reference without URI", over(reference(None, PAYMENT_TEXT))),
        reject("reference-no-target", unresolved, "a reference to no element", over(right.replace("#p1", "#none"))),
        reject("reference-second-broken", mismatch, "the first of two references is right, the second not",
               message(evil() + payment(inside=signature(right + broken))), "GHSA-479m-364c-43vc"),
        reject("reference-first-broken", mismatch, "the second of two references is right, the first not",
               message(evil() + payment(inside=signature(broken + right)))),
        reject("reference-itself", "signature.covers-nothing", "a signature over itself",
               message(evil(inside=signature(reference("#s1", ""), id="s1")))),
        reject("reference-itself-whole", mismatch, "a signature over itself, without enveloped-signature",
               message(evil(inside=signature(reference("#s1", "", [EXCLUSIVE]), id="s1")))),
        reject("reference-signed-info", mismatch, "a signature over its own SignedInfo",
               message(evil(inside=signature(reference("#i1", "", [EXCLUSIVE]), attributes=' Id="i1"')))),
        signed_only("reference-type-lies", PAID, "a reference that claims to be a Manifest",
                    over(reference("#p1", PAYMENT_TEXT, type=DS + "Manifest"))),
        reject("reference-two-values", "signature.malformed", "two DigestMethod in one reference", over(right.replace(
            "<ds:DigestMethod", f'<ds:DigestMethod Algorithm="{DS}sha1"></ds:DigestMethod><ds:DigestMethod'))),
    ]


def transforms():
    unsupported = "signature.transform-unsupported"
    over = lambda transforms, signed=PAYMENT_TEXT: message(payment(inside=signature(
        reference("#p1", signed, transforms))))
    sheet = lambda body: transform(XSLT, (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">'
        f'<xsl:template match="/">{body}</xsl:template></xsl:stylesheet>'))
    forever = sheet('<xsl:call-template name="f"></xsl:call-template></xsl:template><xsl:template name="f">'
                    '<xsl:call-template name="f"></xsl:call-template>')
    xpath = lambda text: transform(XPATH, f"<ds:XPath>{text}</ds:XPath>")
    filter2 = lambda kind, text: transform(
        XPATH_FILTER2, f'<f:XPath xmlns:f="{XPATH_FILTER2}" Filter="{kind}">{text}</f:XPath>')
    nothing = "signature.covers-nothing"
    nested = "count(//node()[count(//node()[count(//node()[count(//node()[count(//node()) &gt; 0]) &gt; 0]) &gt; 0]) &gt; 0]) &gt; 0"
    return [
        reject("xslt-constant", unsupported, "an XSLT transform that gives the same text for every document",
               message(evil(id="p1", inside=signature(reference("#p1", "constant", [sheet("constant")]))))),
        reject("xslt-file", unsupported, "an XSLT transform that reads a file",
               over([sheet('<xsl:copy-of select="document(\'/etc/hostname\')"></xsl:copy-of>')]), "CVE-2022-34716 family"),
        reject("xslt-forever", unsupported, "an XSLT transform that never ends", over([forever]), "CWE-674"),
        reject("xpath-nothing", nothing, "an XPath transform that selects nothing: the digest is that of no bytes",
               message(evil(id="p1", inside=signature(reference("#p1", "", [xpath("false()"), EXCLUSIVE]))))),
        signed_only("xpath-drops-content", [f'<p:Payment xmlns:p="{PAYMENT}" Id="p1"><p:To>Ana</p:To></p:Payment>'], "an XPath transform that leaves the amount out, genuinely signed",
               message(payment(amount="666000.00", inside=signature(reference(
                   "#p1", f'<p:Payment xmlns:p="{PAYMENT}" Id="p1"><p:To>Ana</p:To></p:Payment>',
                   [ENVELOPED, xpath("not(ancestor-or-self::*[local-name()='Amount'])"), EXCLUSIVE]))))),
        reject("xpath-slow", "xml.limit-exceeded", "an XPath expression whose cost multiplies with every level",
               over([ENVELOPED, xpath(nested), EXCLUSIVE])),
        reject("xpath-filter-nothing", nothing, "an XPath filter that subtracts everything",
               message(evil(id="p1", inside=signature(reference(
                   "#p1", "", [filter2("subtract", "/"), EXCLUSIVE]))))),
        reject("transform-unknown", unsupported, "an unknown transform", over([ENVELOPED, "urn:example:critical"])),
        reject("transform-decryption", unsupported, "a decryption transform",
               over([ENVELOPED, "http://www.w3.org/2002/07/decrypt#XML"])),
        reject("transform-empty", unsupported, "a transform without a name", over([ENVELOPED, ""])),
        reject("transform-parameters", "signature.malformed", "parameters that the canonicalization does not have",
               over([ENVELOPED, transform(EXCLUSIVE, "<x></x>")])),
    ]


def cases():
    return identifiers() + parts() + references() + transforms()
