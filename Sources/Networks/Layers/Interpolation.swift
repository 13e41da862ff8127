/// Interpolation between pixels.
public enum Interpolation: String, Sendable, CaseIterable { case nearest, bilinear }
