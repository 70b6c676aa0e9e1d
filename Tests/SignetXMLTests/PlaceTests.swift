import Testing
import SignetXML
