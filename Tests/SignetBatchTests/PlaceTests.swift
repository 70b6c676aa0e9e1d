import Testing
import SignetBatch
