import Foundation
import Signet

/// What the XAdES properties say that a signature covers, in JSON.
struct XAdESVerdict: Encodable {
  /// The signature policy, by its identifier; null where it is implied.
  struct Policy: Encodable {
    let identifier: OrNull<String>
    let digestMethod: OrNull<String>
    let location: OrNull<String>

    init(_ policy: SignaturePolicy) {
      guard case .identified(let policy) = policy else {
        (identifier, digestMethod, location) = (OrNull(nil), OrNull(nil), OrNull(nil))
        return
      }
      identifier = OrNull(policy.identifier.identifier)
      digestMethod = OrNull(policy.digest.uri)
      location = OrNull(policy.location)
    }
  }

  /// What a reference covers.
  struct Format: Encodable {
    let reference: String
    let description: OrNull<String>
    let mimeType: OrNull<String>
    let encoding: OrNull<String>

    init(_ format: DataObjectFormat) {
      reference = format.reference
      description = OrNull(format.description)
      mimeType = OrNull(format.mimeType)
      encoding = OrNull(format.encoding)
    }
  }

  /// The time as it is written.
  let signingTime: OrNull<String>
  let policy: OrNull<Policy>
  let roles: [String]
  /// City, street, state, postal code and country, those that are there.
  let place: [String]
  let formats: [Format]
  let commitments: [String]
  /// The names of properties that were not examined.
  let notExamined: [String]
  /// The level that the unsigned ones would make: `T`, `LTA`…
  let unsignedLevel: OrNull<String>
  /// What is missing for the level B-B.
  let missingForBaselineB: [String]

  init(_ report: XAdESReport) {
    signingTime = OrNull(report.signingTimeText)
    policy = OrNull(report.policy.map(Policy.init))
    roles = report.role?.claimed ?? []
    place = report.place?.lines ?? []
    formats = report.dataObjectFormats.map(Format.init)
    commitments = report.commitments.map(\.identifier.identifier)
    notExamined = report.otherSignedProperties + report.unsignedProperties
    unsignedLevel = OrNull(report.unsignedLevel?.rawValue)
    missingForBaselineB = report.missingForBaselineB
  }
}

extension SignatureProductionPlace {
  /// The parts of the place that are there.
  var lines: [String] { [city, street, stateOrProvince, postalCode, country].compactMap(\.self) }
}
