import SignetFindings

extension SignatureProfile {
  /// The profiles that Signet brings, by name.
  ///
  /// Where several know a document, the first one goes: those with the narrower rules stand before the others.
  public static let all: [SignatureProfile] = [
    brNFe,
    esFacturae, esTicketBAIAraba, esTicketBAIBizkaia, esTicketBAIGipuzkoa, esVeriFactu, itFatturaPA, hrFiskalizacija,
    hrERacun, meEFI, alFiskalizimi, trUBL, plKSeFAuth, peppolSMP, saZATCA, myMyInvois, vnHoaDon,
    peSUNAT, xmldsigEnveloped,
  ]

  /// The profile with this name.
  ///
  /// - Throws: `profile.unknown`.
  public static func named(_ id: String) throws(SignetError) -> SignatureProfile {
    guard let profile = all.first(where: { $0.id == id }) else {
      throw SignetError(
        .profileUnknown, message: "There is no profile \(id.debugDescription).",
        hint: "There are: \(all.map(\.id).joined(separator: ", ")); a path that ends in .yaml names one of your own.")
    }
    return profile
  }
}
