import Language
import Testing

/// Mistakes with their exact messages: `Fixtures/Messages`.
@Suite struct MessageTests {
  @Test(arguments: Fixture.names(in: "Messages"))
  func message(file: String) throws {
    let fixture = try Fixture("Messages/\(file)", mark: "#!")
    #expect(fixture.cases.count > 5)
    try fixture.check(mark: "#!") { cell in
      switch Parser.parse(SourceText(cell.input)) {
      case .complete(let statements): ["accepted: \(Dump.statements(statements))"]
      case .incomplete: ["incomplete"]
      case .invalid(let diagnostic): diagnostic.rendered().split(separator: "\n").map(String.init)
      }
    }
  }
}
