import Evaluator
import Glibc
import Gradients
import Networks
import Tensors

/// Fourier transforms.
extension OperationFunctions {
  static let spectra: [Builtin] = [
    fourier(
      "fft", "The Fourier transform of (real, imaginary) parts along the last axis.", axes: 1,
      isInverse: false),
    fourier(
      "fft2", "The Fourier transform of (real, imaginary) parts along the last two axes.", axes: 2,
      isInverse: false),
    fourier("ifft2", "The inverse Fourier transform along the last two axes.", axes: 2, isInverse: true),
    function(
      "rfft", "The first half of the Fourier transform of real numbers: (real, imaginary).",
      [.required("x", .any), .optional("fft_length", .int, default: .none, "None: that of the last axis")]
    ) { call in
      let math = call.interpreter.math
      var x = Expression(try call.interpreter.eager(call["x"]).of(.float32, math), math)
      x = try fitted(x, to: call.optionalInt("fft_length", atLeast: 1))
      let half = (x.shape.last ?? 1) / 2 + 1
      let zero = try x * 0
      let (real, imaginary) = try transformed((x, zero), isInverse: false)
      return .tuple(
        of: try [real, imaginary].map {
          .object(
            try $0(
              .part(
                $0.shape.indices.map { $0 == x.shape.rank - 1 ? .slice(start: 0, stop: half, step: 1) : .all }
              )
            ).tensor)
        })
    },
    function(
      "irfft", "Real numbers from the first half of their Fourier transform.",
      [
        .required("x", .any, "(real, imaginary)"),
        .optional("fft_length", .int, default: .none, "None: 2 · (last axis − 1)"),
      ]
    ) { call in
      let (real, imaginary) = try complexParts(call)
      let count = real.shape.last ?? 1
      let length = try call.optionalInt("fft_length", atLeast: 1) ?? 2 * (count - 1)
      let half = length / 2 + 1
      let (a, b) = (try fitted(real, to: half), try fitted(imaginary, to: half))
      // The other half mirrors the first, conjugated.
      let places = try Tensor(
        shape: [length], elements: (0..<length).map { Int64($0 < half ? $0 : length - $0) })
      let signs = try a.constant(
        Tensor(
          shape: [length], floats: (0..<length).map { $0 == 0 || 2 * $0 == length ? 0 : $0 < half ? 1 : -1 }))
      let whole = (try a(.gather(places, axis: -1)), try b(.gather(places, axis: -1)) * signs)
      return .object(try transformed(whole, isInverse: true).0.tensor)
    },
  ]

  private static func fourier(_ name: String, _ doc: String, axes: Int, isInverse: Bool) -> Builtin {
    function(name, doc, [.required("x", .any, "(real, imaginary)")]) { call in
      var parts = try complexParts(call)
      parts = try transformed(parts, isInverse: isInverse)
      if axes == 2 {
        let swap = TensorFunction.swapMatrix
        guard parts.0.shape.rank >= 2 else { throw call.invalid("x", must: "have two axes or more") }
        parts = try transformed((parts.0(swap), parts.1(swap)), isInverse: isInverse)
        parts = (try parts.0(swap), try parts.1(swap))
      }
      return .tuple(of: [.object(parts.0.tensor), .object(parts.1.tensor)])
    }
  }

  private static func complexParts(_ call: Call) throws -> (Expression, Expression) {
    guard let parts = call["x"].elementsOfSequence, parts.count == 2 else {
      throw call.invalid("x", must: "be a tuple of two tensors - (real, imaginary)")
    }
    let math = call.interpreter.math
    let both = try parts.map { Expression(try call.interpreter.eager($0).of(.float32, math), math) }
    guard both[0].shape == both[1].shape, both[0].shape.rank > 0 else {
      throw call.invalid("x", must: "have two parts of one shape")
    }
    return (both[0], both[1])
  }

  /// Cut, or continued with zeros, along the last axis.
  private static func fitted(_ x: Expression, to length: Int?) throws -> Expression {
    guard let length, let own = x.shape.last, own != length else { return x }
    if own > length {
      return try x(
        .part(x.shape.indices.map { $0 == x.shape.rank - 1 ? .slice(start: 0, stop: length, step: 1) : .all })
      )
    }
    return try x(.pad(x.shape.indices.map { $0 == x.shape.rank - 1 ? (0, length - own) : (0, 0) }))
  }

  /// The discrete Fourier transform along the last axis, as products with the matrices of cosines and sines.
  private static func transformed(_ x: (Expression, Expression), isInverse: Bool) throws -> (
    Expression, Expression
  ) {
    let n = x.0.shape.last ?? 1
    guard n <= 8192 else {
      throw Fault.message("a Fourier transform takes at most 8192 points here, found \(n)")
    }
    func matrix(_ value: (Double) -> Double) throws -> Expression {
      let values = (0..<n * n).map {
        Float(value(2 * Double.pi * Double($0 / n * ($0 % n) % n) / Double(n)) / (isInverse ? Double(n) : 1))
      }
      return x.0.constant(try Tensor(shape: [n, n], floats: values))
    }
    let (c, s) = (try matrix { cos($0) }, try matrix { isInverse ? -sin($0) : sin($0) })
    let real = try x.0(.matrixProduct(), c) + x.1(.matrixProduct(), s)
    let imaginary = try x.1(.matrixProduct(), c) - x.0(.matrixProduct(), s)
    return (real, imaginary)
  }
}
