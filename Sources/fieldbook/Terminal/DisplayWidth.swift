import CEditline
import Glibc

/// Columns that text takes on a terminal.
enum DisplayWidth {
  /// Makes the C library see UTF-8 whatever the environment says; widths and libedit depend on it.
  static func prepare() {
    if setlocale(LC_CTYPE, "") != nil, String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8" { return }
    if setlocale(LC_CTYPE, "C.UTF-8") == nil { setlocale(LC_CTYPE, "en_US.UTF-8") }
  }

  /// Columns of one scalar: 0, 1 or 2; a control character counts as 2 (`^A`).
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }
    if scalar.value < 0x7F { return 1 }
    return max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
  }

  /// Columns of a text on one line.
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// As much of a text as fits into so many columns; cut, it ends in an ellipsis.
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
}
