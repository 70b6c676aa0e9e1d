import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// A proof or a code that an authority demands in a document besides its XML signatures: computed from the document's own
/// fields, and written into the document's bytes, which otherwise stay as they came.
///
/// Mexico's *sello* and Chile's *timbre* are signatures over text; QR codes and the links of hash chains are digests.
public protocol Stamp: Sendable {
  /// Whether it is part of what the XML signatures cover.
  var moment: StampMoment { get }
  /// What it needs from outside of the document, besides the signer.
  var inputs: [StampInput] { get }

  /// Writes the stamp into a document.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - job: Who signs, with what, and when.
  /// - Returns: The same bytes with the stamp in its place.
  /// - Throws: What ``XMLTree`` throws; `stamp.already-present`, `stamp.input-missing`, `stamp.input-invalid`,
  ///   `stamp.field-unfit`, `stamp.field-mismatch`, `stamp.key-unfit`, `stamp.complement-unknown`.
  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8]

  /// Holds the stamp of a document against the document's fields.
  ///
  /// - Parameters:
  ///   - tree: The document.
  ///   - inputs: What is known from outside; where a secret is missing, what depends on it is not checked, and a note says
  ///     so.
  /// - Returns: What is wrong; no errors where the stamp holds.
  /// - Throws: `xml.canonicalization-failed`, `key.operation-failed`.
  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding]

  /// Whose certificate the document names as that of the stamp's maker; nil where it names none.
  func signer(in tree: XMLTree) throws(SignetError) -> Certificate?

  /// What follows from a finished document for others: the text of a printed QR code, the link for the next document.
  func values(of tree: XMLTree) throws(SignetError) -> [StampValue]
}

extension Stamp {
  /// Nobody who could be named.
  public func signer(in tree: XMLTree) throws(SignetError) -> Certificate? { nil }

  /// Nothing.
  public func values(of tree: XMLTree) throws(SignetError) -> [StampValue] { [] }
}

/// When a stamp is written.
public enum StampMoment: Sendable, Hashable {
  /// Before the XML signatures, which cover it.
  case beforeSigning
  /// After them, because it depends on them.
  case afterSigning
}

/// Something that a stamp needs from outside of the document.
public struct StampInput: Sendable, Hashable {
  /// How it is given.
  public enum Kind: Sendable, Hashable {
    /// The content of a file; secrets come only so.
    case file
    /// A text that everybody may see.
    case value
  }

  /// The name by which it is given.
  public let name: String
  /// How it is given.
  public let kind: Kind
  /// Whether nothing can be done without it.
  public let isRequired: Bool
  /// Whether it is another for each document, so that it can't be given for several at once.
  public let isForOneDocument: Bool
  /// What it is, in a few words.
  public let meaning: String

  /// Declares an input.
  public init(
    _ name: String, _ kind: Kind, isRequired: Bool = true, isForOneDocument: Bool = false, _ meaning: String
  ) {
    self.isForOneDocument = isForOneDocument
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.meaning = meaning
  }
}

/// Something that follows from a stamped document, for people and for the documents after it.
public struct StampValue: Sendable, Hashable {
  /// What it is: `qr`, `previous`.
  public let name: String
  /// Its text.
  public let text: String

  /// Names a value.
  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// What is the same for all stamps of a document.
public struct StampJob: Sendable {
  /// Who signs.
  public let identity: SigningIdentity
  /// What was given from outside.
  public let inputs: StampInputs
  /// When; stamps write it in the time zone that their authority demands.
  public let time: Date
  /// What the document may cost.
  public let limits: ParsingLimits

  /// Puts a job together.
  public init(
    identity: SigningIdentity, inputs: StampInputs = StampInputs(), time: Date, limits: ParsingLimits = ParsingLimits()
  ) {
    self.identity = identity
    self.inputs = inputs
    self.time = time
    self.limits = limits
  }
}
