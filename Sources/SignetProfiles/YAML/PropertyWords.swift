import SignetCrypto
import SignetFindings
import SignetSignatures
import Yams

extension SignaturePolicy {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      guard try value.text() == "implied" else { throw value.error("implied or the policy's fields are expected here") }
      self = .implied
    } else {
      self = .identified(try SignaturePolicyID(value))
    }
  }

  var node: Node {
    guard case .identified(let policy) = self else { return .text("implied") }
    return policy.node
  }
}

extension SignaturePolicyID {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let identifier = try ObjectIdentifier(&fields)
      return SignaturePolicyID(
        identifier, digest: try fields.required("digest").word(),
        digestValue: try fields.required("digest-value").bytes(), location: try fields.text("location"),
        specification: try fields.optional("specification").map { value throws(SignetError) in
          try ObjectIdentifier(value)
        })
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    identifier.add(to: &fields)
    fields.add("digest", digest)
    fields.add("digest-value", Base64.encode(digestValue))
    fields.add("location", location)
    fields.add("specification", specification?.node)
    return fields.node
  }
}

extension ObjectIdentifier {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in try ObjectIdentifier(&fields) }
  }

  init(_ fields: inout YAMLFields) throws(SignetError) {
    self.init(
      try fields.required("identifier").text(),
      qualifier: try fields.optional("qualifier").map { value throws(SignetError) in try value.word() },
      description: try fields.text("description"), documentation: try fields.texts("documentation"))
  }

  func add(to fields: inout YAMLMapping) {
    fields.add("identifier", identifier)
    fields.add("qualifier", qualifier?.rawValue)
    fields.add("description", description)
    fields.add("documentation", documentation.map { .text($0) })
  }

  var node: Node {
    var fields = YAMLMapping()
    add(to: &fields)
    return fields.node
  }
}

extension SignatureProductionPlace {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      SignatureProductionPlace(
        isV2: try fields.flag("v2", default: true), city: try fields.text("city"), street: try fields.text("street"),
        stateOrProvince: try fields.text("state-or-province"), postalCode: try fields.text("postal-code"),
        country: try fields.text("country"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("v2", isV2, unless: true)
    fields.add("city", city)
    fields.add("street", street)
    fields.add("state-or-province", stateOrProvince)
    fields.add("postal-code", postalCode)
    fields.add("country", country)
    return fields.node
  }
}

extension SignerRole {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      SignerRole(isV2: try fields.flag("v2", default: true), claimed: try fields.texts("claimed"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("v2", isV2, unless: true)
    fields.add("claimed", .init(claimed.map { .text($0) }))
    return fields.node
  }
}

extension DataObjectFormat {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      DataObjectFormat(
        of: try fields.required("reference").text(), description: try fields.text("description"),
        identifier: try fields.optional("identifier").map { value throws(SignetError) in
          try ObjectIdentifier(value)
        }, mimeType: try fields.text("mime-type"), encoding: try fields.text("encoding"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("reference", reference)
    fields.add("description", description)
    fields.add("identifier", identifier?.node)
    fields.add("mime-type", mimeType)
    fields.add("encoding", encoding)
    return fields.node
  }
}

extension CommitmentTypeIndication {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let identifier = try ObjectIdentifier(&fields)
      return CommitmentTypeIndication(identifier, references: try fields.texts("references"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    identifier.add(to: &fields)
    fields.add("references", references.map { .text($0) })
    return fields.node
  }
}
