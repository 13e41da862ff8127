import Architectures

/// The network with other options.
func with<Network: Architecture>(_ network: Network, _ change: (inout Network) -> Void) -> Network {
  var network = network
  change(&network)
  return network
}
