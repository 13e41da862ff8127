extension Int {
  /// This number divided by `size`, rounded up, without overflow.
  package func parts(of size: Int) -> Int { self / size + (self % size == 0 ? 0 : 1) }
}
