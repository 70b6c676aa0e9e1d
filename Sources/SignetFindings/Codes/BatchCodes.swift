extension FindingCode {
  static let batch: [FindingCode] = []
}
