import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Peppol: the metadata of a service, which its publisher (SMP) signs.
  ///
  /// Sources: OpenPeppol, "Peppol Service Metadata Publishing (SMP)" 1.3, section 4.3 and BUSDOX SMP 1.0, section 2.3:
  /// one reference to the whole document with the transform enveloped-signature and no other; what follows is Canonical
  /// XML 1.0 by the standard, while `SignedInfo` is canonicalized exclusively. Peers refuse a second transform.
  public static let peppolSMP = SignatureProfile(
    id: "peppol-smp",
    title: "Peppol: signed metadata of a service (SMP)",
    source: "OpenPeppol, Service Metadata Publishing 1.3, 4.3; BUSDOX SMP 1.0, 2.3",
    recognizes: ["smp:SignedServiceMetadata"],
    signature: SignatureDescription(
      namespaces: ["smp": "http://busdox.org/serviceMetadata/publishing/1.0/"],
      placement: [.lastChild(of: "smp:SignedServiceMetadata")],
      canonicalization: Canonicalization(.exclusive),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.document, transforms: [.envelopedSignature], digest: .sha256)
      ],
      keyInfo: [.x509Data([.subjectName, .certificates(.leaf)])],
      accepts: AcceptedForms(
        canonicalizations: [Canonicalization(.c14n10)],
        methods: [.rsaSHA1],
        digests: [.sha1])
    ),
    confirmation: .samples,
    rules: .signature("peppol-smp", citation: "OpenPeppol, SMP 1.3, 4.3")
      + [.inForce(citation: "OpenPeppol, SMP 1.3, 4.3"), .rsa2048(citation: "Peppol PKI, certificate policy")],
    guide: ProfileGuide(
      certificate: "An SMP certificate of the Peppol PKI, RSA 2048.",
      facts: [
        ProfileFact("One reference to the whole document with the one transform enveloped-signature.", .verified),
        ProfileFact("SignedInfo is canonicalized exclusively, the document by Canonical XML 1.0.", .verified),
        ProfileFact("RSA-SHA1 in older metadata; RSA-SHA256 is demanded now.", .remembered),
        ProfileFact("Invoices in Peppol carry no XML signature; AS4 protects them on their way.", .remembered),
      ],
      rejections: [
        Rejection(
          "signature not valid", "A second transform was written, or the document was digested exclusively.",
          cure: "Sign with the profile peppol-smp.")
      ])
  )
}
