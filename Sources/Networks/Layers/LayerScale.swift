package import Formats
package import Tensors

/// Each channel times a learnt number. Touvron et al. 2021.
///
/// Parameter: variable (gamma in the paper; Keras gives it no name), one for each channel.
package struct LayerScale: LayerDefinition {
  package let className = "LayerScale"
  private let initialValue: Float

  package init(_ initialValue: Float) { self.initialValue = initialValue }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let channels = try single(inputs).last ?? 1
    return [
      VariableDefinition(
        name: "variable", shape: [channels], initializer: .constant(initialValue), role: .depthwiseKernel)
    ]
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    // A scale of each channel is a depthwise convolution of one pixel.
    var scale = DepthwiseConv2D(kernelSize: Extent(1, 1))
    scale.usesBias = false
    return try scale.trace(inputs, variables, in: graph)
  }

  package var arguments: JSON {
    get throws {
      throw SavingError.notSavable(
        layer: className, reason: "Keras has it within ConvNeXt only; save_weights saves its numbers")
    }
  }
}
