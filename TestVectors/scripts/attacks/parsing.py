"""What parsers trip over: document types, encodings, namespaces without a canonical form, and sheer size."""

from case import accept, reject, signed_only
from markup import *

PAID = [PAYMENT_TEXT]


def document_types():
    honest = signed_message()
    dtd = lambda subset, text=honest: f"<!DOCTYPE m:Message [{subset}]>{text}"
    laughs = '<!ENTITY a0 "evil">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    entity = honest.replace(">Ana<", ">&x;<")
    unsigned = message(evil(attribute=' Id="&x;"') + signed_payment())
    rows = [
        ("entity-id", "an Id given by an entity", dtd('<!ENTITY x "p1">', unsigned), "CVE-2025-23369"),
        ("attribute-id", "an Id by a default attribute", dtd('<!ATTLIST p:Payment Id CDATA "p1">'), "CVE-2024-6800 family"),
        ("declared-id", "another attribute declared as ID",
         dtd("<!ATTLIST p:Payment ref ID #IMPLIED>", message(evil(attribute=' ref="p1"') + signed_payment())), ""),
        ("attribute-namespace", "a namespace by a default attribute",
         dtd(f'<!ATTLIST Signature xmlns CDATA #FIXED "{DS}">'), "CVE-2025-25292"),
        ("default-attribute", "an attribute by default", dtd('<!ATTLIST p:To urgent CDATA "yes">'), ""),
        ("entity-text", "text by an entity", dtd('<!ENTITY x "Ana">', entity), ""),
        ("system", "an external document type", f'<!DOCTYPE m:Message SYSTEM "file:///etc/hostname">{honest}', "CWE-611"),
        ("two-readings", "a document type that another parser reads as a comment",
         f"<!DOCTYPE m:Message SYSTEM 'x\"><!--'>{honest}<!-- -->", "CVE-2025-25291"),
        ("external-entity", "a file as an entity", dtd('<!ENTITY x SYSTEM "file:///etc/hostname">', entity), "CWE-611"),
        ("network-entity", "an address as an entity", dtd('<!ENTITY x SYSTEM "http://127.0.0.1/">', entity), "CWE-611"),
        ("parameter-entity", "an external parameter entity", dtd('<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;'), "CWE-611"),
        ("billion-laughs", "entities that multiply", dtd(laughs, honest.replace(">Ana<", ">&a9;<")), "CVE-2003-1564"),
        ("quadratic", "one long entity many times",
         dtd('<!ENTITY x "' + "evil" * 1000 + '">', honest.replace(">Ana<", ">" + "&x;" * 1000 + "<")), "CVE-2003-1564"),
        ("empty", "a document type that declares nothing", dtd(""), ""),
    ]
    return [reject(f"dtd-{name}", "xml.dtd-refused", trick, text, source) for name, trick, text, source in rows]


def characters():
    honest = signed_message()
    raw = honest.encode()
    accented = payment(to="José")
    over_accented = message(payment(to="José", inside=signature(reference("#p1", accented))))
    declared = lambda name, body=raw: f'<?xml version="1.0" encoding="{name}"?>'.encode() + body
    unread, encoding = "xml.not-well-formed", "xml.encoding-unsupported"
    put = lambda octets: raw.replace(b">Ana<", b">" + octets + b"<")
    return [
        reject("nul-in-text", "xml.nul-byte", "U+0000 in text", put(b"A\0na")),
        reject("nul-and-more", "xml.nul-byte", "U+0000 after the root, and another document", raw + b"\0" + evil().encode()),
        reject("nul-reference", unread, "U+0000 as a character reference", put(b"&#0;Ana")),
        reject("control-character", unread, "a control character", put(b"A\x01na")),
        reject("not-a-character", unread, "U+FFFE", put("A\ufffena".encode())),
        reject("utf8-invalid", unread, "bytes that are not UTF-8", put(b"A\xc3\x28na")),
        reject("utf8-overlong", unread, "an overlong <", put(b"\xc0\xbcevil/>")),
        reject("utf8-surrogates", unread, "surrogates in UTF-8", put(b"\xed\xa0\x80\xed\xb0\x80")),
        reject("utf7", encoding, "UTF-7, in which text becomes markup", declared("UTF-7", put(b"+ADw-evil/+AD4-"))),
        reject("utf32", encoding, "UTF-32", honest.encode("utf-32")),
        reject("shift-jis", encoding, "Shift_JIS", declared("Shift_JIS")),
        reject("ebcdic", encoding, "EBCDIC", ('<?xml version="1.0" encoding="IBM037"?>' + honest).encode("cp037")),
        reject("encoding-unknown", encoding, "an encoding that nobody knows", declared("x-none")),
        reject("encoding-changed", "signature.digest-mismatch", "signed in UTF-8, then declared as ISO-8859-1",
               declared("ISO-8859-1", over_accented.encode())),
        reject("encoding-lies", "xml.encoding-unsupported", "UTF-8 declared as UTF-16", declared("UTF-16")),
        reject("xml11", "xml.version-unsupported", "XML 1.1", b'<?xml version="1.1"?>' + raw),
        reject("two-roots", unread, "two roots", raw + evil().encode()),
        reject("text-after-root", unread, "text after the root", raw + b"evil"),
        reject("text-before-declaration", unread, "a space before the XML declaration", b" " + declared("UTF-8")),
        reject("two-declarations", unread, "two XML declarations", declared("UTF-8", declared("UTF-8"))),
        reject("attribute-twice", unread, "an attribute twice", raw.replace(b'Id="p1"', b'Id="p1" Id="p2"', 1)),
        reject("attribute-twice-namespace", unread, "an attribute twice under two prefixes", raw.replace(
            b"<p:To>", b'<p:To xmlns:a="urn:x" xmlns:b="urn:x" a:y="1" b:y="2">')),
        reject("prefix-undeclared", unread, "a prefix without a namespace", raw.replace(b"<p:To>", b"<p:To><q:x/>")),
        reject("prefix-unbound", unread, "a prefix that is taken back", raw.replace(b"<p:To>", b'<p:To xmlns:p="">')),
        reject("prefix-xmlns", unread, "the prefix xmlns bound anew",
               raw.replace(b"<p:To>", b'<p:To xmlns:xmlns="urn:evil">')),
        reject("comment-hyphens", unread, "two hyphens in a comment", put(b"A<!-- -- -->na")),
        reject("cdata-end", unread, "]]> in text", put(b"A]]>na")),
        reject("cut", unread, "the last byte missing", raw[:-1]),
        reject("line-ends", "signature.digest-mismatch", "a carriage return in signed text", put(b"Ana&#13;")),
        reject("white-space", "signature.digest-mismatch", "a line break between signed elements",
               raw.replace(b"<p:To>", b"\n<p:To>")),
        reject("instruction-in-text", "signature.digest-mismatch", "a processing instruction in signed text",
               put(b"A<?x not-an-?>na"), "xml-crypto, processing instructions as text"),
        reject("composition", "signature.digest-mismatch", "another Unicode form of the same text",
               over_accented.replace("José", "Jose\u0301")),
        signed_only("xinclude", PAID, "an XInclude beside the signed payment: nothing is included", honest.replace(
            "<p:Payment", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/>'
            "<p:Payment", 1)),
        reject("xinclude-signed", "signature.digest-mismatch", "an XInclude where the text was", honest.replace(
            ">Ana<", '><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/><')),
        signed_only("stylesheet", PAID, "a stylesheet instruction, which is not followed",
                    '<?xml-stylesheet type="text/xsl" href="file:///etc/hostname"?>' + honest),
        accept("honest-accented", [accented], "none; a letter outside ASCII", over_accented),
    ]


def void():
    """Content that has no canonical form must never count as empty content."""
    code = "xml.canonicalization-failed"
    relative = lambda inside="": evil(id="p1", inside=f'<x xmlns="relative"></x>{inside}')
    info = signed_info(reference("#p1", PAYMENT_TEXT))
    value = signing.sign(key(), b"")
    return [
        reject("void-digest", code, "a relative namespace in the content, the digest of no bytes",
               message(relative(signature(reference("#p1", "")))), "CVE-2025-66568, CVE-2025-25292"),
        reject("void-digest-inclusive", code, "the same with Canonical XML 1.0",
               message(relative(signature(reference("#p1", "", [ENVELOPED, C14N10])))), "CVE-2025-66578"),
        reject("void-signed-info", code, "a relative namespace in SignedInfo, a value over no bytes",
               message(payment(inside=signature_around(info.replace(
                   "<ds:SignatureMethod", '<ds:SignatureMethod xmlns:x="relative"').replace("<ds:Reference", (
                       '<ds:Reference xmlns:x="relative" x:y=""')), value))), "CVE-2025-66568"),
        reject("void-namespace-character", "xml.not-well-formed",
               "a namespace name with U+0080, the digest of no bytes",
               message(evil(id="p1", inside='<x:y xmlns:x="http://example.com/\u0080"></x:y>'
                            + signature(reference("#p1", "")))), "CVE-2025-25292"),
        reject("void-value", "signature.signer-not-allowed", "a value over no bytes", message(
            payment(inside=signature_around(info, value)))),
    ]


def sizes():
    limit = "signature.limit-exceeded"
    one = reference("#p1", PAYMENT_TEXT, [EXCLUSIVE])
    many = lambda count: signature(one, canonical=lambda info: info.replace(one, one * count))
    step = transform(C14N10)
    steps = lambda count: signature(
        reference("#p1", PAYMENT_TEXT, [step]), canonical=lambda info: info.replace(step, step * count))
    bogus = payment_signature().replace(digest(PAYMENT_TEXT), digest(evil()))
    text = f"<ds:X509Certificate>{certificate('p-256')}</ds:X509Certificate>"
    deep = "<d>"
    return [
        reject("references-3000", limit, "3 000 references to the same payment, genuinely signed",
               message(PAYMENT_TEXT, after=many(3000)), repeated=(one, 3000)),
        reject("transforms-1000", limit, "1 000 canonicalizations in one reference, genuinely signed",
               message(PAYMENT_TEXT, after=steps(1000)), repeated=(step, 1000)),
        signed_only("signatures-400", PAID, "400 bogus signatures before the right one",
                    message(bogus + signed_payment()), repeated=(bogus, 400)),
        reject("certificates-1000", limit, "1 000 certificates in KeyInfo",
               signed_message(key_info=f"<ds:KeyInfo><ds:X509Data>{text}</ds:X509Data></ds:KeyInfo>"),
               repeated=(text, 1000)),
        reject("nesting-20000", "xml.limit-exceeded", "20 000 nested elements, never closed",
               message(deep + signed_payment()), repeated=(deep, 20000)),
        reject("attributes-2000", "xml.limit-exceeded", "2 000 attributes at one element", message(
            "<d " + " ".join(f'a{n}=""' for n in range(2000)) + "/>" + signed_payment())),
        reject("namespaces-2000", "xml.limit-exceeded", "2 000 namespace declarations at one element", message(
            "<d " + " ".join(f'xmlns:a{n}="urn:x"' for n in range(2000)) + "/>" + signed_payment())),
    ]


def cases():
    return document_types() + characters() + void() + sizes()
