/// How a value between pixels is found.
public enum Interpolation: String, Sendable, CaseIterable { case nearest, bilinear }
