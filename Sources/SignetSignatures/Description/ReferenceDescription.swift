import SignetCrypto
import SignetFindings

/// One `Reference`: what it covers, and how that becomes a digest.
public struct ReferenceDescription: Sendable, Hashable {
  /// What the reference covers.
  public var subject: Subject
  /// The transforms, in the order of the authority's manual.
  public var transforms: [Transform]
  /// The digest.
  public var digest: DigestAlgorithm
  /// The `Id`, or nil for none; `{id}` in it stands for the signature's own.
  public var id: String?
  /// The `Type`, a URI; nil for the one that the standards give to the subject, which most have not.
  public var type: String?
  /// Whether the `URI` attribute is left out where it would be empty. Generic verification refuses such a reference.
  public var omitsURI: Bool
  /// What is digested, where that is not what the transforms say.
  public var input: DigestInput
  /// How the digest is written.
  public var digestText: DigestText

  /// What a reference covers.
  public enum Subject: Sendable, Hashable {
    /// The whole document: `URI=""`.
    case document
    /// The element at a path: `URI="#…"`, with the Id in this attribute: `Id`, or `efis:id` with a prefix of the
    /// description's namespaces.
    case element(String, idAttribute: String, id: IDRule)
    /// The signature's own `KeyInfo`.
    case keyInfo
    /// The signature's own XAdES `SignedProperties`.
    case signedProperties
    /// The signature's own `Object` with this Id, as ``ObjectDescription/id`` or ``Placement/enveloping(objectID:)`` has
    /// it; or an element with this `Id` in the markup of one, such as a `SignatureProperties` with a time.
    case object(String)
    /// The signature's own `Manifest` with this Id.
    case manifest(String)
    /// Another signature of the document, whole: the one with this Id, or the only one where nil.
    case signature(String?)
    /// The `SignatureValue` of another signature of the document, which is thereby countersigned: of the signature with
    /// this Id, or of the only one where nil. Where the value has no Id it is given one.
    case signatureValue(of: String?)
  }

  /// What the Id of a signed element must be.
  public enum IDRule: Sendable, Hashable {
    /// Any value that is there.
    case any
    /// A value that matches this regular expression from its first to its last character.
    case matching(String)
    /// A value that is there; where there is none, one is made of this prefix and a digest of the document.
    case madeWithPrefix(String)
  }

  /// Describes a reference.
  public init(
    _ subject: Subject, transforms: [Transform], digest: DigestAlgorithm, id: String? = nil, type: String? = nil,
    omitsURI: Bool = false, input: DigestInput = .transforms, digestText: DigestText = .base64
  ) {
    self.subject = subject
    self.transforms = transforms
    self.digest = digest
    self.id = id
    self.type = type
    self.omitsURI = omitsURI
    self.input = input
    self.digestText = digestText
  }

  /// The value of the `Type` attribute, or nil for none.
  var typeURI: String? {
    if let type { return type.isEmpty ? nil : type }
    return switch subject {
    case .signedProperties: Namespace.xadesTypes + "SignedProperties"
    case .signatureValue: Namespace.xadesTypes + "CountersignedSignature"
    case .manifest: Namespace.xmldsig + "Manifest"
    case .document, .element, .keyInfo, .object, .signature: nil
    }
  }
}

extension ReferenceDescription.IDRule {
  /// Whether an Id that is there fulfils the rule; a pattern is compared code point by code point.
  ///
  /// - Throws: `signature.id-invalid` where the pattern is no regular expression.
  package func admits(_ id: String) throws(SignetError) -> Bool {
    guard case .matching(let pattern) = self else { return true }
    do {
      return try Regex(pattern).matchingSemantics(.unicodeScalar).wholeMatch(in: id) != nil
    } catch {
      throw SignetError(
        .signatureIDInvalid,
        message: "The profile's pattern \(pattern.debugDescription) is not a regular expression.",
        hint: "Correct the profile.")
    }
  }
}
