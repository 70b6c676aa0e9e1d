import Testing
import SignetFindings
