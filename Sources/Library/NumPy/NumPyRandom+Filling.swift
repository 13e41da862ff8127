import Evaluator
import Tensors

/// The functions that a `Generator` also draws in single precision, and into an array that is there already.
extension NumPyRandom {
  private typealias Draw<Source> = (inout Source, Shape) throws -> Tensor

  static func filling<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] {
    let isLegacy = Holder.Source.isLegacy
    let dtype: [Signature.Parameter] =
      isLegacy ? [] : [.optional("dtype", .dtype, "float64, or float32, which draws other numbers")]
    let out: [Signature.Parameter] = isLegacy ? [] : [.optional("out", .any, "an array that is filled")]
    let method: [Signature.Parameter] =
      isLegacy
      ? []
      : [.optional("method", .choice("zig", "inv"), default: "zig", "by layers, or as a logarithm")]
    return [
      make("random", "Numbers from 0 up to 1, evenly.", [size] + dtype + out) { call in
        try filled(
          call, holder(call), double: { try $0.uniform(shape: $1) },
          single: { try $0.singles(shape: $1) { $0.nextFloat() } })
      },
      make("standard_normal", "Numbers of the standard normal distribution.", [size] + dtype + out) { call in
        try filled(
          call, holder(call), double: { try $0.normal(shape: $1) },
          single: { try $0.singles(shape: $1) { $0.nextNormalFloat() } })
      },
      make("standard_exponential", "Waiting times of mean 1.", [size] + dtype + method + out) { call in
        let isInverse = try !isLegacy && call.string("method") == "inv"
        return try filled(
          call, holder(call),
          double: {
            isInverse
              ? try $0.exponentialByInversion(shape: $1)
              : try $0.drawn(.standardExponential, shape: $1, [])
          },
          single: {
            try $0.singles(shape: $1) {
              isInverse ? $0.nextExponentialFloatByInversion() : $0.nextExponentialFloat()
            }
          })
      },
      make(
        "standard_gamma", "Numbers of the gamma distribution of scale 1.",
        [.required("shape", .tensor), size] + dtype + out
      ) { call in
        let parameters = try call.tensor("shape")
        let values = try parameters.elements(Double.self)
        guard values.allSatisfy({ $0.isNaN || $0.sign == .plus }) else {
          throw call.fault("shape", .message("shape < 0", kind: .value))
        }
        return try filled(
          call, holder(call), parameters.shape,
          double: { try $0.drawn(.standardGamma, shape: $1, [parameters]) },
          single: { source, shape in
            let spread =
              values.count == 1 ? values : try parameters.broadcast(to: shape).elements(Double.self)
            var place = 0
            return try source.singles(shape: shape) {
              defer { place += 1 }
              return $0.gammaFloat(Float(spread[spread.count == 1 ? 0 : place]))
            }
          })
      },
    ]
  }

  /// Numbers in the shape that is asked for, that of `out`, or that of the parameters.
  private static func filled<Holder: RandomHolder>(
    _ call: Call, _ holder: Holder, _ parameters: Shape = .scalar, double: Draw<Holder.Source>,
    single: Draw<Holder.Source>
  ) throws -> Value {
    let isLegacy = Holder.Source.isLegacy
    let dtype = try isLegacy ? .float64 : call.optionalDType("dtype") ?? .float64
    guard dtype == .float64 || dtype == .float32 else {
      throw call.fault(
        "dtype",
        .message("Unsupported dtype dtype('\(dtype)') for \(call.signature.name)", kind: .type))
    }
    let wanted = try call.optionalInts("size").map { Shape($0) }
    let out = isLegacy || call["out"].isNone ? nil : try output(call, dtype, wanted)
    let shape = try call.size(wanted ?? out?.shape ?? parameters, for: parameters)
    let numbers = try dtype == .float32 ? single(&holder.source, shape) : double(&holder.source, shape)
    guard let out else { return try drawn(numbers, call) }
    // The numbers lie one after another in memory.
    let isRows = out.isContiguous
    try (isRows ? out : out.transposed()).assign(
      .tensor(isRows ? numbers : numbers.reshaped(to: Shape(shape.dimensions.reversed()))))
    return call["out"]
  }

  /// The array that is filled.
  private static func output(_ call: Call, _ dtype: DType, _ wanted: Shape?) throws -> Tensor {
    guard case .tensor(let out) = call["out"], !out.isNumber else {
      throw call.wrongType("out", expected: "an array")
    }
    guard !out.isReadOnly, try out.isContiguous || out.transposed().isContiguous else {
      throw call.fault(
        "out",
        .message(
          "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.",
          kind: .value
        ))
    }
    guard out.dtype == dtype else {
      throw call.fault(
        "out",
        .message(
          "Supplied output array has the wrong type. Expected \(dtype), got \(out.dtype)", kind: .type))
    }
    guard wanted == nil || wanted == out.shape else {
      throw call.fault("size", .message("size must match out.shape when used together", kind: .value))
    }
    return out
  }
}
