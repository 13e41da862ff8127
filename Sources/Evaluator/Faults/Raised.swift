import Engine
import Language

/// A fault while it propagates, with its origin and the pending calls.
package struct Raised: Error {
  let fault: Fault
  let location: Location
  /// The exception, once the program has seen it.
  var exception: Value?
  /// The exception that was being handled when this one was raised.
  var context: Value?
  var calls: [PendingCall] = []
  /// Calls that are not listed because the stack was deep.
  var omitted = 0

  /// A call that had not returned when the fault was raised.
  struct PendingCall {
    let function: String
    let location: Location
    /// How many times it is pending, recursively.
    var count = 1
  }

  private static let listedCalls = 8

  /// Adds a call to the stack; the middle of a deep stack is only counted.
  mutating func pass(through function: String, at location: Location) {
    if let last = calls.last, last.function == function, last.location.span == location.span,
      last.location.source.name == location.source.name
    {
      calls[calls.count - 1].count += 1
      return
    }
    if calls.count >= Self.listedCalls {
      calls.remove(at: Self.listedCalls / 2)
      omitted += 1
    }
    calls.append(PendingCall(function: function, location: location))
  }

  /// Whether it was raised by a module that is written in the language.
  var isOfLibrary: Bool { location.source.isOfLibrary }

  /// Makes it a fault of the call that led into the library.
  mutating func move(to location: Location) {
    self = Raised(fault: fault, location: location, exception: exception, context: context)
  }

  /// The diagnostic that is displayed.
  var diagnostic: Diagnostic {
    let wording = fault.wording
    var notes: [Diagnostic.Note] = []
    for (position, call) in calls.enumerated() {
      if omitted > 0, position == Self.listedCalls / 2 {
        notes.append(Diagnostic.Note("… \(omitted) more calls …"))
      }
      notes.append(.call(of: call.function, at: call.location, count: call.count))
    }
    var diagnostic = Diagnostic(
      wording.message, at: location, label: wording.label, notes: notes, help: wording.help)
    diagnostic.exceptionName = fault.exceptionClass.name
    return diagnostic
  }
}

/// Gives an error a position in the text, unless it has one already or is not a fault of the code.
@inline(never)
func located(_ error: any Error, _ span: Span, _ frame: Frame) -> any Error {
  if var raised = error as? Raised {
    if raised.isOfLibrary, !frame.code.source.isOfLibrary {
      raised.move(to: Location(frame.code.source, span))
    }
    return raised
  }
  if error is Interrupted { return error }
  guard let fault = Fault(error) ?? frame.interpreter.explain(error) else { return error }
  return Raised(
    fault: fault, location: Location(frame.code.source, span), exception: fault.raisedException,
    context: frame.interpreter.handled)
}

/// As `located`, for an error of a call: a fault about one argument points at that argument.
@inline(never)
func located(_ error: any Error, _ site: CallSite, _ frame: Frame) -> any Error {
  guard let argument = error as? ArgumentFault else { return located(error, site.span, frame) }
  return Raised(
    fault: argument.fault, location: Location(frame.code.source, site.span(of: argument.place)),
    context: frame.interpreter.handled)
}
