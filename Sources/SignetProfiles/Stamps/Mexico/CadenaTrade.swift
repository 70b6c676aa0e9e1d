/// The order of values in the complements about trade, vehicles, property, energy and institutions.
///
/// Source: SAT, the XSLT of each complement beside `cadenaoriginal_3_3.xslt` and `cadenaoriginal_4_0.xslt`.
extension CadenaNotation {
  /// `ComercioExterior11.xslt`
  static let comercioExterior11 = CadenaNotation(
    "http://www.sat.gob.mx/ComercioExterior11",
    """
    ComercioExterior: Version MotivoTraslado? TipoOperacion ClaveDePedimento? CertificadoOrigen?
      NumCertificadoOrigen? NumeroExportadorConfiable? Incoterm? Subdivision? Observaciones? TipoCambioUSD?
      TotalUSD? >Emisor >Propietario >Receptor >Destinatario >Mercancias
    Emisor: Curp? >Domicilio
    Propietario: NumRegIdTrib ResidenciaFiscal
    Receptor: NumRegIdTrib? >Domicilio
    Destinatario: NumRegIdTrib? Nombre? >Domicilio
    Mercancias: >Mercancia
    Domicilio: Calle NumeroExterior? NumeroInterior? Colonia? Localidad? Referencia? Municipio? Estado Pais
      CodigoPostal
    Mercancia: NoIdentificacion FraccionArancelaria? CantidadAduana? UnidadAduana? ValorUnitarioAduana? ValorDolares
      >DescripcionesEspecificas
    DescripcionesEspecificas: Marca Modelo? SubModelo? NumeroSerie?
    """)

  /// `ComercioExterior20.xslt`
  static let comercioExterior20 = CadenaNotation(
    "http://www.sat.gob.mx/ComercioExterior20",
    """
    ComercioExterior: Version MotivoTraslado? ClaveDePedimento CertificadoOrigen NumCertificadoOrigen?
      NumeroExportadorConfiable? Incoterm? Observaciones? TipoCambioUSD TotalUSD >Emisor >Propietario >Receptor
      >Destinatario >Mercancias
    Emisor: Curp? >Domicilio
    Propietario: NumRegIdTrib ResidenciaFiscal
    Receptor: NumRegIdTrib? >Domicilio
    Destinatario: NumRegIdTrib? Nombre? >Domicilio
    Mercancias: >Mercancia
    Domicilio: Calle NumeroExterior? NumeroInterior? Colonia? Localidad? Referencia? Municipio? Estado Pais
      CodigoPostal
    Mercancia: NoIdentificacion FraccionArancelaria? CantidadAduana? UnidadAduana? ValorUnitarioAduana? ValorDolares
      >DescripcionesEspecificas
    DescripcionesEspecificas: Marca Modelo? SubModelo? NumeroSerie?
    """)

  /// `GastosHidrocarburos10.xslt`
  static let gastosHidrocarburos = CadenaNotation(
    "http://www.sat.gob.mx/GastosHidrocarburos10",
    """
    GastosHidrocarburos: Version NumeroContrato AreaContractual? >Erogacion
    Erogacion: TipoErogacion MontocuErogacion Porcentaje >DocumentoRelacionado >Actividades >CentroCostos
    DocumentoRelacionado: OrigenErogacion FolioFiscalVinculado? RFCProveedor? MontoTotalIVA MontoRetencionISR?
      MontoRetencionIVA? MontoRetencionOtrosImpuestos? NumeroPedimentoVinculado? ClavePedimentoVinculado?
      ClavePagoPedimentoVinculado? MontoIVAPedimento? OtrosImpuestosPagadosPedimento? FechaFolioFiscalVinculado Mes
      MontoTotalErogaciones
    Actividades: ActividadRelacionada? >SubActividades
    SubActividades: SubActividadRelacionada? >Tareas
    Tareas: TareaRelacionada?
    CentroCostos: Campo? >Yacimientos
    Yacimientos: Yacimiento? >Pozos
    Pozos: Pozo?
    """)

  /// `IngresosHidrocarburos.xslt`
  static let ingresosHidrocarburos = CadenaNotation(
    "http://www.sat.gob.mx/IngresosHidrocarburos10",
    """
    IngresosHidrocarburos: Version NumeroContrato ContraprestacionPagadaOperador Porcentaje >DocumentoRelacionado
    DocumentoRelacionado: FolioFiscalVinculado FechaFolioFiscalVinculado Mes
    """)

  /// `hidrocarburospetroliferos.xslt`
  static let hidrocarburosPetroliferos = CadenaNotation(
    "http://www.sat.gob.mx/hidrocarburospetroliferos",
    """
    HidroYPetro: Version TipoPermiso NumeroPermiso ClaveHYP SubProductoHYP
    """)

  /// `donat11.xslt`
  static let donatarias = CadenaNotation(
    "http://www.sat.gob.mx/donat",
    """
    Donatarias: version noAutorizacion fechaAutorizacion leyenda
    """)

  /// `pfic.xslt`
  static let integranteCoordinado = CadenaNotation(
    "http://www.sat.gob.mx/pfic",
    """
    PFintegranteCoordinado: version ClaveVehicular Placa RFCPF?
    """)

  /// `TuristaPasajeroExtranjero.xslt`
  static let turistaPasajeroExtranjero = CadenaNotation(
    "http://www.sat.gob.mx/TuristaPasajeroExtranjero",
    """
    TuristaPasajeroExtranjero: version fechadeTransito tipoTransito >datosTransito
    datosTransito: Via TipoId NumeroId Nacionalidad EmpresaTransporte IdTransporte?
    """)

  /// `cfdiregistrofiscal.xslt`
  static let registroFiscal = CadenaNotation(
    "http://www.sat.gob.mx/registrofiscal",
    """
    CFDIRegistroFiscal: Version Folio
    """)

  /// `pagoenespecie.xslt`
  static let pagoEnEspecie = CadenaNotation(
    "http://www.sat.gob.mx/pagoenespecie",
    """
    PagoEnEspecie: Version CvePIC FolioSolDon PzaArtNombre PzaArtTecn PzaArtAProd PzaArtDim
    """)

  /// `notariospublicos.xslt`
  static let notariosPublicos = CadenaNotation(
    "http://www.sat.gob.mx/notariospublicos",
    """
    NotariosPublicos: Version >DescInmuebles >DatosOperacion >DatosNotario >DatosEnajenante >DatosAdquiriente
    DescInmuebles: >DescInmueble
    DescInmueble: TipoInmueble Calle NoExterior? NoInterior? Colonia? Localidad? Referencia? Municipio Estado Pais
      CodigoPostal
    DatosOperacion: NumInstrumentoNotarial FechaInstNotarial MontoOperacion Subtotal IVA
    DatosNotario: CURP NumNotaria EntidadFederativa Adscripcion?
    DatosEnajenante: CoproSocConyugalE >DatosUnEnajenante >DatosEnajenantesCopSC
    DatosUnEnajenante: Nombre ApellidoPaterno ApellidoMaterno? RFC CURP
    DatosEnajenantesCopSC: >DatosEnajenanteCopSC
    DatosEnajenanteCopSC: Nombre ApellidoPaterno? ApellidoMaterno? RFC CURP? Porcentaje
    DatosAdquiriente: CoproSocConyugalE >DatosUnAdquiriente >DatosAdquirientesCopSC
    DatosUnAdquiriente: Nombre ApellidoPaterno? ApellidoMaterno? RFC CURP?
    DatosAdquirientesCopSC: >DatosAdquirienteCopSC
    DatosAdquirienteCopSC: Nombre ApellidoPaterno? ApellidoMaterno? RFC CURP? Porcentaje
    """)

  /// `vehiculousado.xslt`
  static let vehiculoUsado = CadenaNotation(
    "http://www.sat.gob.mx/vehiculousado",
    """
    VehiculoUsado: Version montoAdquisicion montoEnajenacion claveVehicular marca tipo modelo numeroMotor?
      numeroSerie? NIV? valor >InformacionAduanera
    InformacionAduanera: numero fecha aduana?
    """)

  /// `servicioparcialconstruccion.xslt`
  static let servicioParcialConstruccion = CadenaNotation(
    "http://www.sat.gob.mx/servicioparcialconstruccion",
    """
    parcialesconstruccion: Version NumPerLicoAut >Inmueble
    Inmueble: Calle NoExterior? NoInterior? Colonia? Localidad? Referencia? Municipio Estado CodigoPostal
    """)

  /// `renovacionysustitucionvehiculos.xslt`
  static let renovacionVehiculos = CadenaNotation(
    "http://www.sat.gob.mx/renovacionysustitucionvehiculos",
    """
    renovacionysustitucionvehiculos: Version TipoDeDecreto >DecretoRenovVehicular >DecretoSustitVehicular
    DecretoRenovVehicular: VehEnaj >VehiculosUsadosEnajenadoPermAlFab >VehiculoNuvoSemEnajenadoFabAlPerm
    DecretoSustitVehicular: VehEnaj >VehiculoUsadoEnajenadoPermAlFab >VehiculoNuvoSemEnajenadoFabAlPerm
    VehiculosUsadosEnajenadoPermAlFab: PrecioVehUsado TipoVeh Marca TipooClase Año Modelo? NIV? NumSerie? NumPlacas
      NumMotor? NumFolTarjCir NumPedIm? Aduana? FechaRegulVeh? Foliofiscal
    VehiculoNuvoSemEnajenadoFabAlPerm: Año Modelo? NumPlacas RFC?
    VehiculoUsadoEnajenadoPermAlFab: PrecioVehUsado TipoVeh Marca TipooClase Año Modelo? NIV? NumSerie? NumPlacas
      NumMotor? NumFolTarjCir NumFolAvisoint NumPedIm Aduana FechaRegulVeh Foliofiscal
    """)

  /// `certificadodedestruccion.xslt`
  static let certificadoDeDestruccion = CadenaNotation(
    "http://www.sat.gob.mx/certificadodestruccion",
    """
    certificadodedestruccion: Version Serie NumFolDesVeh >VehiculoDestruido >InformacionAduanera
    VehiculoDestruido: Marca TipooClase Año Modelo? NIV? NumSerie? NumPlacas NumMotor? NumFolTarjCir
    InformacionAduanera: NumPedImp Fecha Aduana
    """)

  /// `obrasarteantiguedades.xslt`
  static let obrasDeArte = CadenaNotation(
    "http://www.sat.gob.mx/arteantiguedades",
    """
    obrasarteantiguedades: Version TipoBien OtrosTipoBien? TituloAdquirido OtrosTituloAdquirido? Subtotal? IVA?
      FechaAdquisicion CaracterísticasDeObraoPieza
    """)

  /// `ine11.xslt`
  static let ine = CadenaNotation(
    "http://www.sat.gob.mx/ine",
    """
    INE: Version TipoProceso TipoComite? IdContabilidad? >Entidad
    Entidad: ClaveEntidad Ambito? >Contabilidad
    Contabilidad: IdContabilidad
    """)

  /// `ventavehiculos11.xslt`
  static let ventaVehiculos = CadenaNotation(
    "http://www.sat.gob.mx/ventavehiculos",
    """
    VentaVehiculos: version ClaveVehicular Niv[version=1.1] >>InformacionAduanera
    InformacionAduanera: numero fecha aduana?
    """)
}
