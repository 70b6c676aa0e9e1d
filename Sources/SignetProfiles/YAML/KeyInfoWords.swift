import SignetCrypto
import SignetFindings
import SignetSignatures
import Yams

extension KeyInfoContent {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      switch try value.text() {
      case "key-value": self = .keyValue
      case "der-encoded-key-value": self = .derEncodedKeyValue
      case "subject-as-key-name": self = .subjectAsKeyName
      default:
        throw value.error(
          "x509-certificates, x509-data, key-name, key-value, der-encoded-key-value or subject-as-key-name is expected here"
        )
      }
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        let (name, value) = try fields.one(of: ["x509-certificates", "x509-data", "key-name"])
        switch name {
        case "x509-certificates": return .x509Certificates(try value.word())
        case "key-name": return .keyName(try value.text())
        default: return .x509Data(try value.list { value throws(SignetError) in try X509Content(value) })
        }
      }
    }
  }

  var node: Node {
    switch self {
    case .x509Certificates(let extent): YAMLMapping.only("x509-certificates", .text(extent.rawValue))
    case .x509Data(let contents): YAMLMapping.only("x509-data", .init(contents.map(\.node)))
    case .keyName(let text): YAMLMapping.only("key-name", .text(text))
    case .keyValue: .text("key-value")
    case .derEncodedKeyValue: .text("der-encoded-key-value")
    case .subjectAsKeyName: .text("subject-as-key-name")
    }
  }
}

extension KeyInfoContent.X509Content {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      switch try value.text() {
      case "issuer-serial": self = .issuerSerial
      case "subject-name": self = .subjectName
      case "subject-key-identifier": self = .subjectKeyIdentifier
      default:
        throw value.error(
          "certificates, issuer-serial, subject-name, subject-key-identifier or digest is expected here")
      }
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        let (name, value) = try fields.one(of: ["certificates", "digest"])
        return name == "digest" ? .digest(try value.word()) : .certificates(try value.word())
      }
    }
  }

  var node: Node {
    switch self {
    case .certificates(let extent): YAMLMapping.only("certificates", .text(extent.rawValue))
    case .digest(let algorithm): YAMLMapping.only("digest", .text(algorithm.rawValue))
    case .issuerSerial: .text("issuer-serial")
    case .subjectName: .text("subject-name")
    case .subjectKeyIdentifier: .text("subject-key-identifier")
    }
  }
}
