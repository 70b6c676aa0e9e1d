import SignetFindings
import SignetXML

extension SignatureProfile {
  /// The profiles that Signet brings. Where several recognize a document the first is meant, so that what is more special
  /// stands before what is more general.
  public static let all: [SignatureProfile] = countries + generic

  /// The profiles of authorities.
  public static let countries: [SignatureProfile] = [
    brNFe, brNFCe, brCTe, brMDFe, brEvento, brInutilizacao, brNFSe100, brNFSe,
    mxCFDI, mxCancelacion,
    clDTE, clEnvio, clSemilla,
    coDIAN,
    ecSRI,
    crHacienda,
    doDGII,
    pySIFEN,
    gtFEL,
    uyCFE,
    boSIAT,
    esFacturae, esTicketBAIAraba, esTicketBAIBizkaia, esTicketBAIGipuzkoa, esVeriFactu,
    itFatturaPA, itFatturaPAP7M,
    hrFiskalizacija, hrERacun,
    meEFI, alFiskalizimi,
    trUBL,
    plKSeFAuth,
    saZATCA,
    myMyInvois,
    vnHoaDon,
    peppolSMP,
    // Any UBL document with an empty extension looks like one of Peru.
    peSUNAT,
  ]

  /// The profiles for any document, which nothing recognizes unless they are named.
  public static let generic: [SignatureProfile] = [
    xmldsigEnveloped, xmldsigDetached, xmldsigEnveloping, xadesBB, xadesEPES,
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

  /// The authority's profile for a document.
  ///
  /// - Throws: `profile.not-recognized`.
  public static func recognizing(
    _ tree: XMLTree, in container: Container = .xml
  ) throws(SignetError) -> SignatureProfile {
    for profile in countries where profile.container == container {
      if try profile.recognizes(tree) { return profile }
    }
    throw SignetError.notRecognized(tree)
  }
}
