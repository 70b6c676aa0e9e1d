import SignetCrypto
import SignetXML

/// A version of Mexico's receipts (CFDI): the names of its seal's attributes, and the order of what is sealed.
struct MexicanReceipt: Sendable {
  let namespace: String
  let version: String
  let versionAttribute: String
  let seal: String
  let certificate: String
  let certificateNumber: String
  let digest: DigestAlgorithm
  let grammar: CadenaGrammar

  /// The namespace of the stamp that the authority, or a provider for it, puts into a sealed receipt.
  static let fiscalStampNamespace = "http://www.sat.gob.mx/TimbreFiscalDigital"

  /// The version of a receipt; nil where the element is none, or of another version.
  static func version(of root: XMLElement) -> MexicanReceipt? {
    all.first { version in
      root.isNamed("Comprobante", in: version.namespace)
        && root.attribute(version.versionAttribute) == version.version
    }
  }

  private static let all = [cfdi40, cfdi33, cfdi32]

  /// Anexo 20 (2022): SHA-256.
  private static let cfdi40 = MexicanReceipt(
    namespace: "http://www.sat.gob.mx/cfd/4", version: "4.0", versionAttribute: "Version", seal: "Sello",
    certificate: "Certificado", certificateNumber: "NoCertificado", digest: .sha256,
    grammar: CadenaGrammar(
      [.receipt40] + common + [
        .comercioExterior20, .cartaPorte20, .cartaPorte30, .cartaPorte31, .pagos20, .hidrocarburosPetroliferos,
      ]))

  /// Anexo 20 (2017): SHA-256.
  private static let cfdi33 = MexicanReceipt(
    namespace: "http://www.sat.gob.mx/cfd/3", version: "3.3", versionAttribute: "Version", seal: "Sello",
    certificate: "Certificado", certificateNumber: "NoCertificado", digest: .sha256,
    grammar: CadenaGrammar(
      [.receipt33] + common + [
        .estadoDeCuentaCombustible11, .consumoDeCombustibles10, .terceros, .pagos10, .cartaPorte10, .cartaPorte20,
      ]))

  /// Anexo 20 (2011), until 2017: SHA-1.
  private static let cfdi32 = MexicanReceipt(
    namespace: "http://www.sat.gob.mx/cfd/3", version: "3.2", versionAttribute: "version", seal: "sello",
    certificate: "certificado", certificateNumber: "noCertificado", digest: .sha1,
    grammar: CadenaGrammar([.receipt32, .impuestosLocales, .leyendasFiscales, .donatarias, .nomina12]))

  /// The complements that both 3.3 and 4.0 have.
  private static let common: [CadenaNotation] = [
    .donatarias, .divisas, .impuestosLocales, .leyendasFiscales, .integranteCoordinado, .turistaPasajeroExtranjero,
    .nomina12, .registroFiscal, .pagoEnEspecie, .aerolineas, .valesDeDespensa, .notariosPublicos, .vehiculoUsado,
    .servicioParcialConstruccion, .renovacionVehiculos, .certificadoDeDestruccion, .obrasDeArte, .comercioExterior11,
    .ine, .institucionesEducativas, .ventaVehiculos, .detallista, .estadoDeCuentaCombustible12,
    .consumoDeCombustibles11, .gastosHidrocarburos, .ingresosHidrocarburos,
  ]
}
