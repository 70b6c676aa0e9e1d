import Signet

/// Reads profiles.
enum ProfileTarget {
  static func take(_ input: [UInt8]) {
    guard let profile = try? SignatureProfile(yaml: String(decoding: input, as: UTF8.self)),
      let yaml = try? profile.yaml()
    else { return }
    precondition((try? SignatureProfile(yaml: yaml)) == profile, "A profile that was written is read as another.")
  }
}
