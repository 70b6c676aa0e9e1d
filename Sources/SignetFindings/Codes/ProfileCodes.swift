extension FindingCode {
  static let profile: [FindingCode] = []
}
