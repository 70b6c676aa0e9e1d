import SignetFindings
import SignetXML

/// The document with the signature in its place, as far as it is filled, so that it can be digested as a verifier will
/// see it.
final class SignatureStage {
  /// The document before the signature.
  let tree: XMLTree
  private let editor: DocumentEditor
  private let site: Locator.Site
  private let limits: ParsingLimits
  private var attached: XMLElement?

  typealias Scene = SignatureScene

  init(tree: XMLTree, editor: DocumentEditor, site: Locator.Site, limits: ParsingLimits) {
    self.tree = tree
    self.editor = editor
    self.site = site
    self.limits = limits
  }

  /// Shows a signature in its place, instead of the one before.
  func show(_ template: SignatureTemplate, _ values: [SignatureTemplate.Hole: [UInt8]]) throws(SignetError) -> Scene {
    clear()
    switch site {
    case .point(let point, let before, let after):
      let element = try editor.attach(before + template.filled(with: values) + after, at: point)
      attached = element
      guard let signature = element.descendants.first(where: { $0.isNamed("Signature", in: Namespace.xmldsig) }) else {
        throw Self.inconsistency
      }
      return Scene(tree: tree, signature: signature)
    case .around(let root):
      // The root's namespaces are looked up anew inside of the signature, as every reader of the text will do.
      let tree = try XMLTree(parsing: try text(template, values), limits: limits)
      try requireUnchanged(root, in: tree)
      return Scene(tree: tree, signature: try tree.root)
    }
  }

  /// Takes away what was shown.
  func clear() {
    if let attached { editor.detach(attached) }
    attached = nil
  }

  /// The bytes of the document with the signature.
  func text(_ template: SignatureTemplate, _ values: [SignatureTemplate.Hole: [UInt8]]) throws(SignetError) -> [UInt8] {
    switch site {
    case .point(let point, let before, let after):
      return try editor.finish(inserting: [(before + template.filled(with: values) + after, point)])
    case .around(let root):
      let (before, after) = template.surroundings(with: values)
      return try editor.finish(inserting: [(before, .before(root)), (after, .after(root))])
    }
  }

  /// Elements in no namespace must not fall into the default namespace of the signature.
  private func requireUnchanged(_ root: XMLElement, in enveloped: XMLTree) throws(SignetError) {
    let object = try enveloped.root.children.first { $0.isNamed("Object", in: Namespace.xmldsig) }
    guard let inside = object?.children.first else { throw Self.inconsistency }
    let canonicalizer = Canonicalizer(Canonicalization(.exclusiveWithComments))
    let (before, after) = (
      try canonicalizer.bytes(of: DocumentSubset(.element(root))),
      try canonicalizer.bytes(of: DocumentSubset(.element(inside)))
    )
    guard before == after else {
      throw SignatureDescription.invalid(
        "inside of a signature without a prefix the document would fall into the signature's namespace")
    }
  }

  private static var inconsistency: SignetError {
    SignetError(
      .internalInconsistency, message: "The signature that was written can't be found.", hint: "Please report this.")
  }
}
