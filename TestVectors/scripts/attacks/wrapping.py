"""Wrapping: the signed element stays somewhere, another stands where the reader looks.

The eight classic forms follow Somorovsky et al., "On Breaking SAML: Be Whoever You Want to Be" (USENIX Security 2012);
a message stands for the response, a payment for the assertion.
"""

from case import reject, signed_only
from markup import *

PAID = [PAYMENT_TEXT]
OBJECT = f'<ds:Object xmlns:ds="{DS}" Id="o1">x</ds:Object>'
CLASSIC = "Somorovsky et al. 2012, form {}"


def around(signature_text, inside):
    """The signature with something of the forger's before its end."""
    return signature_text.replace("</ds:Signature>", inside + "</ds:Signature>")


def cases():
    over_message = signature(reference("#m1", MESSAGE_TEXT))
    over_payment = payment_signature()
    detached = payment_signature([EXCLUSIVE])
    in_object = lambda text: f"<ds:Object>{text}</ds:Object>"
    fake = lambda text: around(over_payment, in_object(text))
    manifest = (
        f'<ds:Manifest xmlns:ds="{DS}" Id="f1">'
        f'{reference("#p1", PAYMENT_TEXT, [EXCLUSIVE])}</ds:Manifest>'
    )
    manifest_reference = reference("#f1", manifest, [EXCLUSIVE], type=DS + "Manifest")
    over_manifest = signature(manifest_reference, objects=in_object(manifest))
    forged_manifest = manifest.replace(digest(PAYMENT_TEXT), digest(payment(amount="666000.00", to="evil")))
    root = message(PAYMENT_TEXT)
    over_document = signature(reference("", root))
    xades = "http://uri.etsi.org/01903/v1.3.2#"
    properties = (
        f'<xades:SignedProperties xmlns:xades="{xades}" Id="sp1"><xades:SignedSignatureProperties>'
        "<xades:SigningTime>2026-01-01T00:00:00Z</xades:SigningTime></xades:SignedSignatureProperties>"
        "</xades:SignedProperties>"
    )
    qualifying = lambda text: in_object(
        f'<xades:QualifyingProperties xmlns:xades="{xades}" Target="#s1">{text}</xades:QualifyingProperties>')
    fake_properties = properties.replace('"sp1"', '"sp2"').replace("2026", "1999")
    with_properties = lambda objects: message(payment(inside=signature(
        reference("#p1", PAYMENT_TEXT)
        + reference("#sp1", properties, [EXCLUSIVE], type="http://uri.etsi.org/01903#SignedProperties"),
        id="s1", objects=objects)))
    return [
        reject("wrapping-1", "signature.malformed", "the signed message inside its signature, in a forged message",
               message(evil(), id="m2", after=around(over_message, MESSAGE_TEXT)), CLASSIC.format(1)),
        signed_only("wrapping-2", [MESSAGE_TEXT], "the signed message beside its signature, in a forged message",
                    message(evil(), id="m2", after=MESSAGE_TEXT + over_message), CLASSIC.format(2)),
        signed_only("wrapping-3", PAID, "a forged payment before the signed one",
                    message(evil() + signed_payment()), CLASSIC.format(3)),
        signed_only("wrapping-4", PAID, "the signed payment inside a forged one",
                    message(evil(inside=signed_payment())), CLASSIC.format(4)),
        signed_only("wrapping-5", PAID, "the signature in a forged payment, the signed one at the end",
                    message(evil(inside=over_payment) + PAYMENT_TEXT), CLASSIC.format(5)),
        reject("wrapping-6", "signature.malformed", "the signed payment inside the signature, in a forged payment",
               message(evil(inside=around(over_payment, PAYMENT_TEXT))), CLASSIC.format(6)),
        reject("wrapping-7", "signature.reference-unresolved", "a forged payment of the same Id in an extension",
               message("<m:Extensions>" + evil(id="p1") + "</m:Extensions>" + signed_payment()), CLASSIC.format(7)),
        reject("wrapping-8", "signature.covers-nothing", "the signed payment in an Object, the forged one around it",
               message(evil(inside=fake(PAYMENT_TEXT))), CLASSIC.format(8)),
        signed_only("wrapping-object", PAID, "the same with a reference that needs no enveloped-signature",
                    message(evil(inside=around(detached, in_object(PAYMENT_TEXT))))),
        signed_only("wrapping-status-detail", PAID, "the signed payment hidden in a status", message(
            evil(), before="<m:Status><m:Detail>" + signed_payment() + "</m:Detail></m:Status>"), "CVE-2024-45409"),
        signed_only("wrapping-evil-in-object", PAID, "a forged payment in an Object that nothing covers",
                    message(payment(inside=fake(evil())))),
        signed_only("wrapping-sibling-after", PAID, "a forged payment after the signed one",
                    message(signed_payment() + evil()), "CVE-2022-41912"),
        signed_only("wrapping-only-object", [OBJECT], "the signature covers only its own Object",
                    message(evil(inside=signature(
                        reference("#o1", OBJECT, [EXCLUSIVE]),
                        objects='<ds:Object Id="o1">x</ds:Object>')))),
        reject("wrapping-document-root", "signature.digest-mismatch", "a new root around a wholly signed document",
               f'<e:Evil xmlns:e="urn:evil">{message(PAYMENT_TEXT, after=over_document)}</e:Evil>'),
        reject("wrapping-document-object", "signature.digest-mismatch",
               "a wholly signed document moved into an Object of its signature",
               evil(inside=around(over_document, in_object(root)))),
        reject("wrapping-fake-namespace", "signature.missing", "a Signature of another namespace",
               signed_message().replace(DS, "urn:evil")),
        signed_only("wrapping-fake-signature-first", PAID, "a Signature of another namespace before the right one",
                    message(f'<ds:Signature xmlns:ds="urn:evil">evil</ds:Signature>' + signed_payment())),
        signed_only("wrapping-signature-in-signature", PAID, "a forged signature in an Object of the right one",
                    message(payment(inside=fake(
                        over_payment.replace(digest(PAYMENT_TEXT), digest("evil")))))),
        signed_only("wrapping-manifest", [manifest],
                    "a payment that only a Manifest covers was changed: core validation does not look there",
                    message(evil(id="p1"), after=over_manifest), "RFC 3275, section 2.3"),
        reject("wrapping-manifest-digest", "signature.digest-mismatch", "the Manifest itself was changed",
               message(evil(id="p1"), after=over_manifest.replace(manifest, forged_manifest))),
        reject("wrapping-manifest-duplicate", "signature.reference-unresolved", "a second Manifest of the same Id",
               message(evil(id="p1"), after=over_manifest.replace(
                   in_object(manifest), in_object(forged_manifest) + in_object(manifest)))),
        signed_only("wrapping-signed-properties", [PAYMENT_TEXT, properties],
                    "forged SignedProperties in an Object before the signed ones",
                    with_properties(qualifying(fake_properties) + qualifying(properties)),
                    "Santuario pull request 617"),
        reject("wrapping-signed-properties-id", "signature.reference-unresolved",
               "forged SignedProperties of the same Id",
               with_properties(qualifying(fake_properties.replace("sp2", "sp1")) + qualifying(properties))),
        reject("wrapping-signed-properties-changed", "signature.digest-mismatch", "the signed properties were changed",
               with_properties(qualifying(fake_properties.replace("sp2", "sp1")))),
    ]
