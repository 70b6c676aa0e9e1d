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
  /// The paths of elements that only its documents have, the first step being the root; `*` for any root. Prefixes are
  /// those of ``namespaces``.
  public var recognizes: [String]
  /// The namespace name for each prefix that the paths of the profile use.
  public var namespaces: [String: String]
  /// How the signatures are made, in the order in which they are made: each over a document that has those before, such as
  /// Chile's set around its documents. Empty where the scheme has stamps alone.
  public var signatures: [SignatureDescription]
  /// The signatures that others add to its documents: the authority, or a certifier. They are verified, never made.
  public var othersSignatures: [SignatureDescription]
  /// What a signed document is.
  public var container: Container
  /// What the facts of the profile rest on; nil for a profile of one's own.
  public var confirmation: Confirmation?
  /// What the authority refuses, as rules that can be checked before it does.
  public var rules: [ProfileRule]
  /// What people need to know about the scheme: for the documentation only.
  public var guide: ProfileGuide
  /// What its documents have besides XML signatures; of those that are made at the same moment, in this order.
  public var stamps: [StampName]
  /// Further stamps of the scheme, which are made and checked only where they are asked for: others often make them, and
  /// some need secrets.
  public var offeredStamps: [StampName]
  /// A signature over a text of the document's values, made before all others; nil for none.
  public var digestString: DigestString?

  /// What a signed document is.
  public enum Container: String, Sendable, Hashable, Codable, CaseIterable {
    /// The XML document itself, with its signatures inside.
    case xml
    /// CMS signed data around the document, with the attributes of CAdES-BES (EN 319 122-1): a `.p7m` file.
    case cms
  }

  /// Declares a profile.
  ///
  /// - Parameters:
  ///   - namespaces: The namespaces of the profile's own paths; those of the signatures are added.
  ///   - signature: The first and innermost signature; nil where the scheme has stamps alone.
  ///   - outerSignatures: The signatures that follow it.
  ///   - othersSignatures: The signatures that others add.
  public init(
    id: String, title: String, source: String, recognizes: [String], namespaces: [String: String] = [:],
    signature: SignatureDescription? = nil, outerSignatures: [SignatureDescription] = [],
    othersSignatures: [SignatureDescription] = [], container: Container = .xml, confirmation: Confirmation? = nil,
    rules: [ProfileRule] = [], guide: ProfileGuide = ProfileGuide(), stamps: [StampName] = [],
    offeredStamps: [StampName] = [], digestString: DigestString? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.recognizes = recognizes
    self.container = container
    self.confirmation = confirmation
    self.rules = rules
    self.guide = guide
    self.stamps = stamps
    self.offeredStamps = offeredStamps
    self.digestString = digestString
    self.othersSignatures = othersSignatures
    signatures = [signature].compactMap(\.self) + outerSignatures
    self.namespaces = (signatures + othersSignatures).reduce(into: namespaces) { all, signature in
      all.merge(signature.namespaces) { own, _ in own }
    }
  }

  /// Everything that is made besides XML signatures, by its names.
  var allStamps: [(name: String, stamp: any Stamp)] {
    (digestString.map { [("digest-string", $0)] } ?? []) + stamps.map { ($0.rawValue, $0.stamp) }
  }

  /// The profile with these stamps too.
  ///
  /// - Throws: `stamp.input-invalid` for a stamp that the scheme does not have.
  public func adding(_ names: [StampName]) throws(SignetError) -> SignatureProfile {
    var profile = self
    for name in names where !stamps.contains(name) {
      guard offeredStamps.contains(name) else {
        let known = (stamps + offeredStamps).map(\.rawValue).joined(separator: ", ")
        throw SignetError(
          .stampInputInvalid, message: "The profile \(id) has no stamp \(name.rawValue).",
          hint: known.isEmpty ? "It has no stamps." : "It has: \(known).")
      }
      profile.stamps.append(name)
    }
    return profile
  }

  /// Whether a document is of the kind that the profile is for.
  ///
  /// - Throws: `xml.path-invalid` if the profile's paths can't be understood.
  public func recognizes(_ tree: XMLTree) throws(SignetError) -> Bool {
    for path in recognizes {
      guard try ElementPath(path, namespaces: namespaces).elements(in: tree).isEmpty else { return true }
    }
    return false
  }
}
