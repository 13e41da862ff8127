import CEditline
import Glibc

/// Widths of text on a terminal, in columns.
enum DisplayWidth {
  /// Sets a UTF-8 locale whatever the environment says; widths and libedit depend on it. Once: a thread must not read the
  /// locale while another one sets it.
  static func prepare() { locale }

  private static let locale: Void = {
    if setlocale(LC_CTYPE, "") != nil, String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" { return }
    if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
  }()

  /// The width of a scalar: 0, 1 or 2; a control character counts as 2 (`^A`).
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }
    if scalar.value < 0x7F { return 1 }
    return max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
  }

  /// The width of a text on one line.
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// A text cut to a width, with an ellipsis.
  static func cut(_ text: String, to columns: Int) -> String {
    if of(text) <= columns { return text }
    guard columns > 0 else { return "" }
    var result = ""
    var used = 1
    for scalar in text.unicodeScalars {
      used += of(scalar)
      if used > columns { break }
      result.unicodeScalars.append(scalar)
    }
    return result + "…"
  }

  /// Takes columns of a table from the widest, until all fit in a room or none is wider than the least.
  static func narrow(_ widths: inout [Int], to room: Int, least: Int) {
    while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > least
    {
      widths[widest] -= 1
    }
  }
}
