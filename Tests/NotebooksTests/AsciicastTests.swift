import Formats
import Testing

@testable import Notebooks

@Suite struct AsciicastTests {
  private var session: SessionRecord {
    SessionRecord(
      name: "20261123-164001",
      entries: [
        JournalEntry(prose: "Some\nprose", number: 0, time: "2026-11-23T16:40:01Z"),
        JournalEntry(
          number: 1, time: "2026-11-23T16:40:09Z", source: "for i in x:\n    print(i)",
          outputs: [.text("a\u{1B}[2J"), .value("2", number: 1)], seconds: 2.5),
        JournalEntry(
          number: 2, time: "2026-11-23T16:41:00Z", source: String(repeating: "x + ", count: 2000) + "1",
          outputs: [.interrupted], seconds: 0.0004),
      ])
  }

  private func events() throws -> (header: JSON, events: [(seconds: Double, code: String, data: String)]) {
    let lines = Asciicast.print(session).split(separator: "\n").map { JSON(String($0)) }
    let header = try #require(lines.first.flatMap { $0 })
    return (
      header,
      try lines.dropFirst().map { line in
        let values = try #require(line?.array)
        return (
          try #require(values[0].double), try #require(values[1].string), try #require(values[2].string)
        )
      }
    )
  }

  @Test func headerNamesTheTerminalAndTheTime() throws {
    let header = try events().header
    #expect(
      header.text
        == #"{"version":3,"term":{"cols":80,"rows":24},"timestamp":1795452001,"title":"Fieldbook session 20261123-164001"}"#
    )
  }

  @Test func screenShowsTheSession() throws {
    let events = try events().events
    let screen = events.filter { $0.code == "o" }.map(\.data).joined()
    #expect(
      screen.hasPrefix(
        "Some\r\nprose\r\n\r\nIn [1]: for i in x:\r\n   ...:     print(i)\r\na␛[2J\r\nOut[1]: 2\r\nIn [2]: x + x"
      ))
    #expect(screen.hasSuffix("+ 1\r\ninterrupted\r\n"))
    #expect(events.filter { $0.code == "m" }.map(\.data) == ["In [1]", "In [2]"])
    #expect(events.last?.code == "x")
  }

  @Test func cellsAreTypedWithinASecondAndTakeTheirTime() throws {
    let events = try events().events
    let markers = events.indices.filter { events[$0].code == "m" }
    #expect(events.first { $0.data.hasPrefix("a") }?.seconds == 2.5)
    for (start, end) in zip(markers, markers.dropFirst() + [events.count - 1]) {
      let typing = events[(start + 1)..<end].filter { $0.seconds != 2.5 }
      #expect((0.1...1.1).contains(typing.map(\.seconds).reduce(0, +)))
      #expect(typing.count < 130)
    }
  }
}
