"""Honest documents, some of them unusual. Who refuses these refuses customers."""

from case import accept
from markup import *

PAID = [PAYMENT_TEXT]


def cases():
    both = message(signed_payment(), after="")
    # Canonical XML drops the declaration that SignedInfo repeats.
    both_canonical = both.replace(f'<ds:SignedInfo xmlns:ds="{DS}">', "<ds:SignedInfo>")
    over_message = signature(reference("#m1", both_canonical))
    objects = f'<ds:Object xmlns:ds="{DS}" Id="o1">' + PAYMENT_TEXT + "</ds:Object>"
    root = payment(attribute="")
    honest = signed_message()
    second = payment(id="p9", to="Eva")
    return [
        accept("honest-by-id", PAID, "none; the payment by its Id", honest),
        accept("honest-message", [MESSAGE_TEXT], "none; the message by its Id",
               message(PAYMENT_TEXT, after=signature(reference("#m1", MESSAGE_TEXT)))),
        accept("honest-both", [PAYMENT_TEXT, both_canonical], "none; a signature inside another's content",
               message(signed_payment(), after=over_message)),
        accept("honest-document", [root], "none; URI=\"\"",
               payment(attribute="", inside=signature(reference("", root)))),
        accept("honest-enveloping", [objects], "none; an Object of the signature",
               signature(reference("#o1", objects, [EXCLUSIVE]), objects=objects)),
        accept("honest-detached", PAID, "none; a sibling of the signature",
               message(PAYMENT_TEXT, after=payment_signature([EXCLUSIVE]))),
        accept("honest-two-references", [PAYMENT_TEXT, second], "none; two references",
               message(PAYMENT_TEXT + second, after=signature(
                   reference("#p1", PAYMENT_TEXT, [EXCLUSIVE]) + reference("#p9", second, [EXCLUSIVE])))),
        accept("honest-digest-white-space", PAID, "white space inside DigestValue, signed that way",
               message(payment(inside=signature(reference(
                   "#p1", "", value="\n  " + digest(PAYMENT_TEXT)[:20] + "\n  " + digest(PAYMENT_TEXT)[20:] + "\n"))))),
        accept("honest-inclusive", PAID, "none; Canonical XML 1.0",
               payment(inside=signature(reference("#p1", PAYMENT_TEXT, [ENVELOPED, C14N10])))),
        accept("honest-elliptic", PAID, "none; ECDSA",
               message(payment(inside=signature(reference("#p1", PAYMENT_TEXT), "p-256"))), key="p-256"),
        accept("honest-no-key-info", PAID, "no KeyInfo; the verifier knows the certificate",
               signed_message(key_info="")),
        accept("honest-anchors", PAID, "none; the certificate leads to the trust anchor",
               signed_message(key_info=x509(certificate("intermediate"), certificate())), trust="anchors"),
        accept("honest-cdata", PAID, "text became CDATA: the same canonical form",
               honest.replace(">Ana<", "><![CDATA[Ana]]><")),
        accept("honest-character-reference", PAID, "a letter became a character reference: the same canonical form",
               honest.replace(">Ana<", ">&#x41;na<")),
        accept("honest-comment-in-text", PAID, "a comment splits signed text; the text is all of it",
               honest.replace(">Ana<", ">A<!-- x -->na<")),
        accept("honest-comment-in-signed-info", PAID, "comments between the elements of SignedInfo",
               honest.replace("<ds:SignatureMethod", "<!-- x --><ds:SignatureMethod")),
        accept("honest-byte-order-mark", PAID, "a byte order mark", b"\xef\xbb\xbf" + honest.encode()),
        accept("honest-utf16", PAID, "recoded as UTF-16: the same canonical form",
               ('<?xml version="1.0" encoding="UTF-16"?>' + honest).encode("utf-16")),
        accept("honest-latin1", PAID, "declared as ISO-8859-1, which its ASCII also is",
               '<?xml version="1.0" encoding="ISO-8859-1"?>' + honest),
        accept("honest-text-around", PAID, "comments and instructions around the root",
               "<!-- a --><?x y?>" + honest + "<!-- b -->\n"),
    ]
