import ArgumentParser
import Signet

/// `URI=PATH`: the file that a URI stands for, of a reference outside of the document or of a signature policy.
struct ResolvedReference: ExpressibleByArgument {
  let uri: String
  let path: String

  init?(argument: String) {
    // A URI may hold "=", in its query; a path rarely does.
    guard let separator = argument.lastIndex(of: "="), separator != argument.startIndex else { return nil }
    uri = String(argument[..<separator])
    path = String(argument[argument.index(after: separator)...])
    guard !path.isEmpty else { return nil }
  }

  /// What gives the files; they are read at once, so that one that is missing is told before anything is verified.
  static func resolver(_ references: [ResolvedReference], limits: ParsingLimits) throws -> ReferenceResolver {
    let contents = Dictionary(
      try references.map { ($0.uri, try InputFile(reading: $0.path, limit: limits.bytes).bytes) },
      uniquingKeysWith: { _, last in last })
    return { uri throws(SignetError) in contents[uri] }
  }
}
