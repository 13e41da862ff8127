// Tables of builtins are made once, when they are first asked for, and a session's values are touched by the one thread
// that runs its cells. So these may be kept in static properties.
extension Value: @unchecked Sendable {}
extension Signature: @unchecked Sendable {}
extension Signature.Parameter: @unchecked Sendable {}
extension Builtin: @unchecked Sendable {}
extension ClassObject: @unchecked Sendable {}
extension Namespace: @unchecked Sendable {}
