import Foundation
import Signet

/// Asks for a passphrase on the terminal, which does not show what is typed.
enum PassphrasePrompt {
  /// Asks `question`.
  ///
  /// - Returns: What was typed; `nil` where there is no terminal, or the user gave up with Control-C or Control-D.
  static func ask(_ question: String) -> SecretBytes? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }

    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return nil }
    var silent = settings
    // Without ISIG, Control-C arrives as a byte: no signal can leave the terminal silent.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(terminal, TCSAFLUSH, &settings) }

    try? StandardStream.write(Array("\(question): ".utf8), to: terminal)
    defer { try? StandardStream.write([UInt8(ascii: "\n")], to: terminal) }
    return readLine(from: terminal)
  }

  private static func readLine(from terminal: Int32) -> SecretBytes? {
    let interrupt: UInt8 = 3
    var line: [UInt8] = []
    line.reserveCapacity(InputFile.passphraseLimit)
    defer { _ = SecretBytes(consuming: &line) }
    var byte: UInt8 = 0
    while line.count < InputFile.passphraseLimit, read(terminal, &byte, 1) == 1, byte != interrupt {
      if byte == UInt8(ascii: "\n") { return SecretBytes(consuming: &line) }
      line.append(byte)
    }
    return nil
  }
}
