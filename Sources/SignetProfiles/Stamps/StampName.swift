/// The stamps that there are, by the names under which profiles list them.
public enum StampName: String, Sendable, Hashable, CaseIterable {
  /// Mexico: the *sello digital* of a CFDI.
  case mxSello = "mx-sello"
  /// Chile: the *timbre electrónico* of each document.
  case clTED = "cl-ted"
  /// Saudi Arabia: the counter of invoices, and the hash of the one before.
  case saChain = "sa-zatca-chain"
  /// Saudi Arabia: the QR code.
  case saQR = "sa-zatca-qr"
  /// The Basque Country: TicketBAI's link to the invoice before, and its code, in Araba.
  case esTicketBAIAraba = "es-ticketbai-araba"
  /// The same in Bizkaia.
  case esTicketBAIBizkaia = "es-ticketbai-bizkaia"
  /// The same in Gipuzkoa.
  case esTicketBAIGipuzkoa = "es-ticketbai-gipuzkoa"
  /// Spain: the mark of VERI*FACTU.
  case esVeriFactu = "es-verifactu-huella"
  /// Croatia: the issuer's protective code (ZKI).
  case hrZKI = "hr-zki"
  /// Montenegro and Albania: the code of an invoice (IIC).
  case invoiceCode = "me-al-iic"
  /// Brazil: the QR code of consumers' invoices (NFC-e), version 2, with a secret.
  case brNFCe2 = "br-nfce-qr-2"
  /// The same in version 3, without one.
  case brNFCe3 = "br-nfce-qr-3"
  /// Brazil: the QR code of transport documents (CT-e).
  case brCTe = "br-cte-qr"
  /// Brazil: the QR code of transport manifests (MDF-e).
  case brMDFe = "br-mdfe-qr"
  /// Paraguay: the QR code.
  case pyQR = "py-qr"
  /// The Dominican Republic: the security code.
  case doSecurityCode = "do-security-code"
  /// Portugal: the chain of an audit file (SAF-T).
  case ptHash = "pt-saft-hash"

  /// The stamp of this name.
  public var stamp: any Stamp {
    switch self {
    case .mxSello: MexicanSeal()
    case .clTED: ChileanStamp()
    case .saChain: SaudiChain()
    case .saQR: SaudiCode()
    case .esTicketBAIAraba: TicketBAI(name: self, province: .araba)
    case .esTicketBAIBizkaia: TicketBAI(name: self, province: .bizkaia)
    case .esTicketBAIGipuzkoa: TicketBAI(name: self, province: .gipuzkoa)
    case .esVeriFactu: VeriFactuMark()
    case .hrZKI: CroatianCode()
    case .invoiceCode: InvoiceCode()
    case .brNFCe2: ConsumerCode(name: self, version: .two)
    case .brNFCe3: ConsumerCode(name: self, version: .three)
    case .brCTe: TransportCode(name: self, kind: .transport)
    case .brMDFe: TransportCode(name: self, kind: .manifest)
    case .pyQR: ParaguayanCode()
    case .doSecurityCode: DominicanCode()
    case .ptHash: PortugueseChain()
    }
  }
}
