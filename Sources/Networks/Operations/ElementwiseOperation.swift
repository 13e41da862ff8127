import CKernels
import Tensors

/// An elementwise function.
struct ElementwiseOperation: Operation {
  let function: ElementwiseFunction
  private let kernel: fb_function

  init(_ function: ElementwiseFunction) {
    self.function = function
    kernel = function.kernel
  }

  var name: String { "\(function)".prefix { $0 != "(" }.lowercased() }

  var backwardReads: BackwardReads { readsValue ? .output : .inputs }

  private var readsValue: Bool { withUnsafePointer(to: kernel) { fb_slope_reads_value($0) } }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let input = try plan.value(of: node.inputs[0])
    let output = plan.makeValue(of: node, over: node.inputs[0])
    let (count, kernel) = (plan.batch * node.count, kernel)
    plan.step(name, node, reads: [input], writes: [output]) { memory in
      let (x, y) = (memory.floats(input), memory.floats(output))
      return { withUnsafePointer(to: kernel) { fb_map($0, x, y, count) } }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard plan.wantsGradient(node.inputs[0]) else { return }
    let known = try plan.value(of: readsValue ? node.output : node.inputs[0])
    let (count, kernel) = (plan.batch * node.count, kernel)
    try plan.transformGradient(of: node, to: node.inputs[0]) { gradient, target in
      plan.step("\(name), gradient", node, reads: [gradient, known], writes: [target]) { memory in
        let (k, dy, dx) = (memory.floats(known), memory.floats(gradient), memory.floats(target))
        return { withUnsafePointer(to: kernel) { fb_map_backward($0, k, dy, dx, count) } }
      }
    }
  }
}

extension ElementwiseFunction {
  /// The function with its constants as the kernels take it.
  fileprivate var kernel: fb_function {
    func make(_ kind: fb_function_kind, a: Float = 0, b: Float = 0, c: Float = 0, d: Float = 0) -> fb_function
    {
      fb_function(kind: kind, a: a, b: b, c: c, d: d)
    }
    switch self {
    case .relu(let slope, let maximum, let threshold):
      return make(FB_RELU, a: slope, c: threshold, d: maximum ?? .infinity)
    case .elu(let alpha): return make(FB_EXPONENTIAL_UNIT, a: alpha, b: 1, c: 1)
    case .selu: return make(FB_EXPONENTIAL_UNIT, a: 1.67326324, b: 1.05070098, c: 1)
    case .celu(let alpha): return make(FB_EXPONENTIAL_UNIT, a: alpha, b: 1, c: alpha)
    case .sigmoid: return make(FB_SIGMOID)
    case .tanh: return make(FB_TANH)
    case .exponential: return make(FB_EXPONENTIAL)
    case .softplus: return make(FB_SOFTPLUS)
    case .softsign: return make(FB_SOFTSIGN)
    case .silu: return make(FB_SILU)
    case .gelu(let approximate): return make(approximate ? FB_GELU_BY_TANH : FB_GELU)
    case .mish: return make(FB_MISH)
    case .logSigmoid: return make(FB_LOG_SIGMOID)
    case .hardSigmoid: return make(FB_CLIP, a: 1.0 / 6, b: 0.5, c: 0, d: 1)
    case .hardSilu: return make(FB_HARD_SILU)
    case .hardTanh: return make(FB_CLIP, a: 1, b: 0, c: -1, d: 1)
    case .clip(let low, let high): return make(FB_CLIP, a: 1, b: 0, c: low, d: high)
    case .sparseSigmoid: return make(FB_CLIP, a: 0.5, b: 0.5, c: 0, d: 1)
    case .sparsePlus: return make(FB_SPARSE_PLUS)
    case .squareplus(let b): return make(FB_SQUARE_PLUS, a: b)
    case .hardShrink(let threshold): return make(FB_HARD_SHRINK, a: threshold)
    case .softShrink(let threshold): return make(FB_SOFT_SHRINK, a: threshold)
    case .tanhShrink: return make(FB_TANH_SHRINK)
    case .threshold(let threshold, let value): return make(FB_THRESHOLD, a: threshold, b: value)
    case .affine(let scale, let offset): return make(FB_AFFINE, a: scale, b: offset)
    case .quotient(let numerator): return make(FB_QUOTIENT, a: numerator)
    case .square: return make(FB_SQUARE)
    case .squareRoot: return make(FB_SQUARE_ROOT)
    case .power(let exponent): return make(FB_POWER, a: exponent)
    case .logarithm: return make(FB_LOGARITHM)
    case .absolute: return make(FB_ABSOLUTE)
    }
  }
}
