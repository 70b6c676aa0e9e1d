/// The characters of a document as far as markup is concerned, whatever its encoding.
protocol CodeUnits {
  /// How many units there are.
  var count: Int { get }
  /// The ASCII value of a unit, or a value from 0x80 where it is no ASCII character.
  subscript(index: Int) -> UInt8 { get }
}

/// Units of one byte: UTF-8 and everything else that extends ASCII.
struct ByteUnits: CodeUnits {
  let bytes: UnsafeRawBufferPointer

  var count: Int { bytes.count }
  @inline(__always) subscript(index: Int) -> UInt8 { bytes[index] }
}

/// Units of two bytes: UTF-16 of either byte order.
struct UTF16Units: CodeUnits {
  let bytes: UnsafeRawBufferPointer
  /// 0 where the lower byte stands first, 1 where it stands second.
  let lowByte: Int

  var count: Int { bytes.count / 2 }
  @inline(__always) subscript(index: Int) -> UInt8 {
    let low = bytes[2 * index + lowByte]
    let high = bytes[2 * index + 1 - lowByte]
    return high == 0 ? low : 0xFF
  }
}
