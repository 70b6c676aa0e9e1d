import Testing
import SignetProfiles
