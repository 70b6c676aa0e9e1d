extension FindingCode {
  static let chain: [FindingCode] = []
}
