import Foundation
import FuzzTargets

// What libFuzzer calls; its runtime has the program's `main` (https://llvm.org/docs/LibFuzzer.html#fuzz-target).

/// The environment says what is fuzzed: `SIGNET_FUZZ_TARGET` is the target, and its seeds, made of the vectors in the folder
/// `SIGNET_FUZZ_VECTORS`, are put into the folder `SIGNET_FUZZ_SEEDS`.
private let target: FuzzTarget = {
  let environment = ProcessInfo.processInfo.environment
  guard let target = environment["SIGNET_FUZZ_TARGET"].flatMap(FuzzTarget.init),
    let vectors = environment["SIGNET_FUZZ_VECTORS"],
    let folder = environment["SIGNET_FUZZ_SEEDS"]
  else { fatalError("Run Scripts/fuzz, which says what is to be fuzzed.") }
  do {
    for (number, seed) in try target.seeds(in: URL(filePath: vectors)).enumerated() {
      try Data(seed).write(to: URL(filePath: folder).appending(path: "seed-\(number)"))
    }
  } catch {
    fatalError("The seeds can't be written: \(error)")
  }
  return target
}()

/// Prepares the seeds before libFuzzer reads its folders.
@_cdecl("LLVMFuzzerInitialize")
func initialize(_ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutableRawPointer) -> Int32 {
  _ = target
  return 0
}

/// The most processor time that one input may take. libFuzzer's own limit counts what other programs take, too.
private let mostSeconds = 1.0

/// Takes one input.
@_cdecl("LLVMFuzzerTestOneInput")
func takeOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let start = clock()
  target.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
  let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  if seconds > mostSeconds {
    FileHandle.standardError.write(Data("An input of \(count) bytes took \(seconds) s of processor time.\n".utf8))
    abort()
  }
  return 0
}
