import Testing
import SignetCrypto
