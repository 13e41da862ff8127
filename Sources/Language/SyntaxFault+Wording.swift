import Phrases

/// The messages of syntax faults, all in this file.
extension Diagnostic {
  init(_ fault: SyntaxFault, in source: SourceText) {
    let words = fault.kind.words
    self.init(
      words.message, at: Location(source, fault.span), label: words.label,
      notes: words.notes.map { Note($0.message, at: Location(source, $0.span)) }, help: words.help)
  }
}

/// The texts of a fault.
struct Words {
  var message: String
  var label: String?
  var help: String?
  var notes: [(message: String, span: Span)] = []

  init(_ message: String, label: String? = nil, help: String? = nil) {
    self.message = message
    self.label = label
    self.help = help
  }

  func noting(_ message: String, at span: Span?) -> Words {
    var words = self
    if let span { words.notes.append((message, span)) }
    return words
  }
}

extension SyntaxFault.Kind {
  /// No `default`, so that a new case does not compile without its texts.
  var words: Words {
    switch self {
    // MARK: The text
    case .tooLarge(let bytes, let limit):
      Words(
        "the text has \(bytes) bytes, more than the \(limit) that are read",
        help: "split it into several files")
    case .invalidEncoding(let byte):
      Words("byte 0x\(hex(UInt32(byte), 2)) is not UTF-8 text", help: "save the file as UTF-8")
    case .controlCharacter(let byte):
      Words(
        "the text holds the control character U+\(hex(UInt32(byte), 4))", help: "delete it and type it anew")
    case .invisibleCharacter(let value):
      Words(
        "an invisible character, U+\(hex(value, 4)), stands where a space or nothing is meant",
        help: "delete it; type a space if one is needed")
    case .unexpectedCharacter(0x60):
      Words("a backtick is not a character of the language", help: "for a string use \" or '")
    case .unexpectedCharacter(let value):
      Words(
        "`\(character(value))` is not a character of the language",
        help: "take it out, or put it into a string")
    case .smartQuote(let quote):
      Words("`\(quote)` is a typographic quotation mark", help: "use a straight one: \" or '")
    case .lookalike(let found, let meant):
      Words("`\(found)` only looks like `\(meant)`", help: "type \(meant) instead")
    case .pastedPrompt(let prompt):
      Words("`\(prompt)` is a prompt, not part of the program", help: "paste the code without its prompts")

    // MARK: Lines and blocks
    case .strayBackslash:
      Words("a `\\` that continues a line must be the last character on it")
    case .nothingAfterBackslash:
      Words("nothing follows the `\\` that continues this line", help: "remove it")
    case .mixedIndentation:
      Words("tabs and spaces are mixed in the indentation", help: "indent with four spaces throughout")
    case .unmatchedIndentation(let found, let open):
      Words(
        "this line is indented by \(found.of("column")), which matches no block above it",
        help: "indent it by \(list(open.map(String.init))) columns")
    case .unexpectedIndentation:
      Words("this line is indented, but no block starts above it", help: "remove the spaces before it")
    case .expectedBlock(let word, let header):
      Words(
        "expected an indented block after `\(word)`", help: "indent the next line, or write `pass` there"
      ).noting("the block belongs to this line", at: header)
    case .tooManyBlocks:
      Words(
        "more than \(SourceLimits.blocks) blocks stand inside one another",
        help: "move the inner ones into functions")
    case .expectedColon(let word, let found):
      Words(
        "expected `:` after `\(word)`, found \(found.words)", label: "`:` goes here",
        help: word == "else" ? "for a further condition write `elif`" : nil)
    case .braceBlock(let word):
      Words(
        "expected `:` after `\(word)`, found `{`", help: "end the line with `:` and indent the block below it"
      )
    case .elseIf:
      Words("`else if` is one word in Python", help: "write `elif`")
    case .withoutIf(let word):
      Words(
        "`\(word)` without an `if`\(word == "else" ? ", `for`, `while` or `try`" : "") before it",
        help: "indent it exactly as far as the line that it belongs to")
    case .withoutTry(let word):
      Words(
        "`\(word)` without a `try` before it",
        help: "indent it exactly as far as the `try` that it belongs to")
    case .tryAlone:
      Words(
        "expected `except` or `finally` after the block of `try`", help: "write except ValueError as error:")
    case .bareExceptNotLast:
      Words(
        "an `except` without a class handles everything, and must be the last", help: "move it to the end")
    case .exceptComma:
      Words("several classes after `except` need brackets", help: "write except (A, B) as error:")
    case .nothingToDecorate(let found):
      Words("expected `def` or `class` after a decorator, found \(found.words)")
    case .expectedCase(let found):
      Words("expected `case` in the block of `match`, found \(found.words)", help: "write case pattern:")
    case .expectedPattern(let found):
      Words(
        "expected a pattern, found \(found.words)",
        help: "a value, a name, [a, *rest], {key: a} or Class(name=a)")
    case .unreachableCase:
      Words("this pattern matches everything, and must be the last", help: "move it to the end")
    case .unequalAlternatives: Words("the patterns beside `|` must bind the same names")
    case .bareYield:
      Words("`yield` inside an expression needs brackets", help: "write (yield value)")
    case .blockOnOneLine(let word):
      Words("`\(word)` cannot follow other statements on a line", help: "start a new line with it")
    case .strayColon(let function):
      Words(
        "a `:` is not expected here",
        help: function.map { "to define a function, write `def \(abbreviated($0))(…):`" }
          ?? "a block starts with if, elif, else, for, while, def or class")
    case .spacedNumber(let number):
      Words("a number has no spaces inside", help: "write \(number)")
    case .expectedEndOfStatement(let found):
      Words(
        "expected the end of the statement, found \(found.words)",
        help: "start a new line, or join the two with an operator or a comma")

    // MARK: Brackets
    case .unclosedBracket(let open, let found):
      found.map {
        Words("`\(open.rawValue)` is never closed").noting("a new statement seems to start here", at: $0)
      }
        ?? Words("`\(open.rawValue)` is never closed", help: "add `\(open.closing?.rawValue ?? "")`")
    case .unopenedBracket(let close):
      Words("`\(close.rawValue)` closes nothing", help: "remove it, or open the bracket before it")
    case .mismatchedBracket(let open, let close, let closeSpan):
      Words("`\(open.spelling)` is never closed", help: "add `\(open.closingSpelling)`")
        .noting("found `\(close.rawValue)` where `\(open.closingSpelling)` belongs", at: closeSpan)
    case .missingComma(let closing, let found):
      Words(
        "expected `,` or `\(closing.rawValue)`, found \(found.words)",
        help: found.isValue ? "put a comma between the two" : nil)

    // MARK: Literals
    case .malformedNumber(let text): malformedNumberWords(abbreviated(text))
    case .integerTooLarge(let text):
      Words(
        "the integer \(abbreviated(text)) has more than the 4300 digits that Python reads",
        help: "in hexadecimal digits there is no limit: 0x…")
    case .unterminatedString(let quote):
      Words("this string is never closed", help: "end it with \(quote) on the same line")
    case .unterminatedTripleString(let quotes):
      Words("this string is never closed", help: "end it with \(quotes)")
    case .apostropheInString(let rest):
      Words(
        "the string ends before `\(abbreviated(rest))`, at the apostrophe",
        help: "put the string into double quotes: \"…'\(abbreviated(rest))…\"")
    case .malformedEscape(let escape, let digits):
      Words(
        "expected \(digits) hexadecimal digits after `\(escape)`", help: "for a backslash itself write \\\\")
    case .unknownCharacterName(let name):
      Words(
        name.isEmpty
          ? "expected a name in braces after `\\N`" : "no character is called `\(abbreviated(name))`",
        help: "write the character itself")
    case .noSuchCharacter(let escape):
      Words("`\(escape)` is no character by itself", help: "write the character itself")
    case .unclosedReplacement:
      Words("this `{` in an f-string is never closed", help: "add `}`, or write `{{` for a brace as text")
    case .strayBrace:
      Words("this `}` in an f-string closes nothing", help: "write `}}` for a brace as text")
    case .emptyReplacement:
      Words("expected an expression between the braces", help: "write `{{` for a brace as text")
    case .unknownConversion(let letter):
      Words(
        "expected s, r or a after `!`\(letter.isEmpty ? "" : ", found \(abbreviated(letter))")",
        help: "a format goes after `:`")
    case .expectedReplacementEnd(let found):
      Words("expected `}` in the f-string, found \(found.words)", help: "a format goes after `:`")

    // MARK: Expressions
    case .expected(let what, let found):
      Words(
        "expected \(what.words), found \(found.words)",
        help: what == .tokenAfter(.in, "for")
          ? "a loop reads: for x in values:"
          : found == .token("for") ? "say first what is collected: [x for x in values]" : nil)
    case .foreignOperator(let sign, let help):
      Words("Python has no `\(sign)`\(help.place)", help: help.words)
    case .equalInExpression:
      Words("`=` assigns, and cannot stand inside an expression", help: "to compare, write `==`")
    case .walrusInStatement:
      Words("`:=` cannot stand in a statement of its own", help: "write `=`")
    case .walrusTarget(let noun):
      Words("`:=` can only assign to a name, not to \(noun.words)")
    case .nothingInIndex:
      Words("expected an index between the brackets", help: "for everything write [:]")
    case .loneStar:
      Words("a starred expression must stand in a list, a tuple or a call", help: "add a comma: *a,")
    case .starInComprehension:
      Words(
        "a comprehension cannot unpack with `*`", help: "add a second `for`: [x for row in rows for x in row]"
      )
    case .tupleInComprehension:
      Words("a comprehension makes one element at a time", help: "put brackets around a tuple: (a, b)")
    case .conditionalInFilter:
      Words(
        "an `if` behind `for` filters, and has no `else`",
        help: "put the choice before `for`: [a if test else b for x in xs]")
    case .missingElse:
      Words("expected `else` after the condition", help: "both values are needed: a if test else b")
    case .nestedTooDeep(let limit):
      Words("more than \(limit) levels are nested here", help: "give inner parts a name of their own")
    case .tooLong(let limit):
      Words("this expression chains more than \(limit) operations", help: "split it, or use a loop")
    case .dictionaryEqual:
      Words("a dictionary's entries are written with `:`, found `=`", help: "write {key: value}")
    case .dictionaryValueMissing:
      Words("expected `:` and a value after this key", help: "write {key: value}")
    case .dictionaryAndSet:
      Words("the braces hold a set, whose elements have no `:`", help: "give each entry a key, or none")

    // MARK: Calls and parameters
    case .keywordNotName:
      Words("the name of an argument must be a plain name", help: "to compare, write `==`")
    case .positionalAfterKeyword:
      Words("an argument without a name follows one with a name", help: "put it first, or name it")
    case .positionalAfterUnpackedKeywords:
      Words("an argument without a name follows `**`", help: "put it first")
    case .unpackedAfterUnpackedKeywords:
      Words("`*` follows `**` among the arguments", help: "put `*` first")
    case .repeatedKeyword(let name, let first):
      Words("the argument `\(abbreviated(name))` is given twice", help: "keep one of them").noting(
        "first given here", at: first)
    case .bareGenerator:
      Words("a generator beside other arguments needs brackets", help: "put it into ( ) or [ ]")
    case .repeatedParameter(let name, let first):
      Words("two parameters are called `\(abbreviated(name))`", help: "rename one").noting(
        "first used here", at: first)
    case .requiredAfterDefault(let name):
      Words(
        "the parameter `\(abbreviated(name))` has no default, but stands after one that has",
        help: "move it to the front, or give it a default")
    case .nothingAfterStar:
      Words("expected a parameter after `*`", help: "name it, as in *args")
    case .misplacedSlash:
      Words(
        "the `/` is not expected here",
        help: "it stands once, after the parameters that are given by position, and before any `*`")
    case .secondStar:
      Words("a function can have only one `*` parameter")
    case .parameterAfterKeywords:
      Words("no parameter can follow `**`", help: "move it to the front")
    case .defaultOnStar(let name):
      Words("`\(abbreviated(name))` collects arguments, and cannot have a default")
    case .tupleParameter:
      Words("a parameter must be a plain name", help: "take one parameter and unpack it inside")
    case .missingParameterList(let name):
      Words("expected `(` after the function's name", help: "write def \(abbreviated(name))():")

    // MARK: Statements
    case .cannotAssign(let noun, let equality):
      Words(
        "cannot assign to \(noun.words)",
        help: equality && noun.isComparable
          ? "to compare, write `==`" : "a name, x.name or x[index] can be assigned to")
    case .cannotDelete(let noun):
      Words("cannot delete \(noun.words)", help: "a name, x.name or x[index] can be deleted")
    case .cannotAugment(let noun):
      Words("cannot update \(noun.words) in place", help: "a name, x.name or x[index] can be updated")
    case .cannotAnnotate(let noun):
      Words("cannot annotate \(noun.words)", help: "only a single name can be annotated")
    case .twoStars:
      Words("only one starred name can take what is left")
    case .outside(let word, let place):
      Words(
        "`\(word)` stands outside of \(place)",
        help: word == "return" ? "at the end of a cell, the expression alone shows its value" : nil)
    case .reservedWord(let word):
      Words(
        "`\(word)` is a word of the language, and cannot be a name", help: "choose another, such as \(word)_")
    case .printStatement(let argument):
      Words("`print` is a function and needs parentheses", help: "write print(\(abbreviated(argument)))")
    case .foreignWord(let word, .write(let python)):
      Words("Python has no `\(word)`", help: "write `\(python)`")
    case .foreignWord(let word, .misspelled(let keyword)):
      Words("Python has no `\(word)`", help: "did you mean `\(keyword)`?")
    case .foreignWord(let word, .declaration):
      Words("Python has no `\(word)` before a name", help: "assigning is enough: name = value")
    case .foreignWord(let word, .construction):
      Words("Python has no `\(word)`", help: "leave it out: calling a class makes an object")
    case .reversedImport(let module, let names):
      Words(
        "`from` stands before `import`",
        help: "write from \(abbreviated(module)) import \(abbreviated(names))")
    case .countingFor:
      Words("`for` goes over the elements of a sequence", help: "to count, write for i in range(10):")
    case .nonlocalAtTop:
      Words("`nonlocal` stands outside of a function", help: "at the top, every name is global already")

    case .unsupported(let what): what.words
    case .nonASCIIBytes:
      Words("bytes can only contain ASCII literal characters", help: "write '…'.encode() for text")
    case .mixedBytes: Words("cannot mix bytes and nonbytes literals")
    }
  }

  private func malformedNumberWords(_ text: String) -> Words {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "_" }
    let rest = text.dropFirst(digits.count)
    if rest.isEmpty, text.hasPrefix("0"), !text.contains("_") {
      let value = text.drop { $0 == "0" }
      return Words(
        "the integer \(text) starts with 0", help: "write \(value), or 0o\(value) for an octal number")
    }
    if text.contains("__") || text.hasSuffix("_") {
      return Words("`\(text)` is no number: a single `_` may stand between digits")
    }
    if let first = rest.unicodeScalars.first, first.properties.isXIDStart, !text.hasPrefix("0") {
      return Words(
        "`\(text)` is neither a number nor a name: a name cannot start with a digit",
        help: "to multiply, write \(digits) * \(rest)")
    }
    return Words("`\(text)` is no number")
  }
}

extension SyntaxFault.Unsupported {
  fileprivate var words: Words {
    switch self {
    case .exceptionGroups: missing("`except*`", "write except without the star")
    case .async: missing("`async`", "call the function as it is")
    case .await: missing("`await`", "call the function as it is")
    case .typeAlias: missing("`type`", "assign the type to a name")
    case .typeParameters: missing("type parameters", "leave them out")
    case .relativeImport: missing("relative imports", "import the module by its full name")
    case .shellOutput(let command):
      Words("`!\(command)` is not run: fieldbook has no shell", help: "assign the value itself")
    case .magicResult(let magic):
      Words(
        "`%\(magic)` has no result to assign",
        help: magic.hasPrefix("time")
          ? "write the magic first: %time x = …" : "write the magic on a line of its own")
    }
  }

  private func missing(_ what: String, _ help: String) -> Words {
    Words("fieldbook's Python has no \(what)", help: help)
  }
}

private func hex(_ value: UInt32, _ width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func character(_ value: UInt32) -> String {
  Unicode.Scalar(value).map { String($0) } ?? "U+\(hex(value, 4))"
}

private func list(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " or " + last
}
