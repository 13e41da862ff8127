public import Files
public import Tensors

/// Selects channels of the last axis, in any order and possibly repeated: (…, C) → (…, channels). No parameters.
///
///     ChannelSelection([2, 1, 0])     // RGB to BGR
public struct ChannelSelection: LayerDefinition {
  public let channels: [Int]
  public let className = "ChannelSelection"

  public init(_ channels: [Int]) { self.channels = channels }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let count = input.shape.last ?? 0
    for channel in channels where channel < 0 || channel >= count {
      throw NetworkError.outOfRange(
        layer: className, argument: "channel", expected: "from 0 to \(count - 1)", value: Double(channel))
    }
    try positive("the number of channels", channels.count)
    return graph.append(
      SelectionOperation(channels: channels), [input], [], Shape(input.shape.dropLast() + [channels.count]))
  }

  public var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "Keras has no such layer") }
  }
}
