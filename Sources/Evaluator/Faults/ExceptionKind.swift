import Glibc

/// Python's own exception classes; the raw value is the name.
package enum ExceptionKind: String, CaseIterable, Sendable {
  case base = "BaseException"
  case keyboardInterrupt = "KeyboardInterrupt"
  case systemExit = "SystemExit"
  case generatorExit = "GeneratorExit"
  case exception = "Exception"
  case arithmetic = "ArithmeticError"
  case floatingPoint = "FloatingPointError"
  case overflow = "OverflowError"
  case zeroDivision = "ZeroDivisionError"
  case assertion = "AssertionError"
  case attribute = "AttributeError"
  case buffer = "BufferError"
  case endOfFile = "EOFError"
  case `import` = "ImportError"
  case moduleNotFound = "ModuleNotFoundError"
  case lookup = "LookupError"
  case index = "IndexError"
  case key = "KeyError"
  case memory = "MemoryError"
  case name = "NameError"
  case unboundLocal = "UnboundLocalError"
  case os = "OSError"
  case blockingIO = "BlockingIOError"
  case childProcess = "ChildProcessError"
  case connection = "ConnectionError"
  case brokenPipe = "BrokenPipeError"
  case connectionAborted = "ConnectionAbortedError"
  case connectionRefused = "ConnectionRefusedError"
  case connectionReset = "ConnectionResetError"
  case fileExists = "FileExistsError"
  case fileNotFound = "FileNotFoundError"
  case interrupted = "InterruptedError"
  case isADirectory = "IsADirectoryError"
  case notADirectory = "NotADirectoryError"
  case permission = "PermissionError"
  case processLookup = "ProcessLookupError"
  case timeout = "TimeoutError"
  case reference = "ReferenceError"
  case runtime = "RuntimeError"
  case notImplemented = "NotImplementedError"
  case recursion = "RecursionError"
  case stopIteration = "StopIteration"
  case stopAsyncIteration = "StopAsyncIteration"
  case syntax = "SyntaxError"
  case indentation = "IndentationError"
  case tab = "TabError"
  case system = "SystemError"
  case type = "TypeError"
  case value = "ValueError"
  case unicode = "UnicodeError"
  case unicodeDecode = "UnicodeDecodeError"
  case unicodeEncode = "UnicodeEncodeError"
  case unicodeTranslate = "UnicodeTranslateError"
  case warning = "Warning"
  case bytesWarning = "BytesWarning"
  case deprecationWarning = "DeprecationWarning"
  case encodingWarning = "EncodingWarning"
  case futureWarning = "FutureWarning"
  case importWarning = "ImportWarning"
  case pendingDeprecationWarning = "PendingDeprecationWarning"
  case resourceWarning = "ResourceWarning"
  case runtimeWarning = "RuntimeWarning"
  case syntaxWarning = "SyntaxWarning"
  case unicodeWarning = "UnicodeWarning"
  case userWarning = "UserWarning"

  /// The class that it descends from; `nil` for `BaseException`.
  var parent: ExceptionKind? {
    switch self {
    case .base: nil
    case .keyboardInterrupt, .systemExit, .generatorExit, .exception: .base
    case .floatingPoint, .overflow, .zeroDivision: .arithmetic
    case .moduleNotFound: .import
    case .index, .key: .lookup
    case .unboundLocal: .name
    case .blockingIO, .childProcess, .connection, .fileExists, .fileNotFound, .interrupted, .isADirectory,
      .notADirectory, .permission, .processLookup, .timeout:
      .os
    case .brokenPipe, .connectionAborted, .connectionRefused, .connectionReset: .connection
    case .notImplemented, .recursion: .runtime
    case .indentation: .syntax
    case .tab: .indentation
    case .unicode: .value
    case .unicodeDecode, .unicodeEncode, .unicodeTranslate: .unicode
    case .bytesWarning, .deprecationWarning, .encodingWarning, .futureWarning, .importWarning,
      .pendingDeprecationWarning, .resourceWarning, .runtimeWarning, .syntaxWarning, .unicodeWarning,
      .userWarning:
      .warning
    case .arithmetic, .assertion, .attribute, .buffer, .endOfFile, .import, .lookup, .memory, .name, .os,
      .reference, .runtime, .stopIteration, .stopAsyncIteration, .syntax, .system, .type, .value, .warning:
      .exception
    }
  }

  /// The kind of a failed call of the operating system.
  init(systemError code: Int32) {
    self =
      switch code {
      case EACCES, EPERM: .permission
      case EAGAIN, EINPROGRESS: .blockingIO
      case ECHILD: .childProcess
      case EPIPE: .brokenPipe
      case ECONNABORTED: .connectionAborted
      case ECONNREFUSED: .connectionRefused
      case ECONNRESET: .connectionReset
      case EEXIST: .fileExists
      case ENOENT: .fileNotFound
      case EINTR: .interrupted
      case EISDIR: .isADirectory
      case ENOTDIR: .notADirectory
      case ESRCH: .processLookup
      case ETIMEDOUT: .timeout
      default: .os
      }
  }

  /// The class.
  package var classObject: ClassObject { ExceptionTypes.classes[self] ?? ExceptionTypes.base }
}
