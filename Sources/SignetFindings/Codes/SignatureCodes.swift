extension FindingCode {
  static let signature: [FindingCode] = []
}
