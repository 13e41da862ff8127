import Language
import Testing

/// Whether the prompt continues.
@Suite struct CompletenessTests {
  enum Expected: String {
    case complete, incomplete, invalid
  }

  @Test(arguments: [
    ("", Expected.complete),
    ("\n", .complete),
    ("   \n", .complete),
    ("# remark\n", .complete),
    ("x = 1", .complete),
    ("x = 1\n", .complete),
    ("x = (1,\n", .incomplete),
    ("x = (1,\n\n\n", .incomplete),
    ("x = (1,\n 2)\n", .complete),
    ("x = [\n", .incomplete),
    ("x = {'a':\n", .incomplete),
    ("f(a, b=\n", .incomplete),
    ("f(a)(\n", .incomplete),
    ("x = \"\"\"a\n", .incomplete),
    ("x = \"\"\"a\nb\"\"\"\n", .complete),
    ("x = f'''{a}\n", .incomplete),
    ("x = f'''{a\n", .incomplete),
    ("x = f'''{a:\n", .incomplete),
    ("x = 'a\n", .invalid),
    ("x = f'{a\n", .invalid),
    ("x = 1 + \\\n", .incomplete),
    ("x = 1 + \\\n  2\n", .complete),
    ("x = 1 +\n", .invalid),
    ("x = \n", .invalid),
    ("if x:\n", .incomplete),
    ("if x:  # remark\n", .incomplete),
    ("if x:\n    # remark\n", .incomplete),
    ("if x:\n    y\n", .incomplete),
    ("if x:\n    y\n\n", .complete),
    ("if x:\n    y\n    \n", .complete),
    ("if x:\n    y\nz\n", .complete),
    ("if x:\n    y\nelse:\n", .incomplete),
    ("if x:\n    y\nelse:\n    z\n", .incomplete),
    ("if x:\n    y\nelse:\n    z\n\n", .complete),
    ("if x: y\n", .incomplete),
    ("if x: y\n\n", .complete),
    ("if x:\n\n", .invalid),
    ("if x\n", .invalid),
    ("if x:\n    if y:\n", .incomplete),
    ("if x:\n    f(1,\n", .incomplete),
    ("if x:\n    f(1,\n\n", .incomplete),
    ("if x:\ny\n", .invalid),
    ("while x:\n    y\n", .incomplete),
    ("try:\n    x\n", .incomplete),
    ("try:\n    x\n\n", .incomplete),
    ("try:\n    x\nexcept A:\n    y\n", .incomplete),
    ("try:\n    x\nexcept A:\n    y\n\n", .complete),
    ("try:\n    x\ny\n", .invalid),
    ("with a as b:\n", .incomplete),
    ("match x:\n", .incomplete),
    ("match x:\n    case 1:\n", .incomplete),
    ("match x:\n    case 1:\n        y\n", .incomplete),
    ("match x:\n    case 1:\n        y\n\n", .complete),
    ("match(x)\n", .complete),
    ("with (a as b,\n", .incomplete),
    ("@f\n", .incomplete),
    ("@f\ndef g(): pass\n\n", .complete),
    ("@f\nx\n", .invalid),
    ("for x in y:\n", .incomplete),
    ("for x in y: print(x)\n\n", .complete),
    ("def f(a,\n", .incomplete),
    ("def f(a,\n      b):\n", .incomplete),
    ("def f():\n    return 1\n", .incomplete),
    ("def f():\n    return 1\n\n", .complete),
    ("def f():\n    return 1\nf()\n", .complete),
    ("class A:\n    def f(self):\n        pass\n", .incomplete),
    ("class A:\n    def f(self):\n        pass\n\n", .complete),
    ("x = 1\nif x:\n", .incomplete),
    ("f(a b\n", .invalid),
    ("f(a\nx = 1\n", .invalid),
    ("f(a]\n", .invalid),
    (")\n", .invalid),
    ("%time x\n", .complete),
    ("!ls\n", .complete),
    ("x?\n", .complete),
    ("%%time\n", .incomplete),
    ("%%time\nx = 1\n", .incomplete),
    ("%%time\nx = 1\n\n", .complete),
    ("if x:\r\n    y\r\n", .incomplete),
    ("if x:\r\n    y\r\n\r\n", .complete),
  ])
  func atPrompt(text: String, expected: Expected) {
    #expect(outcome(text, .interactive) == expected)
  }

  @Test(arguments: [
    ("x = (1,\n", Expected.invalid),
    ("x = \"\"\"a\n", .invalid),
    ("x = 1 + \\\n", .invalid),
    ("if x:\n", .invalid),
    ("if x:\n    y", .complete),
    ("if x: y", .complete),
    ("def f():\n    return 1\n", .complete),
    ("%%time\nx = 1", .complete),
  ])
  func wholeText(text: String, expected: Expected) {
    #expect(outcome(text, .file) == expected)
  }

  /// A program typed line by line is never invalid before its end, except a single-quoted f-string that continues
  /// inside its braces: a forgotten brace is more likely.
  @Test(arguments: Fixture.names(in: "Trees"))
  func lineByLine(file: String) throws {
    for cell in try Fixture("Trees/\(file)", mark: "#=").cases where !cell.input.contains("f\"{\n") {
      var typed = ""
      for line in cell.input.split(separator: "\n", omittingEmptySubsequences: true) {
        typed += line + "\n"
        #expect(outcome(typed, .interactive) != .invalid, "after \(line) of line \(cell.line)")
      }
    }
  }

  private func outcome(_ text: String, _ mode: ParseMode) -> Expected {
    switch Parser.parse(SourceText(text), mode: mode) {
    case .complete: .complete
    case .incomplete: .incomplete
    case .invalid: .invalid
    }
  }
}
