// Tables of builtins are created once, and a session's values are accessed only by the thread that runs its cells,
// so these types may be stored in static properties.
extension Value: @unchecked Sendable {}
extension Signature: @unchecked Sendable {}
extension Signature.Parameter: @unchecked Sendable {}
extension Builtin: @unchecked Sendable {}
extension ClassObject: @unchecked Sendable {}
extension Namespace: @unchecked Sendable {}
