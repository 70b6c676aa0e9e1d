import Signet

/// The verdict on one leaf, and the file in which it was.
struct ChainResult {
  let file: String
  let report: ChainReport
}
