/// Which kernel computes each of a node's passes. It is decided once, before the first step of a plan is written, and both passes
/// read it (`PlanBuilder.route(of:)`).
///
/// An operation decides by its geometry, the batch and the cores (`Operation.route(for:in:)`); then the passes in `Fusions/` change
/// the routes of nodes that are computed together.
struct Route: Hashable, Sendable {
  /// A way to compute; the text stands in a printed plan.
  enum Kernel: String, Sendable {
    /// Loops of our own, where there is no choice.
    case loops
    case oneDNN
    /// By oneDNN, of factors that are rounded to bfloat16.
    case bfloat16
    /// A convolution whose windows are read where they lie: for 1×1 kernels and few channels.
    case direct
    /// Winograd's minimal filtering: for 3×3 kernels that move by one pixel or two.
    case minimalFiltering = "minimal filtering"
    /// A convolution of each channel by itself.
    case depthwise
    /// The convolutions before it and its own, strip by strip (`StripFusion`).
    case strips
    /// Several layers that go down an image together (`RowByRow`).
    case rowByRow = "row by row"
    /// A max-pool and the convolution before it, in one pass (`PooledConvolutionFusion`).
    case pooledConvolution = "pooled convolution"
    /// None: a neighbour applies the operation, and its value or gradient is passed on (`ReLUFusion`, `BatchNormFusion`).
    case neighbour
    /// None: a node further on computes it, and its value is never made.
    case absorbed
  }

  var forward: Kernel
  /// The gradient of the input.
  var inputGradient: Kernel
  /// The gradients to the variables.
  var variableGradient: Kernel

  init(_ kernel: Kernel) { (forward, inputGradient, variableGradient) = (kernel, kernel, kernel) }

  init(forward: Kernel, inputGradient: Kernel, variableGradient: Kernel) {
    self.forward = forward
    self.inputGradient = inputGradient
    self.variableGradient = variableGradient
  }
}
