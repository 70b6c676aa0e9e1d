import SignetXML

/// Which namespace declarations what is signed, and `SignedInfo`, find around them.
///
/// Everything but ``document`` departs from the standard, and is accepted only where a profile says so.
public enum NamespaceContext: Sendable, Hashable {
  /// Those of the document, as the standard has it.
  case document
  /// Those that they would find if the element at this path, which holds the signature and what it signs, were a document
  /// of its own: Chile's DTE, which is signed before it is pasted into its envelope.
  case standalone(String, keeping: InheritedNamespaces)
}
