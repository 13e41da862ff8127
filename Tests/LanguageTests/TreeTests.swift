import Language
import Testing

/// Syntax trees as S-expressions: `Fixtures/Trees`.
@Suite struct TreeTests {
  @Test(arguments: Fixture.names(in: "Trees"))
  func tree(file: String) throws {
    let fixture = try Fixture("Trees/\(file)", mark: "#=")
    #expect(fixture.cases.count > 10)
    try fixture.check(mark: "#=") { cell in
      switch Parser.parse(SourceText(cell.input)) {
      case .complete(let statements): [Dump.statements(statements)]
      case .incomplete: ["incomplete"]
      case .invalid(let diagnostic): [diagnostic.message]
      }
    }
  }
}
