import SignetFindings
import SignetSignatures
import SignetXML

/// A scheme: how documents of some kind are signed, by whose rules.
///
/// A profile is a value without control flow. The profiles of countries are declared in `Countries/`, one file each;
/// others are read from YAML (``init(yaml:)``).
public struct SignatureProfile: Sendable, Hashable {
  /// The name by which it is chosen: `br-nfe`.
  public var id: String
  /// What it is for, in a few words.
  public var title: String
  /// Where its rules are written.
  public var source: String
  /// The paths of the root elements of its documents; `*` for any. Prefixes are those of the signature's namespaces.
  public var recognizes: [String]
  /// How its signature is made; the first and innermost one where there are several.
  public var signature: SignatureDescription
  /// How the signatures are made that follow it, each over a document that has those before: Chile's set around its
  /// documents.
  public var outerSignatures: [SignatureDescription]

  /// All signatures, in the order in which they are made.
  public var signatures: [SignatureDescription] { [signature] + outerSignatures }

  /// Declares a profile.
  public init(
    id: String, title: String, source: String, recognizes: [String], signature: SignatureDescription,
    outerSignatures: [SignatureDescription] = []
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.recognizes = recognizes
    self.signature = signature
    self.outerSignatures = outerSignatures
  }

  /// Whether a document is of the kind that the profile is for.
  ///
  /// - Throws: `xml.path-invalid` if the profile's paths can't be understood.
  public func recognizes(_ tree: XMLTree) throws(SignetError) -> Bool {
    for path in recognizes {
      guard try ElementPath(path, namespaces: signature.namespaces).elements(in: tree).isEmpty else { return true }
    }
    return false
  }
}
