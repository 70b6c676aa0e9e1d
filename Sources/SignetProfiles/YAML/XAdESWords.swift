import SignetCrypto
import SignetFindings
import SignetSignatures
import Yams

extension XAdESDescription {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      XAdESDescription(
        prefix: try fields.text("prefix"), qualifyingPropertiesID: try fields.text("qualifying-properties-id"),
        signedPropertiesID: try fields.required("signed-properties-id").text(),
        signingTime: try fields.optional("signing-time").map { value throws(SignetError) in
          try SigningTimeFormat(value)
        },
        signingCertificates: try fields.list("signing-certificates") { value throws(SignetError) in
          try SigningCertificateDescription(value)
        },
        policy: try fields.optional("policy").map { value throws(SignetError) in try SignaturePolicy(value) },
        place: try fields.optional("place").map { value throws(SignetError) in try SignatureProductionPlace(value) },
        role: try fields.optional("role").map { value throws(SignetError) in try SignerRole(value) },
        dataObjectFormats: try fields.list("data-object-formats") { value throws(SignetError) in
          try DataObjectFormat(value)
        },
        commitments: try fields.list("commitments") { value throws(SignetError) in
          try CommitmentTypeIndication(value)
        }, targetIsBareID: try fields.flag("target-is-bare-id"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("prefix", prefix)
    fields.add("qualifying-properties-id", qualifyingPropertiesID)
    fields.add("target-is-bare-id", targetIsBareID)
    fields.add("signed-properties-id", signedPropertiesID)
    fields.add("signing-time", signingTime?.node)
    fields.add("signing-certificates", signingCertificates.map(\.node))
    fields.add("policy", policy?.node)
    fields.add("place", place?.node)
    fields.add("role", role?.node)
    fields.add("data-object-formats", dataObjectFormats.map(\.node))
    fields.add("commitments", commitments.map(\.node))
    return fields.node
  }
}

extension SigningTimeFormat {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      SigningTimeFormat(
        minutesFromUTC: try fields.number("minutes-from-utc"), writesZ: try fields.flag("writes-z", default: true),
        fractionDigits: try fields.number("fraction-digits"), zone: try fields.text("zone"),
        writesZone: try fields.flag("writes-zone", default: true))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("minutes-from-utc", minutesFromUTC, unless: 0)
    fields.add("writes-z", writesZ, unless: true)
    fields.add("fraction-digits", fractionDigits, unless: 0)
    fields.add("zone", zone)
    fields.add("writes-zone", writesZone, unless: true)
    return fields.node
  }
}

extension SigningCertificateDescription {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      SigningCertificateDescription(
        try fields.required("version").word(), digest: try fields.word("digest", default: .sha256),
        extent: try fields.word("extent", default: .leaf), namesIssuer: try fields.flag("names-issuer", default: true),
        input: try fields.word("input", default: .der), digestText: try fields.word("digest-text", default: .base64))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("version", version)
    fields.add("digest", digest)
    fields.add("extent", extent, unless: .leaf)
    fields.add("names-issuer", namesIssuer, unless: true)
    fields.add("input", input, unless: .der)
    fields.add("digest-text", digestText, unless: .base64)
    return fields.node
  }
}
