/// The order of values in the receipt itself, without its complements.
extension CadenaNotation {
  /// Source: Anexo 20 (2022), CFDI 4.0; `cadenaoriginal_4_0.xslt`.
  static let receipt40 = CadenaNotation(
    "http://www.sat.gob.mx/cfd/4",
    """
    Comprobante: Version Serie? Folio? Fecha FormaPago? NoCertificado CondicionesDePago? SubTotal Descuento? Moneda
      TipoCambio? Total TipoDeComprobante Exportacion MetodoPago? LugarExpedicion Confirmacion? >InformacionGlobal
      >CfdiRelacionados >Emisor >Receptor >Conceptos >Impuestos >Complemento
    InformacionGlobal: Periodicidad Meses Año
    CfdiRelacionados: TipoRelacion >CfdiRelacionado(UUID)
    Emisor: Rfc Nombre RegimenFiscal FacAtrAdquirente?
    Receptor: Rfc Nombre DomicilioFiscalReceptor ResidenciaFiscal? NumRegIdTrib? RegimenFiscalReceptor UsoCFDI
    Conceptos: >Concepto
    Concepto: ClaveProdServ NoIdentificacion? Cantidad ClaveUnidad Unidad? Descripcion ValorUnitario Importe
      Descuento? ObjetoImp >Impuestos/Traslados/Traslado(Base Impuesto TipoFactor TasaOCuota? Importe?)
      >Impuestos/Retenciones/Retencion(Base Impuesto TipoFactor TasaOCuota Importe) >ACuentaTerceros
      >InformacionAduanera >CuentaPredial >ComplementoConcepto >>Parte
    ACuentaTerceros: RfcACuentaTerceros NombreACuentaTerceros RegimenFiscalACuentaTerceros
      DomicilioFiscalACuentaTerceros
    InformacionAduanera: NumeroPedimento
    CuentaPredial: Numero
    ComplementoConcepto: >*
    Parte: ClaveProdServ NoIdentificacion? Cantidad Unidad? Descripcion ValorUnitario? Importe?
      >>InformacionAduanera
    Complemento: >*
    Impuestos: >Retenciones/Retencion(Impuesto Importe) TotalImpuestosRetenidos? >Traslados/Traslado(Base Impuesto
      TipoFactor TasaOCuota? Importe?) TotalImpuestosTrasladados?
    """)

  /// Source: Anexo 20 (2017), CFDI 3.3; `cadenaoriginal_3_3.xslt`.
  static let receipt33 = CadenaNotation(
    "http://www.sat.gob.mx/cfd/3",
    """
    Comprobante: Version Serie? Folio? Fecha FormaPago? NoCertificado CondicionesDePago? SubTotal Descuento? Moneda
      TipoCambio? Total TipoDeComprobante MetodoPago? LugarExpedicion Confirmacion? >CfdiRelacionados >Emisor
      >Receptor >Conceptos >Impuestos >Complemento
    CfdiRelacionados: TipoRelacion >CfdiRelacionado(UUID)
    Emisor: Rfc Nombre? RegimenFiscal
    Receptor: Rfc Nombre? ResidenciaFiscal? NumRegIdTrib? UsoCFDI
    Conceptos: >Concepto
    Concepto: ClaveProdServ NoIdentificacion? Cantidad ClaveUnidad Unidad? Descripcion ValorUnitario Importe
      Descuento? >Impuestos/Traslados/Traslado(Base Impuesto TipoFactor TasaOCuota? Importe?)
      >Impuestos/Retenciones/Retencion(Base Impuesto TipoFactor TasaOCuota Importe) >InformacionAduanera
      >CuentaPredial >ComplementoConcepto >>Parte
    InformacionAduanera: NumeroPedimento
    CuentaPredial: Numero
    ComplementoConcepto: >*
    Parte: ClaveProdServ NoIdentificacion? Cantidad Unidad? Descripcion ValorUnitario? Importe?
      >>InformacionAduanera
    Complemento: >*
    Impuestos: >Retenciones/Retencion(Impuesto Importe) TotalImpuestosRetenidos? >Traslados/Traslado(Impuesto
      TipoFactor TasaOCuota Importe) TotalImpuestosTrasladados?
    """)

  /// Source: Anexo 20 (2011), CFDI 3.2; `cadenaoriginal_3_2.xslt`.
  static let receipt32 = CadenaNotation(
    "http://www.sat.gob.mx/cfd/3",
    """
    Comprobante: version fecha tipoDeComprobante formaDePago condicionesDePago? subTotal descuento? TipoCambio?
      Moneda? total metodoDePago LugarExpedicion NumCtaPago? FolioFiscalOrig? SerieFolioFiscalOrig?
      FechaFolioFiscalOrig? MontoFolioFiscalOrig? >Emisor >Receptor >Conceptos >Impuestos >Complemento
    Emisor: rfc nombre? >DomicilioFiscal >ExpedidoEn >RegimenFiscal(Regimen)
    Receptor: rfc nombre? >Domicilio
    DomicilioFiscal: calle noExterior? noInterior? colonia? localidad? referencia? municipio estado pais codigoPostal
    ExpedidoEn: calle? noExterior? noInterior? colonia? localidad? referencia? municipio? estado? pais codigoPostal?
    Domicilio: calle? noExterior? noInterior? colonia? localidad? referencia? municipio? estado? pais codigoPostal?
    Conceptos: >Concepto
    Concepto: cantidad unidad noIdentificacion? descripcion valorUnitario importe >>InformacionAduanera >CuentaPredial
      >ComplementoConcepto
    InformacionAduanera: numero fecha aduana?
    CuentaPredial: numero
    ComplementoConcepto: >*
    Impuestos: >Retenciones/Retencion totalImpuestosRetenidos? >Traslados/Traslado totalImpuestosTrasladados?
    Retencion: impuesto importe
    Traslado: impuesto tasa importe
    Complemento: >*
    """)
}
