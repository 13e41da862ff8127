import Glibc
import Tensors

// What a fault is for a program that catches it: a class of Python's and the arguments, in Python's words where it has some.
extension Fault {
  /// The exception that the program raised itself.
  var raisedException: Value? {
    if case .raised(let exception) = self { exception } else { nil }
  }

  /// The class of the exception.
  var exceptionClass: ClassObject { raisedException?.classObject ?? exception.kind.classObject }

  /// The kind of exception, and its arguments.
  var exception: (kind: ExceptionKind, arguments: [Value]) {
    switch self {
    case .keyNotFound(let text, _, _, let key): (.key, [key ?? .string(text)])
    case .assertion(_, let value): (.assertion, value.map { [$0] } ?? [])
    case .notInList(_, type: "set", _, let value?): (.key, [value])
    case .iteratorExhausted: (.stopIteration, [])
    case .floatOverflow(let operation) where operation.hasPrefix("math."): (.overflow, ["math range error"])
    case .floatOverflow: (.overflow, [34, "Numerical result out of range"])
    case .memoryExhausted: (.memory, [])
    case .operatingSystem(let code, let path, let second, let reason):
      (
        ExceptionKind(systemError: code),
        [.int(Int(code)), .string(reason ?? Self.systemReason(code))]
          + (path.map { [.string($0)] } ?? []) + (second.map { [.none, .string($0)] } ?? [])
      )
    case .codec(let isDecoding, let codec, let object, let start, let end, let reason):
      (
        isDecoding ? .unicodeDecode : .unicodeEncode,
        [.string(codec), object, .int(start), .int(end), .string(reason)]
      )
    case .raised(let exception): (.exception, exception.exceptionState?.arguments ?? [])
    case .undefinedName, .absentBuiltin, .unboundLocal, .noAttribute, .noMember, .memberNotHere,
      .readOnlyAttribute, .unknownModule, .absentModule, .importOfMember, .noImportedName,
      .importAllInFunction,
      .notCallable, .hidesBuiltin, .missingArgument, .tooManyArguments, .unexpectedKeyword,
      .methodWithoutSelf, .argumentGivenTwice, .wrongArgumentType, .notAChoice, .invalidArgument,
      .outOfDomain,
      .unpackedNotIterable, .unpackedKeywordsNotDict, .keywordNotString, .wrongReceiver, .wrongResult,
      .unsupportedOperands,
      .unsupportedOperand, .notComparable, .divisionByZero, .integerOverflow, .negativeShift, .complexPower,
      .zeroToNegativePower, .notIterable, .notIndexable, .noItemAssignment, .noItemDeletion, .noLength,
      .indexOutOfRange, .wrongIndexType, .unhashable, .sliceStepZero, .rangeStepZero, .sliceSizeMismatch,
      .notInList, .empty, .tooFewToUnpack, .tooManyToUnpack, .notUnpackable, .notAContainer,
      .changedDuringIteration, .zipLengthMismatch, .notMember, .notANumber, .cannotConvert, .notAWholeNumber,
      .unknownFormat, .unsupportedFormat, .formatArgumentMissing, .formatArgumentsLeft, .ambiguousTruth,
      .notACharacter, .notACodePoint, .unknownDType, .notNumeric, .notAClass, .cannotSubclass,
      .superOutsideMethod, .initializerReturned, .initializerNotRun, .notAnException,
      .nothingToRaise, .notAContextManager, .inconsistentBases, .generatorRunning, .recursionTooDeep,
      .nestingTooDeep, .tooLarge, .tensor, .explained, .absentNow, .message:
      (words.kind, [.string(words.text ?? wording.message)])
    }
  }

  /// The system's text for an error number: "No such file or directory".
  static func systemReason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// The kind, and Python's message; `nil` where ours stands for it.
  private var words: (kind: ExceptionKind, text: String?) {
    switch self {
    case .undefinedName(let name, _, _), .absentBuiltin(let name, _):
      (.name, "name '\(name)' is not defined")
    case .unboundLocal(let name, _, _, isFree: true):
      (
        .name,
        "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope"
      )
    case .unboundLocal(let name, _, _, _):
      (.unboundLocal, "cannot access local variable '\(name)' where it is not associated with a value")
    case .noAttribute(let type, let name, _):
      (
        .attribute,
        (type.hasPrefix("class ") ? "type object '\(type.dropFirst(6))'" : "'\(type)' object")
          + " has no attribute '\(name)'"
      )
    case .memberNotHere(let type, let name, _, _, _, _, isClass: true):
      (.attribute, "'\(type)' object has no attribute '\(name)'")
    case .noMember(let module, let name, _), .memberNotHere(let module, let name, _, _, _, _, _):
      (.attribute, "module '\(module)' has no attribute '\(name)'")
    case .readOnlyAttribute(let type, let name):
      (.attribute, "attribute '\(name)' of '\(type)' objects is not writable")
    case .unknownModule(let path, _), .absentModule(let path, _, _):
      (.moduleNotFound, "No module named '\(path)'")
    case .importOfMember(let module, let name):
      (.moduleNotFound, "No module named '\(module).\(name)'; '\(module)' is not a package")
    case .noImportedName(let module, let name, _): (.import, "cannot import name '\(name)' from '\(module)'")
    case .importAllInFunction: (.syntax, "import * only allowed at module level")

    case .notCallable(let type), .hidesBuiltin(_, let type):
      (.type, type.hasPrefix("class ") ? nil : "'\(type)' object is not callable")
    case .missingArgument(let function, let parameter, _, _, let python):
      (.type, python ?? "\(function)() missing required argument '\(parameter)'")
    case .tooManyArguments(let function, let expected, let required, let found, _, let python):
      (
        .type,
        python ?? "\(function)() takes "
          + (required < expected
            ? "at most \(expected)" : expected == 1 ? "exactly one" : "exactly \(expected)")
          + " argument\(expected == 1 ? "" : "s") (\(found) given)"
      )
    case .unexpectedKeyword(let function, let keyword, _, _, let python):
      (.type, python ?? "\(function)() got an unexpected keyword argument '\(keyword)'")
    case .methodWithoutSelf(_, let function):
      (.type, "\(function)() takes 0 positional arguments but 1 was given")
    case .argumentGivenTwice(let function, let parameter, let python):
      (.type, python ?? "\(function)() got multiple values for argument '\(parameter)'")
    case .wrongArgumentType("print", let parameter, "str", let found):
      (.type, "\(parameter) must be None or a string, not \(found)")
    case .wrongArgumentType("split", "sep", "str", let found),
      .wrongArgumentType("rsplit", "sep", "str", let found):
      (.type, "must be str or None, not \(found)")
    case .wrongArgumentType("find", "sub", "str", let found),
      .wrongArgumentType("rfind", "sub", "str", let found),
      .wrongArgumentType("index", "sub", "str", let found),
      .wrongArgumentType("rindex", "sub", "str", let found),
      .wrongArgumentType("count", "sub", "str", let found),
      .wrongArgumentType("partition", "sep", "str", let found),
      .wrongArgumentType("rpartition", "sep", "str", let found):
      (.type, "must be str, not \(found)")
    case .wrongArgumentType("replace", let parameter, "str", let found):
      (.type, "replace() argument \(parameter == "old" ? 1 : 2) must be str, not \(found)")
    case .wrongArgumentType(let function, "prefix", "str or tuple", let found),
      .wrongArgumentType(let function, "suffix", "str or tuple", let found):
      (.type, "\(function) first arg must be str or a tuple of str, not \(found)")
    case .wrongArgumentType("join", "iterable", _, _): (.type, "can only join an iterable")
    case .wrongArgumentType("getattr", "name", "str", let found),
      .wrongArgumentType("hasattr", "name", "str", let found),
      .wrongArgumentType("setattr", "name", "str", let found),
      .wrongArgumentType("delattr", "name", "str", let found):
      (.type, "attribute name must be string, not '\(found)'")
    case .wrongArgumentType(_, _, let expected, let found):
      switch expected {
      case Accepts.iterable.expectation: (.type, "'\(found)' object is not iterable")
      case Accepts.int.expectation: (.type, "'\(found)' object cannot be interpreted as an integer")
      case Accepts.float.expectation: (.type, "must be real number, not \(found)")
      case Accepts.callable.expectation: (.type, "'\(found)' object is not callable")
      case Accepts.shape(allowsNone: false).expectation:
        (
          .type,
          found == "NoneType"
            ? "Use () not None as shape arguments" : "'\(found)' object cannot be interpreted as an integer"
        )
      default: (.type, nil)
      }
    case .keywordNotString: (.type, "keywords must be strings")
    case .wrongReceiver(let method, let found):
      (
        .type,
        method.firstIndex(of: ".").map { dot in
          "descriptor '\(method[dot...].dropFirst())' for '\(method[..<dot])' objects doesn't apply to a '\(found)' object"
        }
      )
    case .notAClass, .notNumeric: (.type, nil)
    case .cannotSubclass(let name): (.type, "type '\(name)' is not an acceptable base type")
    case .unknownDType(let name, _): (.type, "data type '\(name)' not understood")
    case .outOfDomain: (.value, "math domain error")
    case .notAChoice, .invalidArgument: (.value, nil)
    case .complexPower: (.notImplemented, nil)
    case .unpackedNotIterable(let type, let function):
      (.type, "\(function.map { $0 + " argument" } ?? "Value") after * must be an iterable, not \(type)")
    case .unpackedKeywordsNotDict(let type, let function):
      (.type, "\(function) argument after ** must be a mapping, not \(type)")
    case .wrongResult("__iter__", _, let found): (.type, "iter() returned non-iterator of type '\(found)'")
    case .wrongResult("__bool__", _, let found): (.type, "__bool__ should return bool, returned \(found)")
    case .wrongResult(let method, let expected, let found):
      (.type, expected == "str" ? "\(method) returned non-string (type \(found))" : nil)

    case .unsupportedOperands(let operation, let left, let right):
      (.type, Self.operands(operation, left, right))
    case .unsupportedOperand("abs", let type): (.type, "bad operand type for abs(): '\(type)'")
    case .unsupportedOperand("round", let type): (.type, "type \(type) doesn't define __round__ method")
    case .unsupportedOperand(let operation, let type):
      (.type, "bad operand type for unary \(operation): '\(type)'")
    case .notComparable(let operation, let left, let right):
      (.type, "'\(operation)' not supported between instances of '\(left)' and '\(right)'")
    case .divisionByZero(let operation, let isFloat):
      (.zeroDivision, Self.division(operation, isFloat))
    case .integerOverflow: (.overflow, nil)
    case .negativeShift: (.value, "negative shift count")
    case .zeroToNegativePower: (.zeroDivision, "0.0 cannot be raised to a negative power")

    case .notIterable(let type): (.type, "'\(type)' object is not iterable")
    case .notIndexable(let type):
      (
        .type,
        type.hasPrefix("class ")
          ? "type '\(type.dropFirst(6))' is not subscriptable" : "'\(type)' object is not subscriptable"
      )
    case .noItemAssignment(let type): (.type, "'\(type)' object does not support item assignment")
    case .noItemDeletion(let type): (.type, "'\(type)' object doesn't support item deletion")
    case .noLength(let type, _): (.type, "object of type '\(type)' has no len()")
    case .indexOutOfRange(let type, _, _, let use):
      (
        .index,
        use == "pop"
          ? "pop index out of range"
          : type == "bytes" || type == "byte"
            ? "index out of range"
            : "\(Self.sequence(type))\(use.isEmpty ? "" : " " + use) index out of range"
      )
    case .wrongIndexType("str", _, let found): (.type, "string indices must be integers, not '\(found)'")
    case .wrongIndexType("a tensor", _, _):
      (
        .index,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
          + "indices"
      )
    case .wrongIndexType("a slice", _, _):
      (.type, "slice indices must be integers or None or have an __index__ method")
    case .wrongIndexType(let type, _, let found):
      (.type, "\(type) indices must be integers or slices, not \(found)")
    case .unhashable(let type): (.type, "unhashable type: '\(type)'")
    case .sliceStepZero: (.value, "slice step cannot be zero")
    case .rangeStepZero: (.value, "range() arg 3 must not be zero")
    case .sliceSizeMismatch(let found, let expected):
      (.value, "attempt to assign sequence of size \(found) to extended slice of size \(expected)")
    case .notInList(_, type: "str", _, _): (.value, "substring not found")
    case .notInList(let value, let type, let operation, _):
      (
        .value,
        operation == "remove"
          ? "list.remove(x): x not in list"
          : type == "tuple" ? "tuple.index(x): x not in tuple" : "\(value) is not in \(type)"
      )
    case .empty(type: "list", operation: "pop()"): (.index, "pop from empty list")
    case .empty(type: "set", operation: "pop()"): (.key, "pop from an empty set")
    case .empty(_, operation: "popitem()"): (.key, "popitem(): dictionary is empty")
    case .empty(_, operation: "reduce()"): (.type, "reduce() of empty iterable with no initial value")
    case .empty(_, let operation): (.value, "\(operation) arg is an empty sequence")
    case .tooFewToUnpack(let expected, let found, let starred):
      (
        .value,
        "not enough values to unpack (expected \(starred ? "at least " : "")\(expected), got \(found))"
      )
    case .tooManyToUnpack(let expected, _): (.value, "too many values to unpack (expected \(expected))")
    case .notUnpackable(let type, _): (.type, "cannot unpack non-iterable \(type) object")
    case .notAContainer(let type): (.type, "argument of type '\(type)' is not iterable")
    case .changedDuringIteration(let type):
      (.runtime, "\(type == "dict" ? "dictionary" : "Set") changed size during iteration")
    case .zipLengthMismatch(let position, let isLonger):
      (
        .value,
        "zip() argument \(position) is \(isLonger ? "longer" : "shorter") than argument"
          + (position == 2 ? " 1" : "s 1-\(position - 1)")
      )
    case .notMember(let left, _): (.type, "'in <string>' requires string as left operand, not \(left)")

    case .notANumber(let text, type: "int", let base):
      (.value, "invalid literal for int() with base \(base): \(text)")
    case .notANumber(let text, _, _): (.value, "could not convert string to float: \(text)")
    case .cannotConvert(let from, to: "int"):
      (.type, "int() argument must be a string, a bytes-like object or a real number, not '\(from)'")
    case .cannotConvert(let from, to: "float"):
      (.type, "float() argument must be a string or a real number, not '\(from)'")
    case .cannotConvert: (.type, nil)
    case .notAWholeNumber("nan"): (.value, "cannot convert float NaN to integer")
    case .notAWholeNumber: (.overflow, "cannot convert float infinity to integer")
    case .unknownFormat(let code, let type):
      (.value, "Unknown format code '\(code)' for object of type '\(type)'")
    case .unsupportedFormat(_, let type): (.type, "unsupported format string passed to \(type).__format__")
    case .formatArgumentMissing(let what):
      what.hasPrefix("place ")
        ? (.index, "Replacement index \(what.dropFirst(6)) out of range for positional args tuple")
        : what.hasPrefix("`%`")
          ? (.type, "not enough arguments for format string")
          : (.key, String(what.dropFirst().dropLast()))
    case .formatArgumentsLeft: (.type, "not all arguments converted during string formatting")
    case .ambiguousTruth:
      (
        .value,
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
      )
    case .notACharacter(let length):
      (.type, "ord() expected a character, but string of length \(length) found")
    case .notACodePoint: (.value, "chr() arg not in range(0x110000)")

    case .superOutsideMethod: (.runtime, "super(): no arguments")
    case .initializerReturned(let type): (.type, "__init__() should return None, not '\(type)'")
    case .initializerNotRun: (.runtime, nil)
    case .notAnException: (.type, "exceptions must derive from BaseException")
    case .nothingToRaise: (.runtime, "No active exception to reraise")
    case .notAContextManager(let type, let hasEnter):
      (
        .type,
        "'\(type)' object does not support the context manager protocol"
          + (hasEnter ? " (missed __exit__ method)" : "")
      )
    case .inconsistentBases(let names):
      (
        .type,
        "Cannot create a consistent method resolution\norder (MRO) for bases \(names.joined(separator: ", "))"
      )
    case .generatorRunning: (.value, "generator already executing")
    case .recursionTooDeep, .nestingTooDeep: (.recursion, "maximum recursion depth exceeded")
    case .tooLarge: (.memory, nil)
    case .tensor(let error): (Self.kind(of: error), error.numPyMessage)
    case .explained(let error): (error.exceptionKind, nil)
    case .absentNow: (.attribute, nil)
    case .message(_, _, _, let kind): (kind, nil)
    case .keyNotFound, .assertion, .iteratorExhausted, .floatOverflow, .memoryExhausted, .operatingSystem,
      .codec, .raised:
      (.exception, nil)
    }
  }

  private static func division(_ operation: String, _ isFloat: Bool) -> String {
    switch (operation, isFloat) {
    case ("/", true): "float division by zero"
    case ("//", true): "float floor division by zero"
    case ("%", true): "float modulo"
    case ("//", false): "integer division or modulo by zero"
    case ("%", false): "integer modulo by zero"
    default: "division by zero"
    }
  }

  private static func operands(_ operation: String, _ left: String, _ right: String) -> String {
    if operation == "+" || operation == "+=", ["str", "list", "tuple"].contains(left) {
      return "can only concatenate \(left) (not \"\(right)\") to \(left)"
    }
    if operation == "*" || operation == "*=" {
      let sequences = ["str", "list", "tuple"]
      if sequences.contains(left) { return "can't multiply sequence by non-int of type '\(right)'" }
      if sequences.contains(right) { return "can't multiply sequence by non-int of type '\(left)'" }
    }
    let name = operation == "**" ? "** or pow()" : operation
    return "unsupported operand type(s) for \(name): '\(left)' and '\(right)'"
  }

  private static func sequence(_ type: String) -> String {
    switch type {
    case "str": "string"
    case "range": "range object"
    default: type
    }
  }

  private static func kind(of error: TensorError) -> ExceptionKind {
    switch error {
    case .indexOutOfBounds, .tooManyIndices, .severalEllipses, .maskMismatch, .indicesCannotBroadcast,
      .notAnIndex:
      .index
    case .notSupported, .noLoop, .booleanSubtract, .booleanNegative, .cannotCastInPlace: .type
    case .outOfRange: .overflow
    case .invalidArgument("conversion", "value", let found, _): found.hasSuffix("nan") ? .value : .overflow
    case .invalidArgument("arange", "step", "0", _): .zeroDivision
    case .tooLarge: .memory
    case .needsCopy: .attribute
    default: .value
    }
  }
}

extension Fault {
  /// The name of a module, an attribute or a variable that was not found.
  var soughtName: String? {
    switch self {
    case .unknownModule(let name, _), .absentModule(let name, _, _), .noImportedName(let name, _, _),
      .undefinedName(let name, _, _), .noAttribute(_, let name, _), .noMember(_, let name, _),
      .memberNotHere(_, let name, _, _, _, _, _), .absentBuiltin(let name, _),
      .unboundLocal(let name, _, _, _):
      name
    default: nil
    }
  }
}
