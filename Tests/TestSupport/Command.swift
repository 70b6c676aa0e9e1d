import Foundation

/// Runs other programs: the built `signet` and the independent programs that judge what it wrote.
public enum Command {
  /// What a program left behind.
  public struct Result: Sendable {
    /// The exit status; 128 plus the signal's number where a signal ended the program, as a shell reports it.
    public let status: Int32
    /// Everything written to standard output.
    public let standardOutput: [UInt8]
    /// Everything written to standard error.
    public let standardError: [UInt8]

    /// Standard output as UTF-8 text, with damaged bytes replaced.
    public var output: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as UTF-8 text, with damaged bytes replaced.
    public var errors: String { String(decoding: standardError, as: UTF8.self) }
    /// The lines of standard output, without empty ones.
    public var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
  }

  /// A program that could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// What went wrong, in one sentence.
    public let description: String
  }

  /// Runs a program to its end.
  ///
  /// Input and output go through files, so that any amount of either can't block the two programs on each other.
  ///
  /// - Parameters:
  ///   - executable: A path, or a name to be found on `PATH`.
  ///   - arguments: The arguments, without the program's own name.
  ///   - input: The bytes of standard input.
  ///   - environment: The whole environment; `nil` passes on the one of the tests.
  ///   - directory: The working folder; `nil` keeps the one of the tests.
  /// - Throws: ``Failure`` where the program can't be started, and errors of the temporary files.
  public static func run(
    _ executable: String, _ arguments: [String] = [], input: [UInt8] = [], environment: [String: String]? = nil,
    directory: URL? = nil
  ) throws -> Result {
    let folder = try TemporaryDirectory()
    let standardInput = try folder.write(input, to: "stdin")
    let standardOutput = folder.url.appending(path: "stdout")
    let standardError = folder.url.appending(path: "stderr")

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, standardInput.path, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, standardOutput.path, create, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, standardError.path, create, 0o600)

    // The program starts as from a shell: no signal is blocked or ignored because the test runner does so.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    var process = pid_t()
    let command = [executable] + arguments
    // POSIX has no spawn attribute for the working folder, but every system has a shell.
    let words = directory.map { ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", $0.path] + command } ?? command
    let error = withStringArray(words) { argumentVector in
      withStringArray(variables) { posix_spawnp(&process, words[0], &actions, &attributes, argumentVector, $0) }
    }
    guard error == 0 else {
      throw Failure(description: "\(executable) can't be started: \(String(cString: strerror(error)))")
    }
    return Result(
      status: try waitForEnd(of: process), standardOutput: [UInt8](try Data(contentsOf: standardOutput)),
      standardError: [UInt8](try Data(contentsOf: standardError)))
  }

  /// Whether `executable` is found on `PATH`.
  public static func isInstalled(_ executable: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(executable)", X_OK) == 0 }
  }

  /// Waits for a child process and returns its exit status, or 128 plus the signal that ended it.
  private static func waitForEnd(of process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(description: "waitpid: \(String(cString: strerror(errno)))") }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Lends `strings` as a null-terminated array of C strings.
  private static func withStringArray<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> R
  ) rethrows -> R {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return try body(copies + [nil])
  }
}
