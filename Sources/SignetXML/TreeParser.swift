import CLibXML2
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import SignetFindings

/// One run of libxml2's parser, with hooks that stop it as soon as the document does something that is refused.
final class TreeParser {
  private let limits: ParsingLimits
  private var elements: ElementMeter
  private var refusal: SignetError?

  private init(limits: ParsingLimits) {
    self.limits = limits
    elements = ElementMeter(limits)
  }

  static func parse(
    _ bytes: [UInt8], limits: ParsingLimits
  ) throws(SignetError) -> (document: xmlDocPtr, encoding: DocumentEncoding) {
    _ = LibXML2.initialize
    guard !bytes.isEmpty else {
      throw SignetError(
        .xmlEmpty, message: "The document is empty.", hint: "Check that it was written completely before it was read.")
    }
    guard bytes.count <= min(limits.bytes, Int(Int32.max)) else {
      throw limit("The document has \(bytes.count) bytes; the limit is \(limits.bytes).")
    }
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(SignetError) in
        let encoding = try DocumentEncoding.detect(in: buffer)
        try refuseNul(in: buffer, encoding: encoding)
        return (try TreeParser(limits: limits).run(on: buffer), encoding)
      }
    }
    return try result.get()
  }

  private func run(on buffer: UnsafeRawBufferPointer) throws(SignetError) -> xmlDocPtr {
    guard let context = xmlNewParserCtxt() else { throw outOfMemory }
    defer { xmlFreeParserCtxt(context) }
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    installHooks(in: context)
    // A repeated xml:id is reported past the options of the parser.
    let (document, _) = LibXML2.reporting {
      withExtendedLifetime(self) {
        xmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil, Int32(options.rawValue)
        )
      }
    }
    do {
      return try accept(document, from: context)
    } catch {
      if let document { xmlFreeDoc(document) }
      throw error
    }
  }

  /// No network, no messages on standard error; entities of an allowed DTD are expanded as canonicalization requires.
  /// Without a DTD nothing can multiply, so libxml2's limits on text length give way to `limits`.
  private var options: xmlParserOption {
    var options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_COMPACT.rawValue
    if limits.allowsDTD {
      options |= XML_PARSE_NOENT.rawValue | XML_PARSE_DTDATTR.rawValue
    } else {
      options |= XML_PARSE_HUGE.rawValue
    }
    return xmlParserOption(rawValue: options)
  }

  private func accept(_ document: xmlDocPtr?, from context: xmlParserCtxtPtr) throws(SignetError) -> xmlDocPtr {
    if let refusal { throw refusal }
    guard let document, context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1 else {
      throw notWellFormed(context.pointee.lastError)
    }
    if let version = document.pointee.version.map({ String($0) }), version != "1.0" {
      throw SignetError(
        .xmlVersionUnsupported, message: "The document says that it is XML \(version.debugDescription).",
        hint: "XML signatures are defined for XML 1.0; write the document as such.")
    }
    return document
  }

  private func notWellFormed(_ error: xmlError) -> SignetError {
    let reason = LibXML2.sentence(from: error) ?? "it can't be parsed"
    return SignetError(
      .xmlNotWellFormed,
      message: "The document is not well-formed at line \(error.line), column \(error.int2): \(reason).",
      hint: "Mend the program that writes it; a document that was cut short or re-encoded often fails like this.")
  }

  private var outOfMemory: SignetError {
    SignetError(.internalInconsistency, message: "The XML parser could not be created.", hint: "Is memory exhausted?")
  }
}

// MARK: - Hooks

extension TreeParser {
  private func installHooks(in context: xmlParserCtxtPtr) {
    guard let sax = context.pointee.sax else { return }
    sax.pointee.startElementNs = {
      context, name, prefix, uri, namespaceCount, namespaces, attributeCount, defaulted, attributes in
      guard
        TreeParser.of(context).admitsElement(
          context, attributes: Int(attributeCount), namespaces: Int(namespaceCount))
      else {
        return
      }
      xmlSAX2StartElementNs(
        context, name, prefix, uri, namespaceCount, namespaces, attributeCount, defaulted, attributes)
    }
    sax.pointee.internalSubset = { context, name, externalID, systemID in
      guard TreeParser.of(context).admitsDTD(context) else { return }
      xmlSAX2InternalSubset(context, name, externalID, systemID)
    }
    sax.pointee.entityDecl = { context, name, kind, publicID, systemID, content in
      let parser = TreeParser.of(context)
      if kind == XML_EXTERNAL_GENERAL_PARSED_ENTITY.rawValue, let systemID, var text = parser.text(ofEntity: systemID) {
        let kind = Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue)
        return xmlSAX2EntityDecl(context, name, kind, nil, nil, &text)
      }
      guard parser.admitsEntity(context, isExternal: systemID != nil || publicID != nil) else { return }
      xmlSAX2EntityDecl(context, name, kind, publicID, systemID, content)
    }
    sax.pointee.externalSubset = { _, _, _, _ in }
    sax.pointee.resolveEntity = { _, _, _ in nil }
  }

  /// The parser that a callback belongs to; libxml2 passes its context, which carries it.
  private static func of(_ context: UnsafeMutableRawPointer?) -> TreeParser {
    let parser = context.flatMap { $0.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private }
    // `run` sets the field before it starts the parser and outlives it.
    return Unmanaged<TreeParser>.fromOpaque(parser.unsafelyUnwrapped).takeUnretainedValue()
  }

  private func admitsElement(
    _ context: UnsafeMutableRawPointer?, attributes: Int, namespaces: Int
  ) -> Bool {
    guard refusal == nil, let context else { return false }
    let depth = Int(context.assumingMemoryBound(to: xmlParserCtxt.self).pointee.nameNr) + 1
    guard let excess = elements.excess(depth: depth, attributes: attributes, namespaces: namespaces) else {
      return true
    }
    return refuse(Self.limit(excess), context)
  }

  private func admitsDTD(_ context: UnsafeMutableRawPointer?) -> Bool {
    guard !limits.allowsDTD else { return true }
    let error = SignetError(
      .xmlDTDRefused, message: "The document has a document type declaration (<!DOCTYPE …>), which is refused.",
      hint: "Remove it: no tax authority's format uses one, and entities declared there are a way to attack the reader."
    )
    return refuse(error, context)
  }

  /// The text that stands for an external entity, with the zero byte that libxml2 wants; nil for one that is unknown.
  private func text(ofEntity systemID: UnsafePointer<xmlChar>) -> [xmlChar]? {
    let systemID = String(systemID)
    guard let text = limits.externalEntities.first(where: { $0.key.isExactly(systemID) })?.value, refusal == nil,
      !text.contains(0)
    else { return nil }
    return text + [0]
  }

  private func admitsEntity(_ context: UnsafeMutableRawPointer?, isExternal: Bool) -> Bool {
    guard isExternal else { return refusal == nil }
    let error = SignetError(
      .xmlExternalEntityRefused, message: "The document declares an external entity, which is refused.",
      hint: "Put the text into the document itself; nothing outside it is ever read.")
    return refuse(error, context)
  }

  private func refuse(_ error: SignetError, _ context: UnsafeMutableRawPointer?) -> Bool {
    if refusal == nil { refusal = error }
    xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
    return false
  }

  private static func limit(_ message: String) -> SignetError {
    SignetError(
      .xmlLimitExceeded, message: message, hint: "Raise the limit if the document comes from a source you trust.")
  }

  /// libxml2 stops silently at U+0000 and ignores what follows, so that two readers could see two documents.
  private static func refuseNul(
    in buffer: UnsafeRawBufferPointer, encoding: DocumentEncoding
  ) throws(SignetError) {
    guard let start = buffer.baseAddress else { return }
    let found: Bool
    switch encoding {
    case .asciiCompatible:
      found = memchr(start, 0, buffer.count) != nil
    case .utf16LittleEndian, .utf16BigEndian:
      found = stride(from: 0, to: buffer.count - 1, by: 2).contains { buffer[$0] == 0 && buffer[$0 + 1] == 0 }
    }
    guard !found else {
      throw SignetError(
        .xmlNulByte, message: "The document contains the character U+0000.",
        hint: "XML allows it nowhere; the file was damaged or is not what its encoding says.")
    }
  }
}
