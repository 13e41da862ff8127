extension Int {
  /// How many parts of a size it takes to hold so many, the last one perhaps not full; no sum that could overflow.
  public func parts(of size: Int) -> Int { self / size + (self % size == 0 ? 0 : 1) }
}
