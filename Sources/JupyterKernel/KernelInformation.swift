package import Formats

/// What a kernel answers without its session: what it is, and that it has neither comms, a debugger nor subshells.
package struct KernelInformation: Sendable {
  /// The program's version.
  let version: String
  let connection: ConnectionFile

  package init(version: String, connection: ConnectionFile) {
    (self.version, self.connection) = (version, connection)
  }

  /// The answer; `nil` for other requests.
  package func reply(to request: Request) -> JSON? {
    switch request.kind {
    case "kernel_info_request": return kernel
    case "connect_request":
      let ports = Channel.allCases.map { JSON.Member($0.portKey, .int(connection.ports[$0] ?? 0)) }
      return ["status": "ok"] + .object(ports)
    case "comm_info_request": return ["status": "ok", "comms": [:]]
    case "debug_request":
      return [
        "type": "response", "seq": 0, "request_seq": request.content["seq"] ?? 0, "success": false,
        "command": request.content["command"] ?? "", "message": "this kernel has no debugger",
      ]
    case "list_subshell_request": return ["status": "ok", "subshell_id": []]
    case "create_subshell_request":
      return .failure("NotImplementedError", "this kernel runs one cell at a time and has no subshells")
    case "delete_subshell_request":
      return .failure("KeyError", "there is no subshell \(request.content["subshell_id"]?.string ?? "")")
    default: return nil
    }
  }

  /// The version of Python that the language is.
  private static let python = "3.11.9"

  private var kernel: JSON {
    [
      "status": "ok", "protocol_version": .string(MessageCodec.protocolVersion),
      "implementation": "fieldbook", "implementation_version": .string(version),
      "language_info": [
        "name": "python", "version": .string(Self.python), "mimetype": "text/x-python",
        "file_extension": ".py", "pygments_lexer": "python",
        "codemirror_mode": ["name": "python", "version": 3], "nbconvert_exporter": "python",
      ],
      "banner": .string("Fieldbook \(version), a notebook for convolutional networks"),
      "debugger": false, "supported_features": [], "help_links": [],
    ]
  }
}
