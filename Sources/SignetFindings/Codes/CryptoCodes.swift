extension FindingCode {
  static let crypto: [FindingCode] = []
}
