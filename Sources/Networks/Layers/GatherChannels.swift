package import Formats
import Tensors

/// Selects channels of the last axis, in any order and possibly repeated: (…, C) → (…, channels). No parameters.
///
///     GatherChannels([2, 1, 0])     // RGB to BGR
package struct GatherChannels: LayerDefinition {
  package let channels: [Int]
  package let className = "GatherChannels"

  package init(_ channels: [Int]) { self.channels = channels }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let count = input.shape.last ?? 0
    for channel in channels where channel < 0 || channel >= count {
      throw NetworkError.outOfRange(
        layer: className, argument: "channel", expected: "from 0 to \(count - 1)", value: Double(channel))
    }
    try positive("the number of channels", channels.count)
    return graph.append(
      GatherChannelsOperation(channels: channels), [input], [],
      Shape(input.shape.dropLast() + [channels.count]))
  }

  package var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "Keras has no such layer") }
  }
}
