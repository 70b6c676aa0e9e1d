/// Where a signature goes in its document.
public enum Placement: Sendable, Hashable {
  /// Inside the element at this path, after everything else.
  case lastChild(of: String)
  /// Directly before the element at this path.
  case before(String)
  /// Directly after the element at this path.
  case after(String)
  /// Inside the first element at this path that is empty; white space does not count.
  case firstEmpty(String)
}
