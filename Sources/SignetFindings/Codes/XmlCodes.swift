extension FindingCode {
  static let xml: [FindingCode] = []
}
