import Evaluator
import Networks

extension Builtin {
  /// A function of `keras.ops`. Of values of a network, where no operation of a plan computes it, it is a layer that runs it on tensors.
  var asLayerOfSymbols: Builtin {
    recovering { call, error in
      guard error.refusesSymbol, call.interpreter.state(CallContext.self).tracing == 0 else { return nil }
      let arguments = call.arguments(replacing: [:])
      let keywords = DictValue(arguments.keywords.map { ($0.name, $0.value) })
      let layer = try call.interpreter.attribute(
        "layer", of: .namespace(call.interpreter.module("_keras_operations")))
      return try call.interpreter.call(
        layer,
        [
          .string(SymbolicFunctions.className(of: self.name)), .builtin(self),
          .list(of: arguments.positional),
          .dict(keywords),
        ])
    }
  }
}

extension Error {
  /// Whether a value of a network stands where a tensor must.
  fileprivate var refusesSymbol: Bool {
    let fault = (self as? ArgumentFault)?.fault ?? self as? Fault
    if case .notNumeric("KerasTensor", _)? = fault { return true }
    return false
  }
}
