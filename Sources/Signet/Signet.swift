/// Everything a Swift program needs from Signet, under one import.
@_exported import SignetBatch
@_exported import SignetCertificates
@_exported import SignetCrypto
@_exported import SignetFetch
@_exported import SignetFindings
@_exported import SignetProfiles
@_exported import SignetSignatures
@_exported import SignetXML
