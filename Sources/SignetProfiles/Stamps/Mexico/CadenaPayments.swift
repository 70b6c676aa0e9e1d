/// The order of values in the complements about payments, wages, taxes and sales.
///
/// Source: SAT, the XSLT of each complement beside `cadenaoriginal_3_3.xslt` and `cadenaoriginal_4_0.xslt`.
extension CadenaNotation {
  /// `Pagos10.xslt`
  static let pagos10 = CadenaNotation(
    "http://www.sat.gob.mx/Pagos",
    """
    Pagos: Version >Pago
    Pago: FechaPago FormaDePagoP MonedaP TipoCambioP? Monto NumOperacion? RfcEmisorCtaOrd? NomBancoOrdExt?
      CtaOrdenante? RfcEmisorCtaBen? CtaBeneficiario? TipoCadPago? CertPago? CadPago? SelloPago? >DoctoRelacionado
      >Impuestos
    DoctoRelacionado: IdDocumento Serie? Folio? MonedaDR TipoCambioDR? MetodoDePagoDR NumParcialidad? ImpSaldoAnt?
      ImpPagado? ImpSaldoInsoluto?
    Impuestos: TotalImpuestosRetenidos? TotalImpuestosTrasladados? >Retenciones >Traslados
    Retenciones: >Retencion
    Traslados: >Traslado
    Retencion: Impuesto Importe
    Traslado: Impuesto TipoFactor TasaOCuota Importe
    """)

  /// `Pagos20.xslt`
  static let pagos20 = CadenaNotation(
    "http://www.sat.gob.mx/Pagos20",
    """
    Pagos: Version >Totales >Pago
    Totales: TotalRetencionesIVA? TotalRetencionesISR? TotalRetencionesIEPS? TotalTrasladosBaseIVA16?
      TotalTrasladosImpuestoIVA16? TotalTrasladosBaseIVA8? TotalTrasladosImpuestoIVA8? TotalTrasladosBaseIVA0?
      TotalTrasladosImpuestoIVA0? TotalTrasladosBaseIVAExento? MontoTotalPagos
    Pago: FechaPago FormaDePagoP MonedaP TipoCambioP? Monto NumOperacion? RfcEmisorCtaOrd? NomBancoOrdExt?
      CtaOrdenante? RfcEmisorCtaBen? CtaBeneficiario? TipoCadPago? CertPago? CadPago? SelloPago? >DoctoRelacionado
      >ImpuestosP
    DoctoRelacionado: IdDocumento Serie? Folio? MonedaDR EquivalenciaDR? NumParcialidad ImpSaldoAnt ImpPagado
      ImpSaldoInsoluto ObjetoImpDR >ImpuestosDR/RetencionesDR/RetencionDR(BaseDR ImpuestoDR TipoFactorDR
      TasaOCuotaDR ImporteDR) >ImpuestosDR/TrasladosDR/TrasladoDR(BaseDR ImpuestoDR TipoFactorDR TasaOCuotaDR?
      ImporteDR?)
    ImpuestosP: >RetencionesP >TrasladosP
    RetencionesP: >RetencionP
    TrasladosP: >TrasladoP
    RetencionP: ImpuestoP ImporteP
    TrasladoP: BaseP ImpuestoP TipoFactorP TasaOCuotaP? ImporteP?
    """)

  /// `nomina12.xslt`
  static let nomina12 = CadenaNotation(
    "http://www.sat.gob.mx/nomina12",
    """
    Nomina: Version TipoNomina FechaPago FechaInicialPago FechaFinalPago NumDiasPagados TotalPercepciones?
      TotalDeducciones? TotalOtrosPagos? >Emisor >Receptor >Percepciones >Deducciones >OtrosPagos >Incapacidades
    Emisor: Curp? RegistroPatronal? RfcPatronOrigen? >EntidadSNCF
    EntidadSNCF: OrigenRecurso MontoRecursoPropio?
    Receptor: Curp NumSeguridadSocial? FechaInicioRelLaboral? Antigüedad? TipoContrato Sindicalizado? TipoJornada?
      TipoRegimen NumEmpleado Departamento? Puesto? RiesgoPuesto? PeriodicidadPago Banco? CuentaBancaria?
      SalarioBaseCotApor? SalarioDiarioIntegrado? ClaveEntFed >SubContratacion
    SubContratacion: RfcLabora PorcentajeTiempo
    Percepciones: TotalSueldos? TotalSeparacionIndemnizacion? TotalJubilacionPensionRetiro? TotalGravado TotalExento
      >Percepcion >JubilacionPensionRetiro >SeparacionIndemnizacion
    Percepcion: TipoPercepcion Clave Concepto ImporteGravado ImporteExento >AccionesOTitulos >HorasExtra
    AccionesOTitulos: ValorMercado PrecioAlOtorgarse
    HorasExtra: Dias TipoHoras HorasExtra ImportePagado
    JubilacionPensionRetiro: TotalUnaExhibicion? TotalParcialidad? MontoDiario? IngresoAcumulable
      IngresoNoAcumulable
    SeparacionIndemnizacion: TotalPagado NumAñosServicio UltimoSueldoMensOrd IngresoAcumulable IngresoNoAcumulable
    Deducciones: TotalOtrasDeducciones? TotalImpuestosRetenidos? >Deduccion
    Deduccion: TipoDeduccion Clave Concepto Importe
    OtrosPagos: >OtroPago
    OtroPago: TipoOtroPago Clave Concepto Importe >SubsidioAlEmpleo >CompensacionSaldosAFavor
    SubsidioAlEmpleo: SubsidioCausado
    CompensacionSaldosAFavor: SaldoAFavor Año RemanenteSalFav
    Incapacidades: >Incapacidad
    Incapacidad: DiasIncapacidad TipoIncapacidad ImporteMonetario?
    """)

  /// `aerolineas.xslt`
  static let aerolineas = CadenaNotation(
    "http://www.sat.gob.mx/aerolineas",
    """
    Aerolineas: Version TUA >OtrosCargos
    OtrosCargos: TotalCargos >Cargo
    Cargo: CodigoCargo Importe
    """)

  /// `valesdedespensa.xslt`
  static let valesDeDespensa = CadenaNotation(
    "http://www.sat.gob.mx/valesdedespensa",
    """
    ValesDeDespensa: version tipoOperacion registroPatronal? numeroDeCuenta total >Conceptos
    Conceptos: >Concepto
    Concepto: identificador fecha rfc curp nombre numSeguridadSocial? importe
    """)

  /// `consumodecombustibles.xslt`
  static let consumoDeCombustibles10 = CadenaNotation(
    "http://www.sat.gob.mx/consumodecombustibles",
    """
    ConsumoDeCombustibles: version tipoOperacion numeroDeCuenta subTotal? total >Conceptos
    Conceptos: >ConceptoConsumoDeCombustibles
    ConceptoConsumoDeCombustibles: identificador fecha rfc claveEstacion cantidad nombreCombustible folioOperacion
      valorUnitario importe >Determinados
    Determinados: >Determinado
    Determinado: impuesto tasa importe
    """)

  /// `consumodeCombustibles11.xslt`
  static let consumoDeCombustibles11 = CadenaNotation(
    "http://www.sat.gob.mx/ConsumoDeCombustibles11",
    """
    ConsumoDeCombustibles: version tipoOperacion numeroDeCuenta subTotal? total >Conceptos
    Conceptos: >ConceptoConsumoDeCombustibles
    ConceptoConsumoDeCombustibles: identificador fecha rfc claveEstacion tipoCombustible cantidad nombreCombustible
      folioOperacion valorUnitario importe >Determinados
    Determinados: >Determinado
    Determinado: impuesto tasaOCuota importe
    """)

  /// `ecc11.xslt`
  static let estadoDeCuentaCombustible11 = CadenaNotation(
    "http://www.sat.gob.mx/EstadoDeCuentaCombustible",
    """
    EstadoDeCuentaCombustible: Version TipoOperacion NumeroDeCuenta SubTotal Total >Conceptos
    Conceptos: >ConceptoEstadoDeCuentaCombustible
    Traslados: >Traslado
    ConceptoEstadoDeCuentaCombustible: Identificador Fecha Rfc ClaveEstacion TAR? Cantidad NoIdentificacion Unidad?
      NombreCombustible FolioOperacion ValorUnitario Importe >Traslados
    Traslado: Impuesto TasaoCuota Importe
    """)

  /// `ecc12.xslt`
  static let estadoDeCuentaCombustible12 = CadenaNotation(
    "http://www.sat.gob.mx/EstadoDeCuentaCombustible12",
    """
    EstadoDeCuentaCombustible: Version TipoOperacion NumeroDeCuenta SubTotal Total >Conceptos
    Conceptos: >ConceptoEstadoDeCuentaCombustible
    Traslados: >Traslado
    ConceptoEstadoDeCuentaCombustible: Identificador Fecha Rfc ClaveEstacion Cantidad TipoCombustible Unidad?
      NombreCombustible FolioOperacion ValorUnitario Importe >Traslados
    Traslado: Impuesto TasaOCuota Importe
    """)

  /// `detallista.xslt`
  static let detallista = CadenaNotation(
    "http://www.sat.gob.mx/detallista",
    """
    detallista: documentStructureVersion >orderIdentification/referenceIdentification(=.)
      =orderIdentification/ReferenceDate? =buyer/gln =seller/gln =seller/alternatePartyIdentification
      =totalAmount/Amount >TotalAllowanceCharge/specialServicesType(=.?) >TotalAllowanceCharge/Amount(=.?)
    """)

  /// `divisas.xslt`
  static let divisas = CadenaNotation(
    "http://www.sat.gob.mx/divisas",
    """
    Divisas: version tipoOperacion
    """)

  /// `terceros11.xslt`
  static let terceros = CadenaNotation(
    "http://www.sat.gob.mx/terceros",
    """
    PorCuentadeTerceros: version rfc nombre? >>InformacionFiscalTercero >>InformacionAduanera >CuentaPredial
      >>Retenciones/Retencion >>Traslados/Traslado
    Retencion: impuesto importe
    Traslado: impuesto tasa importe
    InformacionAduanera: numero fecha aduana?
    CuentaPredial: numero
    InformacionFiscalTercero: calle noExterior? noInterior? colonia? localidad? referencia? municipio estado pais
      codigoPostal
    """)

  /// `implocal.xslt`
  static let impuestosLocales = CadenaNotation(
    "http://www.sat.gob.mx/implocal",
    """
    ImpuestosLocales: version TotaldeRetenciones TotaldeTraslados >RetencionesLocales(ImpLocRetenido TasadeRetencion
      Importe) >TrasladosLocales(ImpLocTrasladado TasadeTraslado Importe)
    """)

  /// `leyendasFisc.xslt`
  static let leyendasFiscales = CadenaNotation(
    "http://www.sat.gob.mx/leyendasFiscales",
    """
    LeyendasFiscales: version >Leyenda
    Leyenda: disposicionFiscal? norma? textoLeyenda
    """)

  /// `iedu.xslt`
  static let institucionesEducativas = CadenaNotation(
    "http://www.sat.gob.mx/iedu",
    """
    instEducativas: version nombreAlumno CURP nivelEducativo autRVOE rfcPago?
    """)
}
