package import Tensors

/// A run-time error of a cell: what was expected and what was found.
///
/// The messages are in `Fault+Wording.swift`. A host's own error conforms to `ExplainedError`.
package enum Fault: Error {
  // Names and attributes.
  case undefinedName(String, nearest: String?, help: String? = nil)
  /// A Python builtin that fieldbook does not have.
  case absentBuiltin(String, help: String)
  /// `isGlobal`: the session has a variable of that name; `isNested`: the function is nested in another; `isFree`: it is a variable of
  /// that other one.
  case unboundLocal(String, isGlobal: Bool, isNested: Bool, isFree: Bool)
  case noAttribute(type: String, name: String, nearest: String?)
  case noMember(module: String, name: String, nearest: String?)
  /// The real module of a library has the name, this one does not: perhaps with a reason, and a way out.
  case memberNotHere(
    module: String, name: String, nearest: String?, library: String, reason: String? = nil,
    help: String? = nil, isClass: Bool = false)
  case readOnlyAttribute(type: String, name: String)
  case unknownModule(String, nearest: String?)
  /// A module that Python or its users have, and this program does not.
  case absentModule(String, isPackage: Bool, help: String)
  /// The imported name is a class or function of a module, not a module.
  case importOfMember(module: String, name: String)
  case noImportedName(module: String, name: String, nearest: String?)
  case importAllInFunction

  // Calls.
  case notCallable(type: String)
  /// A variable of the user's has the name of the builtin that is called.
  case hidesBuiltin(name: String, type: String)
  /// `python` is Python's message here and below, where it cannot be told from the rest.
  case missingArgument(
    function: String, parameter: String, doc: String, usage: String, python: String? = nil)
  case tooManyArguments(
    function: String, expected: Int, required: Int, found: Int, keywordOnly: [String], python: String? = nil)
  case unexpectedKeyword(
    function: String, keyword: String, nearest: String?, accepted: [String], python: String? = nil)
  case methodWithoutSelf(String, qualifiedName: String)
  case argumentGivenTwice(function: String, parameter: String, python: String? = nil)
  case wrongArgumentType(function: String, parameter: String, expected: String, found: String)
  case notAChoice(function: String, parameter: String, found: String, choices: [String], nearest: String?)
  case invalidArgument(function: String, parameter: String, rule: String, found: String, help: String?)
  /// A number for which a function of mathematics is not defined.
  case outOfDomain(function: String, parameter: String, rule: String, found: String)
  /// After `*` in a call; `function` is what CPython calls the function, here and below.
  case unpackedNotIterable(type: String, function: String?)
  case unpackedKeywordsNotDict(type: String, function: String)
  case keywordNotString(type: String)
  case wrongReceiver(method: String, found: String)
  case wrongResult(method: String, expected: String, found: String)

  // Operators.
  case unsupportedOperands(operation: String, left: String, right: String)
  case unsupportedOperand(operation: String, type: String)
  case notComparable(operation: String, left: String, right: String)
  case divisionByZero(operation: String, isFloat: Bool = false)
  case integerOverflow(operation: String)
  case floatOverflow(operation: String)
  case negativeShift
  case complexPower
  case zeroToNegativePower

  // Containers.
  case notIterable(type: String)
  case notIndexable(type: String)
  case noItemAssignment(type: String)
  case noItemDeletion(type: String)
  case noLength(type: String, isIterator: Bool = false)
  /// `use` is `assignment` or `pop`, or empty for reading.
  case indexOutOfRange(type: String, index: Int, count: Int, use: String = "")
  case wrongIndexType(type: String, expected: String, found: String)
  case keyNotFound(String, nearest: String?, known: [String] = [], key: Value? = nil)
  case unhashable(type: String)
  case sliceStepZero
  case rangeStepZero
  case sliceSizeMismatch(found: Int, expected: Int)
  case notInList(String, type: String, operation: String = "index", value: Value? = nil)
  case empty(type: String, operation: String)
  case tooFewToUnpack(expected: Int, found: Int, starred: Bool)
  case tooManyToUnpack(expected: Int, found: Int?)
  case notUnpackable(type: String, expected: Int)
  case notAContainer(type: String)
  case changedDuringIteration(type: String)
  case iteratorExhausted
  case zipLengthMismatch(shorter: Int, isLonger: Bool = false)
  case notMember(left: String, right: String)

  // Conversions and text.
  case notANumber(text: String, type: String, base: Int = 10)
  case cannotConvert(from: String, to: String)
  case notAWholeNumber(String)
  case unknownFormat(code: String, type: String)
  case unsupportedFormat(spec: String, type: String)
  case formatArgumentMissing(String)
  case formatArgumentsLeft
  case ambiguousTruth(shape: String)
  case notACharacter(length: Int)
  case notACodePoint(Int)
  case unknownDType(String, nearest: String?)
  case notNumeric(type: String, help: String? = nil)

  // Classes.
  case notAClass(type: String)
  case cannotSubclass(String)
  case superOutsideMethod
  case initializerReturned(type: String)
  case initializerNotRun(class: String, base: String)
  /// The orders of several base classes contradict each other.
  case inconsistentBases([String])

  // Exceptions, `with` and generators.
  case notAnException(type: String)
  case nothingToRaise
  case notAContextManager(type: String, hasEnter: Bool = false)
  case generatorRunning

  /// A failed call of the operating system, as Python's `OSError` of that number; `reason` instead of the system's.
  case operatingSystem(code: Int32, path: String?, second: String? = nil, reason: String? = nil)

  /// Bytes that are no text of an encoding, or text that it has no bytes for: from `start` to `end` of the object.
  case codec(isDecoding: Bool, codec: String, object: Value, start: Int, end: Int, reason: String)

  // EvaluationLimits.
  case recursionTooDeep(limit: Int)
  case nestingTooDeep(limit: Int)
  case tooLarge(what: String, size: String, limit: String)
  /// Lists, strings and dicts have used up the machine's memory.
  case memoryExhausted

  // Raised by the user's code.
  case assertion(message: String?, value: Value? = nil)
  /// An exception that the program raised.
  case raised(Value)

  // Other modules'.
  case tensor(TensorError)
  case explained(any ExplainedError)
  /// An attribute of the class that this object currently does not have.
  case absentNow(String, help: String?)
  /// A message made at its origin, for one-off rules of a builtin.
  case message(String, label: String? = nil, help: String? = nil, kind: ExceptionKind = .value)
}

/// An error of another module that brings its own message.
package protocol ExplainedError: Error {
  /// One lower-case sentence: what was expected and what was found.
  var message: String { get }
  /// A short label at the caret.
  var label: String? { get }
  /// A suggested fix.
  var help: String? { get }
  /// The exception that it is for programs.
  var exceptionKind: ExceptionKind { get }
}

extension ExplainedError {
  package var label: String? { nil }
  package var help: String? { nil }
  package var exceptionKind: ExceptionKind { .value }
}

extension Fault {
  /// An error thrown by a host or another module as a fault; `nil` for one of no known kind.
  package init?(_ error: any Error) {
    switch error {
    case let fault as Fault: self = fault
    case let fault as ArgumentFault: self = fault.fault
    case let error as TensorError: self = .tensor(error)
    case let error as any ExplainedError: self = .explained(error)
    default: return nil
    }
  }
}
