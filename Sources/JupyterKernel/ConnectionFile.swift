package import Formats
import Notebooks

/// Where a kernel listens, and the key that messages are signed with: the file that a front end writes before it starts one.
///
///     {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 50001, …, "signature_scheme": "hmac-sha256", "key": "…"}
package struct ConnectionFile: Equatable, Sendable {
  /// The sockets of a kernel.
  package enum Channel: String, CaseIterable, Sendable {
    case shell, control, stdin, iopub, hb

    var portKey: String { rawValue + "_port" }
  }

  /// `tcp` or `ipc`.
  var transport: String
  /// The address of the machine that is listened at, or the beginning of the paths of `ipc`.
  var ip: String
  package var ports: [Channel: Int]
  /// Empty where messages are not signed.
  package var key: String

  /// What is wrong with a connection file.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package var description: String

    init(_ path: String, _ reason: String) {
      description = "\(path) is no connection file of Jupyter: \(reason)"
    }
  }

  /// Reads a connection file.
  ///
  /// - Throws: `FileFault`, `Fault`.
  package init(contentsOf path: String) throws {
    let text = try TextFile.read(path)
    guard let json = JSON(text), json.members != nil else { throw Fault(path, "expected a JSON object") }
    do { try self.init(json) } catch { throw Fault(path, error.reason) }
  }

  /// A part that is not as it should be.
  package struct Problem: Error, Equatable {
    package var reason: String
  }

  /// - Throws: `Problem` with the first part that is missing or not understood.
  package init(_ json: JSON) throws(Problem) {
    transport = json["transport"]?.string ?? "tcp"
    guard ["tcp", "ipc"].contains(transport) else {
      throw Problem(reason: "transport is \(transport); tcp and ipc are known")
    }
    guard let ip = json["ip"]?.string, !ip.isEmpty else { throw Problem(reason: "ip is missing") }
    self.ip = ip
    let scheme = json["signature_scheme"]?.string ?? "hmac-sha256"
    guard scheme == "hmac-sha256" else {
      throw Problem(reason: "signature_scheme is \(scheme); hmac-sha256 is known")
    }
    guard let key = json["key"]?.string else { throw Problem(reason: "key is missing") }
    self.key = key
    ports = [:]
    for channel in Channel.allCases {
      guard let port = json[channel.portKey]?.int, (1...65535).contains(port) else {
        let found = json[channel.portKey].map { "is " + $0.text } ?? "is missing"
        throw Problem(reason: "\(channel.portKey) \(found); expected a number from 1 to 65535")
      }
      ports[channel] = port
    }
  }

  /// The address that the socket of a channel listens at.
  package func address(of channel: Channel) -> String {
    let port = ports[channel] ?? 0
    return transport == "ipc" ? "ipc://\(ip)-\(port)" : "tcp://\(ip):\(port)"
  }
}

typealias Channel = ConnectionFile.Channel
