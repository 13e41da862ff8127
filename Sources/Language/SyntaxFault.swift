/// A syntax fault: the case, its data, and its position.
struct SyntaxFault: Error, Equatable, Sendable {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind: Equatable, Sendable {
    // The text.
    case tooLarge(bytes: Int, limit: Int)
    case invalidEncoding(UInt8)
    case controlCharacter(UInt8)
    case invisibleCharacter(UInt32)
    case unexpectedCharacter(UInt32)
    case smartQuote(String)
    case lookalike(String, meant: String)
    case pastedPrompt(String)

    // Lines and blocks.
    case strayBackslash
    case nothingAfterBackslash
    case mixedIndentation
    case unmatchedIndentation(found: Int, open: [Int])
    case unexpectedIndentation
    case expectedBlock(after: String, header: Span?)
    case tooManyBlocks
    case expectedColon(after: String, found: Found)
    case braceBlock(after: String)
    case elseIf
    case withoutIf(String)
    case withoutTry(String)
    case tryAlone
    case bareExceptNotLast
    case exceptComma
    case nothingToDecorate(found: Found)
    case bareYield
    case expectedCase(found: Found)
    case expectedPattern(found: Found)
    case unreachableCase
    case unequalAlternatives
    case blockOnOneLine(String)
    case strayColon(function: String?)
    case spacedNumber(String)
    case expectedEndOfStatement(found: Found)

    // Brackets.
    case unclosedBracket(Token.Kind, found: Span?)
    case unopenedBracket(Token.Kind)
    case mismatchedBracket(open: Token.Kind, close: Token.Kind, closeSpan: Span)
    case missingComma(closing: Token.Kind, found: Found)

    // Literals.
    case malformedNumber(String)
    case integerTooLarge(String)
    case unterminatedString(String)
    case unterminatedTripleString(String)
    case apostropheInString(rest: String)
    case malformedEscape(String, digits: Int)
    case unknownCharacterName(String)
    case noSuchCharacter(String)

    // f-strings.
    case unclosedReplacement
    case strayBrace
    case emptyReplacement
    case unknownConversion(String)
    case expectedReplacementEnd(found: Found)

    // Expressions.
    case expected(Expectation, found: Found)
    case foreignOperator(String, help: ForeignOperator)
    case equalInExpression
    case walrusInStatement
    case walrusTarget(Noun)
    case nothingInIndex
    case loneStar
    case starInComprehension
    case tupleInComprehension
    case conditionalInFilter
    case missingElse
    case nestedTooDeep(limit: Int)
    case tooLong(limit: Int)
    case dictionaryEqual
    case dictionaryValueMissing
    case dictionaryAndSet

    // Calls and parameters.
    case keywordNotName
    case positionalAfterKeyword
    case positionalAfterUnpackedKeywords
    case unpackedAfterUnpackedKeywords
    case repeatedKeyword(String, first: Span)
    case bareGenerator
    case repeatedParameter(String, first: Span)
    case requiredAfterDefault(String)
    case nothingAfterStar
    case misplacedSlash
    case secondStar
    case parameterAfterKeywords
    case defaultOnStar(String)
    case tupleParameter
    case missingParameterList(String)

    // Statements.
    case cannotAssign(Noun, equality: Bool)
    case cannotDelete(Noun)
    case cannotAugment(Noun)
    case cannotAnnotate(Noun)
    case twoStars
    case outside(String, of: String)
    case reservedWord(String)
    case printStatement(argument: String)
    case foreignWord(String, ForeignWord)
    case reversedImport(module: String, names: String)
    case countingFor
    case nonlocalAtTop
    case unsupported(Unsupported)
    /// A byte string with a character beyond ASCII.
    case nonASCIIBytes
    case mixedBytes
  }

  /// What was found instead.
  enum Found: Equatable, Sendable {
    case endOfText
    case endOfLine
    case indentation
    case string
    case token(String)
  }

  /// What was expected.
  enum Expectation: Equatable, Sendable {
    case expression
    case expressionAfter(String)
    case token(Token.Kind)
    case tokenAfter(Token.Kind, String)
    case name(of: String)
    case importedNames
    case moduleName
    case alias
  }

  /// An operator of another language, with Python's equivalent.
  enum ForeignOperator: Equatable, Sendable {
    case write(String)
    case increment(String)
    case ternary
    case comment
    case spread
    case arrow
  }

  /// Python's equivalent of a statement keyword of another language.
  enum ForeignWord: Equatable, Sendable {
    case write(String)
    case declaration
    case construction
    /// A word that is nearly one of Python's.
    case misspelled(String)
  }

  /// Something that cannot be assigned to, deleted or named.
  enum Noun: String, Equatable, Sendable {
    case call, comparison, literal, expression, lambda, comprehension, conditional, formatted, dictionary, set
    case none, `true`, `false`, ellipsis, starred, named, list, tuple, attribute, subscription
  }

  /// Python syntax that is not in the language.
  enum Unsupported: Equatable, Sendable {
    case exceptionGroups
    case async
    case await
    case typeAlias
    case typeParameters
    case relativeImport
    /// `x = !ls`
    case shellOutput(command: String)
    /// `x = %pwd`
    case magicResult(String)
  }
}
