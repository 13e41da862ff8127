import Formats
import Foundation
import Testing

@Suite struct JSONTests {
  static let values: [JSON] = [
    .null, .bool(true), .int(-3), .int(Int.max), .double(1.5e-7), .string(""), .array([]), .object([]),
    .string("a\"b\\c\n\r\t\u{1}\u{7F}é漢😀/\u{2028}"),
    .array([
      .int(1), .array([.string("x")]), .object([JSON.Member("k", .null), JSON.Member("", .bool(false))]),
    ]),
  ]

  @Test(arguments: values) func comesBack(value: JSON) {
    #expect(JSON(value.text) == value)
    #expect(!value.text.contains("\n"))
  }

  @Test func foundationReadsIt() throws {
    let text = JSON.array([.string("a\"b\\c\n\u{1}é😀"), .double(0.1), .int(5)]).text
    let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any])
    #expect(read[0] as? String == "a\"b\\c\n\u{1}é😀")
    #expect(read[1] as? Double == 0.1)
    #expect(read[2] as? Int == 5)
  }

  static let readable: [(String, JSON)] = [
    (" [ 1 , -2.5e3 ] ", .array([.int(1), .double(-2500)])),
    (#""\u00e9\ud83d\ude00\/\b\f""#, .string("é😀/\u{8}\u{C}")),
    (#""\ud83d""#, .string("\u{FFFD}")),
    ("123456789012345678901234567890", .double(123_456_789_012_345_678_901_234_567_890)),
  ]

  @Test(arguments: readable) func reads(text: String, value: JSON) {
    #expect(JSON(text) == value)
  }

  static let unreadable = [
    "", "nul", "[1,]", "[1 2]", "{\"a\"}", "{a:1}", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "1 2", "-",
    "+1", "\"\n\"",
    String(repeating: "[", count: 100_000),
  ]

  @Test(arguments: unreadable) func refuses(text: String) {
    #expect(JSON(text) == nil)
  }
}

@Suite struct JSONTextTests {
  @Test(arguments: JSONTests.values) func indentedComesBack(value: JSON) {
    #expect(JSON(value.indentedText) == value)
  }

  @Test func indents() {
    let value: JSON = ["a": [1, [], .object([])], "b": ["c": "d\n"]]
    #expect(
      value.indentedText == """
        {
         "a": [
          1,
          [],
          {}
         ],
         "b": {
          "c": "d\\n"
         }
        }

        """)
  }

  static let faults: [(String, JSONFault)] = [
    ("", .syntax(line: 1)), ("[\n1,\n]", .syntax(line: 3)), ("[1] 2", .syntax(line: 1)),
    (String(repeating: "[", count: 10_000), .tooDeep(limit: 200)),
    (String(repeating: "{\"a\":", count: 10_000), .tooDeep(limit: 200)),
  ]

  @Test(arguments: faults) func saysWhatIsWrong(text: String, fault: JSONFault) {
    #expect(throws: fault) { try JSON(parsing: text) }
  }

  @Test func takesSoManyValues() {
    let text = "[" + String(repeating: "1,", count: 1 << 22) + "1]"
    #expect(throws: JSONFault.tooManyValues(limit: 1 << 22)) { try JSON(parsing: text) }
  }
}
