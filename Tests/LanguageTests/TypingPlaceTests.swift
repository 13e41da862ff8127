import Language
import Testing

@Suite struct TypingPlaceTests {
  /// Texts; the open brackets with the number of the argument, and the content of the string so far.
  @Test(
    arguments: [
      ("f(a, g[1], b", "(2", nil), ("f(a, [1, 2", "(1 [1", nil), ("f(')', \"(", "(1", "("),
      ("d['tr", "[0", "tr"), ("x = 'a\\'b", "", "a\\'b"), ("x = 'a' 'b", "", "b"), ("r'\\", "", "\\"),
      ("x = \"\"\"a\n'b\"", "", "a\n'b\""), ("x = 'a\nf(", "(0", nil), ("f'{d[\"k", "{0 [0", "k"),
      ("f'{x} and {{", "", "{x} and {{"), ("f'{x", "{0", nil), ("f'{f(1)}", "", "{f(1)}"),
      ("b'x", "", "x"), ("ab'x", "", "x"), (")]}f(", "(0", nil), ("f(]", "(0", nil),
      ("f(# , (\n1, ", "(1", nil), ("f'{g(\nh(", "(0", nil), ("\\", "", nil), ("'\\", "", "\\"),
      ("f(é, '漢", "(1", "漢"),
    ] as [(String, String, String?)])
  func reads(text: String, brackets: String, string: String?) {
    let place = TypingPlace(text)
    #expect(place.brackets.map { "\($0.kind)\($0.argument)" }.joined(separator: " ") == brackets)
    #expect(place.literal.map { place.text($0.content..<place.bytes.count) } == string)
  }

  @Test func namesBeforeThePlace() {
    let place = TypingPlace("x = 1; y = a.b1.é")
    #expect(place.word == "é")
    #expect(place.chain(before: place.bytes.count) == ["a", "b1", "é"])
    #expect(place.text(place.statement..<place.bytes.count) == " y = a.b1.é")
    #expect(TypingPlace("f(x).shape").chain(before: 10) == ["", "shape"])
    #expect(TypingPlace("f(a, b=1, c==2, d").brackets.map(\.keywords) == [["b"]])
    #expect(TypingPlace("x  # f(").isInComment)
    #expect(!TypingPlace("x  # f(\n").isInComment)
    #expect(TypingPlace("f(\n  1)\ny").statement == 8)
  }

  @Test(arguments: [
    ("conv", ["Conv2D", "convolve"]), ("Conv", ["Conv2D"]), ("cONV", ["Conv2D", "convolve"]),
    ("gap", ["GlobalAveragePooling2D"]), ("ks", ["kernel_size"]), ("sc2", ["SeparableConv2D"]),
    ("rl", ["ReLU"]), ("_", ["_private"]), ("z", []),
    ("", ["Conv2D", "convolve", "GlobalAveragePooling2D", "kernel_size", "SeparableConv2D", "ReLU"]),
  ])
  func fits(word: String, expected: [String]) {
    let names = [
      "Conv2D", "convolve", "GlobalAveragePooling2D", "kernel_size", "SeparableConv2D", "ReLU", "_private",
    ]
    #expect(
      Completions.fitting(word, among: names.map { Completion($0) }).candidates.map(\.text) == expected)
  }
}
