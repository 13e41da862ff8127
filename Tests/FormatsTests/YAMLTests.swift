import Testing

@testable import Formats

@Suite struct YAMLTests {
  private func fields(_ pairs: KeyValuePairs<String, YAML>) -> YAML {
    .fields(pairs.map { YAML.Field(name: .text($0), value: $1) })
  }

  @Test func valuesAreReadAsTheyAreWritten() throws {
    let value = try YAML(
      reading: """
        id: two   # a remark
        empty:
        quoted: "3\\t4"
        list: [1, 2.50, true]
        block: |
          a
          b
        folded: >
          a
          b
        inner:
          - {x: 1}
          - y
        """)
    #expect(
      value
        == fields([
          "id": .text("two"), "empty": .text(""), "quoted": .text("3\t4"),
          "list": .list([.text("1"), .text("2.50"), .text("true")]), "block": .text("a\nb\n"),
          "folded": .text("a b\n"), "inner": .list([fields(["x": .text("1")]), .text("y")]),
        ]))
    #expect(value?["list"]?.list?.count == 3 && value?["none"] == nil)
  }

  @Test func aTextWithoutADocumentIsNone() throws {
    #expect(try YAML(reading: "") == nil)
    #expect(try YAML(reading: "# only a remark\n") == nil)
  }

  @Test func aliasesStandForWhatWasNamed() throws {
    #expect(try YAML(reading: "[&a [1], *a]") == .list([.list([.text("1")]), .list([.text("1")])]))
  }

  @Test(arguments: [
    ("a: [1", 1), ("a: 1\na: 2", 2), ("a: 1\n---\nb: 2", 2), ("a: *b", 1), ("a: 1\n b: 2", 2),
    ("a: \u{7}", 1),
    (String(repeating: "[", count: 60_000), 1),
  ]) func whatIsNoYAMLIsRefusedWithItsLine(text: String, line: Int) {
    let fault = #expect(throws: YAML.Fault.self) { try YAML(reading: text) }
    #expect(fault?.line == line, "\(text.prefix(20)): \(fault?.description ?? "")")
  }
}
