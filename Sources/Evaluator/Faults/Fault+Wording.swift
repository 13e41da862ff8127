import Phrases

/// The texts of a fault.
package struct Wording {
  package let message: String
  var label: String?
  package var help: String?

  init(_ message: String, label: String? = nil, help: String? = nil) {
    self.message = message
    self.label = label
    self.help = help
  }
}

extension Fault {
  /// The message, the label at the caret, and the help. No `default`, so that a new case does not compile without
  /// its texts.
  package var wording: Wording {
    switch self {
    // MARK: Names and attributes
    case .undefinedName(let name, let nearest, let help):
      Wording("undefined `\(name)`" + suggestion(nearest), help: help)
    case .absentBuiltin(let name, let help):
      Wording("Python's `\(name)` is not in fieldbook", help: help)
    case .unboundLocal(let name, let isGlobal, let isNested, _):
      Wording(
        "`\(name)` is used before it has a value in this function",
        help: "give it a value first"
          + (isGlobal
            ? ", or declare `global \(name)` to use the one outside"
            : isNested ? ", or declare `nonlocal \(name)` to use the one of the function around it" : ""))
    case .noAttribute(let type, let name, let nearest):
      Wording(
        "\(type) has no attribute `\(name)`" + suggestion(nearest),
        help: ForeignNames.help(for: name, of: type))
    case .noMember(let module, let name, let nearest):
      Wording("\(module) has no `\(name)`" + suggestion(nearest))
    case .memberNotHere(let module, let name, let nearest, let library, let reason, let help, _):
      Wording(
        "\(module).\(name) is in \(library), not in Fieldbook" + (reason.map { ": \($0)" } ?? ""),
        help: help ?? nearest.map { "near it and here: \(module).\($0)" })
    case .readOnlyAttribute(let type, let name):
      Wording("attribute `\(name)` of \(type) cannot be set")
    case .unknownModule(let path, let nearest):
      Wording(
        "no module `\(path)` in fieldbook" + suggestion(nearest),
        help: (nearest == nil && !path.contains(".") ? "leave the line out, or do without it: " : "")
          + "here are tensorflow, keras, fieldbook, numpy, tensorflow_datasets, matplotlib.pyplot, and the usual "
          + "modules of Python's library")
    case .absentModule(let path, let isPackage, let help):
      Wording(
        isPackage
          ? "no package `\(path)` in fieldbook"
          : "`\(path)` is a module of Python's that Fieldbook does not have",
        help: help)
    case .importOfMember(let module, let name):
      Wording("`\(name)` is no module, but stands in one", help: "write from \(module) import \(name)")
    case .noImportedName(let module, let name, let nearest):
      Wording("\(module) has no `\(name)` to import" + suggestion(nearest))
    case .importAllInFunction:
      Wording("`import *` is only for the top level of a cell", help: "name what you need")

    case .operatingSystem(let code, let path, let second, let reason):
      Wording(
        "[Errno \(code)] \(reason ?? Self.systemReason(code))"
          + (path.map { ": \($0.pythonRepr)" } ?? "") + (second.map { " -> \($0.pythonRepr)" } ?? ""))

    case .codec(let isDecoding, let codec, let object, let start, let end, let reason):
      Wording(
        TextEncoding.message(isDecoding: isDecoding, codec, object, start, end, reason),
        help: isDecoding
          ? "name the encoding, such as encoding='latin-1', or errors='replace'"
          : "utf-8 can write every character")

    // MARK: Calls
    case .notCallable(let type):
      Wording(
        "\(type) cannot be called",
        help: type.hasPrefix("class ")
          ? "pass it to help(), which tells what it is for"
          : type == "str" || type == "int" ? "is an operator missing?" : nil)
    case .hidesBuiltin(let name, let type):
      Wording(
        "`\(name)` is a value of your own now, of type \(type), which cannot be called",
        help: "del \(name) brings the builtin back")
    case .methodWithoutSelf(let function, _):
      Wording(
        "\(function) takes no arguments, but a method is given its object first",
        help: "write def \(function)(self):")
    case .missingArgument(let function, let parameter, let doc, let usage, _):
      Wording(
        "\(function) needs `\(parameter)`" + (doc.isEmpty ? "" : ": \(doc)"), help: "call it as \(usage)")
    case .tooManyArguments(let function, let expected, let required, let found, let keywordOnly, _):
      Wording(
        "\(function) takes " + (required < expected ? "at most " : "")
          + (expected == 0 ? "no arguments" : expected.of("positional argument")) + ", found \(found)",
        label: expected == 0 ? "not expected" : nil,
        help: keywordOnly.isEmpty ? nil : "by name only: " + keywordOnly.prefix(6).joined(separator: ", "))
    case .unexpectedKeyword(let function, let keyword, let nearest, let accepted, _):
      Wording(
        "\(function) has no parameter `\(keyword)`" + suggestion(nearest),
        help: accepted.isEmpty
          ? "\(function) takes no named arguments" : "it takes " + accepted.joined(separator: ", "))
    case .argumentGivenTwice(let function, let parameter, _):
      Wording("\(function) got `\(parameter)` twice", label: "already given by position")
    case .wrongArgumentType(let function, let parameter, let expected, let found):
      Wording("\(function) expects \(expected) for `\(parameter)`, found \(found)", label: found)
    case .notAChoice(let function, let parameter, let found, let choices, let nearest):
      Wording(
        "\(function) does not know \(parameter)='\(found)'"
          + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
        help: "one of " + choices.map { "'\($0)'" }.joined(separator: ", "))
    case .invalidArgument(let function, let parameter, let rule, let found, let help):
      Wording("\(function): `\(parameter)` must \(rule), found \(found)", label: found, help: help)
    case .outOfDomain(let function, let parameter, let rule, let found):
      Wording("\(function): `\(parameter)` must \(rule), found \(found)", label: found)
    case .unpackedNotIterable(let type, _): Fault.notIterable(type: type).wording
    case .unpackedKeywordsNotDict(let type, _):
      Wording("`**` needs a dict, found \(type)")
    case .keywordNotString(let type):
      Wording("`**` needs a dict with str keys, found a key of type \(type)")
    case .wrongReceiver(let method, let found):
      Wording("\(method) is not a method of \(found)")
    case .wrongResult(let method, let expected, let found):
      Wording("\(method) must return \(expected), found \(found)")

    // MARK: Operators
    case .unsupportedOperands(let operation, let left, let right):
      Wording(
        "`\(operation)` does not work between \(left) and \(right)", help: operandHelp(operation, left, right)
      )
    case .unsupportedOperand(let operation, let type):
      Wording("`\(operation)` does not work on \(type)")
    case .notComparable(let operation, let left, let right):
      Wording("`\(operation)` cannot compare \(left) with \(right)", help: comparisonHelp(left, right))
    case .divisionByZero(let operation, _):
      Wording(operation == "%" ? "modulo by zero" : "division by zero")
    case .integerOverflow(let operation):
      Wording(
        "integer overflow in `\(operation)`: fieldbook's int is 64-bit",
        help: "use floats where the numbers grow large: 2.0 ** 100")
    case .floatOverflow(let operation):
      Wording("the result of `\(operation)` is too large for a float")
    case .negativeShift: Wording("cannot shift by a negative number of bits")
    case .complexPower:
      Wording("a negative number to a fractional power is a complex number, which fieldbook does not have")
    case .zeroToNegativePower: Wording("0 cannot be raised to a negative power")

    // MARK: Containers
    case .notIterable(let type):
      Wording("cannot loop over \(type)", help: type == "int" ? "to count, use range(…)" : nil)
    case .notUnpackable(let type, let expected):
      Wording(
        "expected \(expected.of("value")) to unpack, found \(type)",
        help: type == "NoneType" ? "does a function lack its `return`?" : nil)
    case .notAContainer(let type): Wording("`in` does not look into \(type)")
    case .notIndexable(let type):
      Wording(
        "\(type) cannot be indexed", help: type == "function" ? "to call it, write parentheses: name(…)" : nil
      )
    case .noItemAssignment(let type):
      Wording(
        "elements of \(type) cannot be changed",
        help: type == "tuple"
          ? "make it a list first: list(…)"
          : type == "str" ? "make a new text: text[:1] + 'x' + text[2:], or text.replace(…)" : nil)
    case .noItemDeletion(let type): Wording("elements of \(type) cannot be deleted")
    case .noLength(let type, let isIterator):
      Wording("\(type) has no length", help: isIterator ? "make it a list first: list(…)" : nil)
    case .indexOutOfRange(let type, let index, let count, _):
      Wording(
        count == 0
          ? "index \(index) into an empty \(type)"
          : "index \(index) is out of range: the \(type) has \(count.of("element"))",
        help: count == 0 ? nil : "indices run from 0 to \(count - 1), or from -\(count) to -1")
    case .wrongIndexType(let type, let expected, let found):
      Wording(
        "an index into \(type) is \(expected), found \(found)", help: indexHelp(type, found))
    case .keyNotFound(let key, let nearest, let known, _):
      Wording(
        "no key \(key)" + (nearest.map { "; did you mean \($0)?" } ?? ""),
        help: known.isEmpty ? nil : "it has " + known.joined(separator: ", "))
    case .unhashable(let type):
      Wording(
        "\(type) can change, so it cannot be a key or a member of a set",
        help: type == "list" ? "a tuple can: tuple(…)" : nil)
    case .sliceStepZero: Wording("the step of a slice cannot be zero")
    case .rangeStepZero: Wording("the step of a range cannot be zero")
    case .sliceSizeMismatch(let found, let expected):
      Wording("a slice with a step takes as many values as it has places: \(expected), found \(found)")
    case .notInList(let value, let type, _, _): Wording("\(value) is not in the \(type)")
    case .empty(let type, let operation): Wording("\(operation) of an empty \(type)")
    case .tooFewToUnpack(let expected, let found, let starred):
      Wording(
        "expected \(starred ? "at least " : "")\(expected.of("value")) to unpack, found \(found)")
    case .tooManyToUnpack(let expected, let found):
      Wording(
        "expected \(expected.of("value")) to unpack, found \(found.map(String.init) ?? "more")",
        help: "`*rest` takes what is left")
    case .changedDuringIteration(let type):
      Wording("the \(type) changed while it was looped over", help: "loop over a copy: list(…)")
    case .iteratorExhausted: Wording("the iterator has no more elements")
    case .zipLengthMismatch(let position, _):
      Wording("zip(strict=True): argument \(position) has another length than those before it")
    case .notMember(let left, let right):
      Wording(
        "`in` looks for str inside of \(right), found \(left)", help: "make it text first: str(…)")

    // MARK: Conversions and text
    case .notANumber(let text, let type, _):
      Wording(
        "\(type)() cannot read \(text) as a number",
        help: type == "int" && Double(text.dropFirst().dropLast()) != nil
          ? "read it as a float first: int(float(…))"
          : text.contains(",") ? "write a point, not a comma" : nil)
    case .cannotConvert(let from, let to): Wording("cannot make \(to) from \(from)")
    case .notAWholeNumber(let text): Wording("cannot make int from \(text)")
    case .unknownFormat(let code, let type):
      Wording("format code '\(code)' does not work on \(type)", help: formatHelp(code, type))
    case .unsupportedFormat(let spec, let type):
      Wording(
        "format '\(spec)' does not work on \(type)", help: "make it text or a number first: {str(x):…}")
    case .formatArgumentMissing(let name): Wording("nothing is given for \(name) in the text")
    case .formatArgumentsLeft: Wording("more values are given than the text has places for")
    case .ambiguousTruth(let shape):
      Wording(
        "a tensor of shape \(shape) is neither true nor false",
        help: "say which: np.any(…) or np.all(…)")
    case .notACharacter(let length): Wording("ord() takes one character, found a str of length \(length)")
    case .notACodePoint(let number): Wording("chr() has no character for \(number)")
    case .unknownDType(let name, let nearest):
      Wording(
        "unknown dtype '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
        help: "there are bool, int8 to int64, uint8 to uint64, float16, float32 and float64")
    case .notNumeric(let type, let help): Wording("cannot make a tensor of \(type)", help: help)

    // MARK: Classes
    case .notAClass(let type): Wording("expected a class, found \(type)")
    case .cannotSubclass(let name):
      Wording(
        "\(name) cannot be the base of a class",
        help: "hold one in an attribute of a class that descends from keras.layers.Layer")
    case .superOutsideMethod: Wording("super() works only inside a method of a class")
    case .initializerReturned(let type): Wording("__init__ must return None, found \(type)")
    case .initializerNotRun(let name, let base):
      Wording(
        "\(base) is not set up in this \(name)",
        help: "call super().__init__() first in \(name).__init__")

    case .inconsistentBases(let names):
      Wording(
        "the base classes \(names.joined(separator: ", ")) cannot be brought into one order",
        help: "a class stands before the classes that it descends from")
    case .notAnException(let type):
      Wording(
        "an exception must descend from BaseException, found \(type)",
        help: type == "str" ? "write raise ValueError(…)" : nil)
    case .nothingToRaise:
      Wording("no exception is being handled here", help: "`raise` alone stands inside of `except`")
    case .notAContextManager(let type, _):
      Wording(
        "\(type) cannot stand after `with`", help: "`with` needs an object with __enter__ and __exit__")
    case .generatorRunning: Wording("the generator is running already")
    case .raised(let exception):
      exception.exceptionState?.fault?.wording ?? Wording(exception.classObject.name)

    case .recursionTooDeep(let limit):
      Wording(
        "the function calls itself more than \(limit) deep",
        help: "check that each call comes closer to a case that returns without calling")
    case .nestingTooDeep(let limit):
      Wording(
        "values stand inside one another, or call one another, more than \(limit) deep",
        help: "check that no step leads back to where it began")
    case .tooLarge(let what, let size, let limit):
      Wording("\(what) of \(size) is over the limit of \(limit)")
    case .memoryExhausted:
      Wording(
        "out of memory: the machine has nothing left for more values",
        help: "let go of what is not needed any more: del name")
    case .assertion(let message, _):
      Wording(message.map { "assertion failed: \($0)" } ?? "assertion failed")
    case .tensor(let error):
      Wording(error.message, help: error.help)
    case .explained(let error):
      Wording(error.message, label: error.label, help: error.help)
    case .absentNow(let message, let help):
      Wording(message, help: help)
    case .message(let message, let label, let help, _):
      Wording(message, label: label, help: help)
    }
  }

  private func operandHelp(_ operation: String, _ left: String, _ right: String) -> String? {
    let numbers = ["int", "float", "bool"]
    if left == "str" && numbers.contains(right) || numbers.contains(left) && right == "str",
      ["-", "/", "//", "**", "-=", "/="].contains(operation)
    {
      return "make it a number first: int(…) or float(…)"
    }
    if left == "list", right == "list" {
      return "for arithmetic on each element make it an array: np.array(…)"
    }
    if operation == "+" || operation == "+=" {
      if left == "str", numbers.contains(right) { return "make it text first: str(…), or use an f-string" }
      if right == "str", numbers.contains(left) { return "make it text first: str(…), or a number: float(…)" }
    }
    if left == "dict", right == "dict" { return "to join two dicts: a | b" }
    if left == "set", right == "set" { return "to join two sets: a | b" }
    if ["list", "tuple"].contains(left), ["list", "tuple"].contains(right), left != right {
      return "make both lists first: list(…)"
    }
    if left == "function" || right == "function" { return "to use what a function returns, call it: name(…)" }
    if left == "list" || right == "list", numbers.contains(left) || numbers.contains(right) {
      return "for arithmetic on each element make it an array: np.array(…)"
    }
    if left == "NoneType" || right == "NoneType" {
      return "one side is None: does a function lack its `return`?"
    }
    return nil
  }

  private func comparisonHelp(_ left: String, _ right: String) -> String? {
    if left == "NoneType" || right == "NoneType" {
      return "one side is None: does a function lack its `return`?"
    }
    if left == "str" || right == "str", left != right { return "make both of one kind: float(…) or str(…)" }
    return left == "dict" ? "say what to go by: key=lambda d: d['name']" : nil
  }

  private func formatHelp(_ code: String, _ type: String) -> String? {
    guard let letter = code.last, "defgxobn%".contains(letter) else { return nil }
    if type == "float", letter == "d" { return "for a rounded number write .0f, or int(x)" }
    if type == "str" { return "it is for numbers: int(…) or float(…)" }
    return nil
  }

  private func indexHelp(_ type: String, _ found: String) -> String? {
    switch found {
    case "float": "whole numbers only: int(…), or divide with //"
    case "str" where type == "list" || type == "tuple": "to find values by name, use a dict"
    case "tuple" where type == "list" || type == "tuple":
      "one index a bracket: x[1][2]; an array takes several: np.array(x)"
    default: nil
    }
  }

  private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean `\($0)`?" } ?? ""
  }

}
