/// Where a signature goes in its document.
///
/// A signature beside what it signs (detached) is placed with ``before(_:)`` or ``after(_:)``, one inside it (enveloped)
/// with ``firstChild(of:)``, ``lastChild(of:)`` or ``firstEmpty(_:)``, and one around it with ``enveloping(objectID:)``.
public enum Placement: Sendable, Hashable {
  /// Inside the element at this path, before all other elements in it.
  case firstChild(of: String)
  /// Inside the element at this path, after everything else.
  case lastChild(of: String)
  /// Directly before the element at this path.
  case before(String)
  /// Directly after the element at this path.
  case after(String)
  /// Inside the first element at this path that is empty; white space does not count.
  case firstEmpty(String)
  /// Around the whole document: its root element becomes the content of the signature's first `Object`, which has this
  /// Id. The signature is the new root.
  case enveloping(objectID: String)
  /// A XAdES counter-signature: among the unsigned properties of the signature with this Id, or of the only one where nil
  /// (EN 319 132-1, section 5.2.7). What is missing around it there is made.
  case counterSignature(of: String?)
  /// At another of these places, inside of elements that are made for it: one element as text, in which `{signature}`
  /// stands for the signature. A place whose path is there already goes before this one in the list.
  indirect case wrapped(Placement, in: String)
}
