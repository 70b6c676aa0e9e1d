extension FindingCode {
  static let certificate: [FindingCode] = []
}
