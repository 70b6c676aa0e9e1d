import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Writes the template of a signature: RFC 3275, section 4, without white space between elements.
struct SignatureWriter {
  let description: SignatureDescription
  let method: SignatureMethod
  let identity: SigningIdentity

  /// The whole signature.
  ///
  /// - Throws: `signature.description-invalid` where the identity's key or certificate has not what is to be written.
  func template() throws(SignetError) -> SignatureTemplate {
    var template = SignatureTemplate()
    let declaration = description.prefix.map { " xmlns:\($0)" } ?? " xmlns"
    template.write("<\(name("Signature"))\(declaration)=\"\(Namespace.xmldsig)\"")
    for (prefix, namespace) in description.declarations.sorted(by: { $0.key < $1.key }) {
      template.write(attribute: "xmlns:\(prefix)", namespace)
    }
    if description.id != nil { template.write(" Id=\"", .signatureID, "\"") }
    template.write(">")
    template.write("<\(name("SignedInfo"))")
    template.write(attribute: "Id", description.signedInfoID)
    template.write(">")
    write(algorithm: description.canonicalization, in: name("CanonicalizationMethod"), to: &template)
    PSSParametersWriter(description: description, method: method, name: name).write(to: &template)
    for (number, reference) in description.references.enumerated() { write(reference, number, to: &template) }
    template.write("</\(name("SignedInfo"))>")
    template.write("<\(name("SignatureValue"))")
    template.write(attribute: "Id", description.signatureValueID)
    template.write(">", .signatureValue, "</\(name("SignatureValue"))>")
    try KeyInfoWriter(description: description, identity: identity, name: name).write(to: &template)
    try writeObjects(to: &template)
    template.write("</\(name("Signature"))>")
    return template.indented(description.layout)
  }

  /// A name of the XML Signature namespace.
  func name(_ local: String) -> String { description.prefix.map { "\($0):\(local)" } ?? local }
}

// MARK: - References

extension SignatureWriter {
  private func write(_ reference: ReferenceDescription, _ number: Int, to template: inout SignatureTemplate) {
    template.write("<\(name("Reference"))")
    template.write(attribute: "Id", reference.id)
    if !reference.omitsURI { template.write(" URI=\"", .uri(number), "\"") }
    template.write(attribute: "Type", reference.typeURI)
    template.write(">")
    write(reference.transforms, to: &template)
    template.write("<\(name("DigestMethod")) Algorithm=\"\(reference.digest.uri)\"/>")
    template.write("<\(name("DigestValue"))>", .digest(number), "</\(name("DigestValue"))></\(name("Reference"))>")
  }

  private func write(_ transforms: [Transform], to template: inout SignatureTemplate) {
    guard !transforms.isEmpty else { return }
    template.write("<\(name("Transforms"))>")
    for transform in transforms {
      switch transform {
      case .envelopedSignature, .base64: template.write("<\(name("Transform")) Algorithm=\"\(transform.uri)\"/>")
      case .xpath(let filter):
        template.write("<\(name("Transform")) Algorithm=\"\(transform.uri)\">")
        write(filter, as: name("XPath"), "", to: &template)
        template.write("</\(name("Transform"))>")
      case .xpathFilter2(let steps):
        template.write("<\(name("Transform")) Algorithm=\"\(transform.uri)\">")
        for step in steps {
          let attributes = " xmlns:dsig-xpath=\"\(Namespace.xpathFilter2)\" Filter=\"\(step.operation.rawValue)\""
          write(step.filter, as: "dsig-xpath:XPath", attributes, to: &template)
        }
        template.write("</\(name("Transform"))>")
      case .canonicalization(let canonicalization):
        write(algorithm: canonicalization, in: name("Transform"), to: &template)
      case .relationships(let selection):
        template.write("<\(name("Transform")) Algorithm=\"\(transform.uri)\">")
        for id in selection.ids { write("RelationshipReference", "SourceId", id, to: &template) }
        for type in selection.types {
          write("RelationshipsGroupReference", "SourceType", type, to: &template)
        }
        template.write("</\(name("Transform"))>")
      }
    }
    template.write("</\(name("Transforms"))>")
  }

  private func write(
    _ element: String, _ attribute: String, _ value: String, to template: inout SignatureTemplate
  ) {
    template.write("<mdssi:\(element) xmlns:mdssi=\"\(Namespace.packageSignature)\"")
    template.write(attribute: attribute, value)
    template.write("/>")
  }

  private func write(
    _ filter: XPathFilter, as element: String, _ attributes: String, to template: inout SignatureTemplate
  ) {
    template.write("<\(element)\(attributes)")
    for (prefix, namespace) in filter.namespaces.sorted(by: { $0.key < $1.key }) where !prefix.isEmpty {
      template.write(attribute: "xmlns:\(prefix)", namespace)
    }
    template.write(">\(Markup.escaped(filter.expression))</\(element)>")
  }

  private func write(
    algorithm canonicalization: Canonicalization, in element: String, to template: inout SignatureTemplate
  ) {
    template.write("<\(element) Algorithm=\"\(canonicalization.method.uri)\"")
    guard !canonicalization.inclusivePrefixes.isEmpty else { return template.write("/>") }
    let list = Markup.escaped(canonicalization.inclusivePrefixes.joined(separator: " "))
    template.write(
      "><ec:InclusiveNamespaces xmlns:ec=\"\(Namespace.exclusiveCanonicalization)\" PrefixList=\"\(list)\"/>")
    template.write("</\(element)>")
  }
}

// MARK: - Objects

extension SignatureWriter {
  private func writeObjects(to template: inout SignatureTemplate) throws(SignetError) {
    if let id = description.envelopingObjectID {
      template.write("<\(name("Object"))")
      template.write(attribute: "Id", id)
      template.write(">", .root, "</\(name("Object"))>")
    }
    if let xades = description.xades {
      try template.write(element: name("Object")) { (template) throws(SignetError) in
        try QualifyingPropertiesWriter(xades, of: description, identity: identity, name: name).write(to: &template)
      }
    }
    var number = description.references.count
    for object in description.objects {
      template.write("<\(name("Object"))")
      template.write(attribute: "Id", object.id)
      template.write(attribute: "MimeType", object.mimeType)
      template.write(attribute: "Encoding", object.encoding)
      template.write(">")
      write(object.content, time: object.time, &number, to: &template)
      template.write("</\(name("Object"))>")
    }
  }

  private func write(
    _ content: ObjectDescription.Content, time: SigningTimeFormat, _ number: inout Int,
    to template: inout SignatureTemplate
  ) {
    switch content {
    case .text(let text): template.write(Markup.escaped(text))
    case .base64(let bytes): template.write(description.layout.base64(bytes))
    case .markup(let markup): template.write(verbatim: Markup.ascii(markup), time: time)
    case .manifest(let manifest):
      template.write("<\(name("Manifest"))")
      template.write(attribute: "Id", manifest.id)
      template.write(">")
      for reference in manifest.references {
        write(reference, number, to: &template)
        number += 1
      }
      template.write("</\(name("Manifest"))>")
    }
  }
}

extension SignatureDescription {
  /// The Id of the object that surrounds the document, where the signature is an enveloping one.
  var envelopingObjectID: String? {
    for case .enveloping(let id) in placement { return id }
    return nil
  }

  /// The references of all manifests, in the order in which they are written.
  var manifestReferences: [ReferenceDescription] {
    objects.flatMap { object in
      if case .manifest(let manifest) = object.content { manifest.references } else { [] as [ReferenceDescription] }
    }
  }
}
