import ArgumentParser

/// A namespace prefix for XPath as an argument: `PREFIX=URI`.
struct NamespaceDeclaration: ExpressibleByArgument {
  let prefix: String
  let uri: String

  init?(argument: String) {
    guard let separator = argument.firstIndex(of: "="), separator != argument.startIndex else { return nil }
    prefix = String(argument[..<separator])
    uri = String(argument[argument.index(after: separator)...])
  }
}
